import { describe, expect, it } from 'vitest';
import { INFO_KEY, type Project } from '../../src/model/project.ts';
import type { Json } from '../../src/model/properties.ts';
import { readBmpr } from '../../src/read/bmpr/bmpr.ts';
import { readJson } from '../../src/read/json/json.ts';
import { emptyProject } from '../../src/read/json/project.ts';
import { eraOf, iconVersionOf, isBefore, textManners } from '../../src/render/era.ts';
import { writeBmpr } from '../../src/write/bmpr.ts';
import { writeProjectJson } from '../../src/write/json.ts';

const archive = (schema: string, sqlite?: string, more: Partial<Project> = {}): Project => ({
  ...emptyProject('bmpr'),
  ...more,
  extra: new Map<string, Json>([
    ['info', { SchemaVersion: schema }],
    ...(sqlite === undefined ? [] : [['sqliteVersion', sqlite] as const]),
  ]),
});
const mockups = (source: string) => readJson(source).mockups;
const arrow = (measuredW: number) =>
  `{"typeID":"Arrow","measuredW":"${measuredW}","measuredH":"100","properties":{"p0":{"x":0,"y":0},"p2":{"x":9,"y":9}}}`;
const mockup = (controls: string, rest = '') => `{"mockup":{"controls":{"control":[${controls}]}${rest}}}`;
const icon = (id: string) => `{"typeID":"Icon","properties":{"icon":{"ID":"${id}","size":"small"}}}`;

describe('the era of a project', () => {
  it.each([
    ['the JSON of a mockup as exported before 2022', '{"mockup":{}}', 'wireframes-2019'],
    ['the JSON of a mockup as exported since', '{"mockup":{},"dependencies":[]}', 'wireframes-2023'],
    ['the JSON of a mockup with an icon of a later version', mockup(icon('check-solid')), 'wireframes-2023'],
    ['the JSON of a mockup by Mockups 3', mockup(arrow(97)), 'mockups-3'],
    ['the JSON of a mockup by Wireframes', mockup(arrow(150)), 'wireframes-2019'],
    ['the JSON of a project', '{"mockups":[]}', 'wireframes-2023'],
    ['a project that was converted from Mockups 3', '{"mockups":[],"info":{"SchemaVersion":"1.2"}}', 'mockups-3'],
  ] as const)('%s', (_, source, era) => {
    expect(eraOf(readJson(source))).toBe(era);
  });

  it.each([
    ['of schema 1', archive('1.2'), 'mockups-3'],
    ['by Mockups 3 in schema 2', archive('2.0', '3.7.4'), 'mockups-3'],
    ['by an older Wireframes', archive('2.0', '3.37.0'), 'wireframes-2019'],
    ["by today's Wireframes", archive('2.0', '3.38.3'), 'wireframes-2023'],
    ['that nobody signed', archive('2.0'), 'wireframes-2023'],
    [
      'by an old system with an icon of a later version',
      archive('2.0', '3.37.0', { mockups: mockups(mockup(icon('check-solid'))) }),
      'wireframes-2023',
    ],
    [
      'by an old system with a field of a later version',
      archive('2.0', '3.37.0', { mockups: mockups(mockup('', ',"calloutsOffset":{}')) }),
      'wireframes-2023',
    ],
  ] as const)('an archive %s', (_, project, era) => {
    expect(eraOf(project)).toBe(era);
  });

  it('is kept by every form of a project', async () => {
    const old = archive('2.0', '3.31.1');
    const read = await readBmpr(await writeBmpr(old));
    expect(eraOf(read)).toBe('wireframes-2019');
    expect(eraOf(readJson(writeProjectJson(read)))).toBe('wireframes-2019');
  });

  it('says which Font Awesome plain names mean, and what came first', () => {
    expect(eraOf(emptyProject('bmml'))).toBe('mockups-2');
    expect(iconVersionOf('mockups-2', 'sketch')).toBe('drawn');
    expect(iconVersionOf('mockups-2', 'wireframe')).toBe(4);
    expect(iconVersionOf('wireframes-2019', 'sketch')).toBe(4);
    expect(iconVersionOf('wireframes-2023', 'sketch')).toBe(6);
    expect(isBefore('mockups-3', 'wireframes-2019')).toBe(true);
    expect(isBefore('mockups-3', 'mockups-3')).toBe(false);
  });
});

it('Mockups has tab stops 48 units apart, whatever the text, and breaks lines beside signs', () => {
  expect(textManners('mockups-2')).toEqual({ tabStop: 48, breaksAtSigns: true });
  expect(textManners('mockups-3')).toEqual({ tabStop: 48, breaksAtSigns: true });
  expect(textManners('wireframes-2019')).toEqual({});
});

it('an archive that was begun until the middle of 2015 is of the first releases of Mockups 3', () => {
  const begun = (creationDate: number) => {
    const info = { SchemaVersion: '1.2', ArchiveAttributes: { creationDate } };
    return eraOf({ ...archive('1.2', '3.7.4'), extra: new Map([[INFO_KEY, info]]) });
  };
  expect(begun(Date.UTC(2015, 2, 14))).toBe('mockups-3-early');
  expect(begun(Date.UTC(2015, 9, 6))).toBe('mockups-3');
  expect(begun(0)).toBe('mockups-3');
});
