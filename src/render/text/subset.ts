import type { Scene } from '../scene.ts';
import type { TextEngine } from './engine.ts';

export { FONT_FAMILY } from './fonts.ts';

/** The `@font-face` rules that the scene's text needs, each with its part of the font embedded. */
export function fontFaces(_scene: Scene, _engine: TextEngine): string {
  return '';
}
