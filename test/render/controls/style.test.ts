import { describe, expect, it } from 'vitest';
import { contrastColour } from '../../../src/render/controls/style.ts';

describe('text on a fill', () => {
  it('is white on the dark fills of real exports and black on the light ones', () => {
    for (const dark of [0x000000, 0x666666, 0xcc0000, 0x2b78e4, 0xe06666, 0xbf9000]) {
      expect(contrastColour(dark), dark.toString(16)).toBe(0xffffff);
    }
    for (const light of [0x999999, 0xb6d7a8, 0xffd966, 0xffff00, 0xeeeeee, 0xffffff]) {
      expect(contrastColour(light), light.toString(16)).toBe(0x000000);
    }
  });
});
