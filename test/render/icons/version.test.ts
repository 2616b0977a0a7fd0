import { describe, expect, it } from 'vitest';
import { readJson } from '../../../src/read/json.ts';
import { emptyProject } from '../../../src/read/project.ts';
import { iconVersion } from '../../../src/render/icons/version.ts';

describe('the version of Font Awesome that draws plain names', () => {
  it.each([
    ['the JSON of a mockup as exported before 2022', '{"mockup":{}}', 4],
    ['the JSON of a mockup as exported since', '{"mockup":{},"dependencies":[],"projectID":"x"}', 6],
    ['the JSON of a project', '{"mockups":[]}', 6],
    ['the JSON of a project that was converted from Mockups 3', '{"mockups":[],"info":{"SchemaVersion":"1.2"}}', 4],
  ] as const)('%s', (_, source, version) => {
    expect(iconVersion(readJson(source))).toBe(version);
  });

  it('is 4 for BMML, and for an archive what its schema says', () => {
    const archive = (schema: string) => ({
      ...emptyProject('bmpr'),
      extra: new Map([['info', { SchemaVersion: schema }]]),
    });
    expect(iconVersion(emptyProject('bmml'))).toBe(4);
    expect(iconVersion(archive('1.2'))).toBe(4);
    expect(iconVersion(archive('2.0'))).toBe(6);
  });
});
