import { describe, expect, it } from 'vitest';
import { MASTER_BRANCH } from '../../src/model/project.ts';
import { readProject } from '../../src/read/read.ts';
import { buildBmpr, PNG, type StoredProject, storedLabel, storedMockup } from '../bmpr.ts';

const mockup = (name: string, order: number, more: object = {}) => ({ kind: 'mockup', name, order, ...more });

const full: StoredProject = {
  info: {
    SchemaVersion: '2.0',
    ArchiveFormat: 'bmpr',
    ArchiveRevision: '7',
    ArchiveRevisionUUID: '',
    ArchiveAttributes: '{"name":"Shop","creationDate":5}',
  },
  branches: {
    Master: {
      skinName: 'wireframe',
      fontFace: 'Arial',
      fontSize: 16,
      linkColor: 255,
      selectionColor: 1,
      symbolLibraryID: 'L',
    },
    B1: { branchName: 'Darker' },
  },
  resources: [
    { id: 'C', attributes: mockup('Child', 1, { parentID: 'A' }), data: storedMockup(storedLabel(1, 'child')) },
    { id: 'B', attributes: mockup('Second', 20, { notes: 'as *agreed*' }), data: storedMockup() },
    { id: 'A', attributes: mockup('First', 3.5), data: storedMockup(storedLabel(1, 'a'), storedLabel(0, 'b')) },
    { id: 'A', branch: 'B1', attributes: { creationDate: 0 }, data: storedMockup(storedLabel(0, 'dark')) },
    { id: 'T', attributes: mockup('Old', 2, { trashed: true, trashedTimeStamp: 99 }), data: storedMockup() },
    { id: 'L', attributes: { kind: 'symbolLibrary', name: 'Symbols' }, data: storedMockup() },
    { id: 'P', attributes: { kind: 'asset', name: 'dot.png', extension: 'png' }, data: PNG.toString('base64') },
    {
      id: 'Q',
      attributes: { kind: 'asset', name: 'dot', mimeType: 'image/png' },
      data: PNG.toString('base64').replace(/.{20}/g, '$&\r\n'),
    },
    { id: 'H', attributes: { kind: 'hologram', name: 'h' }, data: 'beam' },
  ],
  thumbnails: { t1: { resourceID: 'A', branchID: 'Master', image: PNG.toString('base64') }, t2: {} },
  users: { u: { name: 'Ann', email: 'ann@example.org' } },
  comments: [{ id: 'c', branch: 'Master', resource: 'A', data: 'Too dark?', user: 'u' }],
};

describe('reading a BMPR', () => {
  it('gives the mockups in the order of the navigator, alternates after the official version', async () => {
    const project = await readProject(await buildBmpr(full));
    expect(project.mockups.map(({ name, branchId, trashed }) => [name, branchId, trashed])).toEqual([
      ['Old', MASTER_BRANCH, true],
      ['First', MASTER_BRANCH, false],
      ['First', 'B1', false],
      ['Child', MASTER_BRANCH, false],
      ['Second', MASTER_BRANCH, false],
    ]);
    expect(project.mockups[1]?.controls.map((control) => control.properties.text)).toEqual(['b', 'a']);
    expect(project.mockups[4]?.notes).toBe('as *agreed*');
  });

  it('takes name, settings and alternates', async () => {
    const project = await readProject(await buildBmpr(full));
    expect(project.name).toBe('Shop');
    expect(project.settings).toEqual({
      skin: 'wireframe',
      fontFace: 'Arial',
      fontSize: 16,
      linkColour: 255,
      selectionColour: 1,
    });
    expect(project.branches.map(({ id, name }) => [id, name])).toEqual([
      [MASTER_BRANCH, 'Official Version'],
      ['B1', 'Darker'],
    ]);
  });

  it('decodes assets of both eras', async () => {
    const { assets } = await readProject(await buildBmpr(full));
    for (const asset of assets) {
      expect(asset.mediaType).toBe('image/png');
      expect(Buffer.from(asset.bytes).equals(PNG)).toBe(true);
    }
    expect(assets).toHaveLength(2);
  });

  it('reads symbols, thumbnails, users and comments', async () => {
    const project = await readProject(await buildBmpr(full));
    expect(project.symbolLibraries.map(({ id }) => id)).toEqual(['L']);
    expect(project.thumbnails.map(({ id, mockupId, image }) => [id, mockupId, image.length])).toEqual([
      ['t1', 'A', PNG.length],
      ['t2', '', 0],
    ]);
    expect(project.users).toMatchObject([{ id: 'u', name: 'Ann' }]);
    expect(project.comments).toMatchObject([{ mockupId: 'A', userId: 'u', text: 'Too dark?' }]);
  });

  it('keeps resources of unknown kinds and says so', async () => {
    const project = await readProject(await buildBmpr(full));
    expect(project.notices.map(({ message }) => message)).toContain(
      'resources of the kind "hologram" are not known: they are kept, not drawn',
    );
    expect(project.extra.get('otherResources')).toMatchObject([{ ID: 'H', DATA: 'beam' }]);
  });

  it('finds the thumbnail of schema 1 by its ID', async () => {
    const project = await readProject(
      await buildBmpr({
        encoding: 'UTF-16le',
        resources: [{ id: 'A', attributes: mockup('Żółw 亀', 1, { thumbnailID: 't9' }), data: storedMockup() }],
        thumbnails: { t9: { image: PNG.toString('base64') } },
      }),
    );
    expect(project.thumbnails).toMatchObject([{ mockupId: 'A' }]);
    expect(project.mockups[0]?.name).toBe('Żółw 亀');
  });

  it.each<[string, StoredProject]>([
    ['only the table of resources', { resources: [{ id: 'A', data: storedMockup() }] }],
    ['a mockup without data', { resources: [{ id: 'A', attributes: { kind: 'mockup' } }] }],
    [
      'a table without columns for IDs',
      {
        more: [
          'CREATE TABLE Resources (attributes TEXT, data TEXT)',
          `INSERT INTO Resources VALUES ('{}', '{"mockup":{}}')`,
        ],
      },
    ],
    ['a mockup with controls null', { resources: [{ id: 'A', data: { mockup: { controls: null } } }] }],
  ])('tolerates %s', async (_, stored) => {
    expect((await readProject(await buildBmpr(stored))).mockups).toHaveLength(1);
  });

  it('reads a database that was written in write-ahead mode', async () => {
    const bytes = await buildBmpr(full);
    bytes[18] = 2;
    bytes[19] = 2;
    expect((await readProject(bytes)).mockups).toHaveLength(5);
  });

  it.each<[string, StoredProject, string]>([
    ['another program', { more: ['CREATE TABLE moz_places (id)'] }, 'has no table RESOURCES'],
    ['a view for the table', { more: ['CREATE VIEW RESOURCES AS SELECT 1 AS ID'] }, 'has no table RESOURCES'],
    ['a schema of the future', { ...full, info: { SchemaVersion: '3.1' } }, 'schema version 3.1; balsa reads 1 and 2'],
    [
      'a mockup that is no JSON',
      { resources: [{ id: 'A', attributes: mockup('Log in', 1), data: '{"mockup":' }] },
      'mockup "Log in": RESOURCES "A" DATA: is not JSON',
    ],
    [
      'attributes that are a list',
      { resources: [{ id: 'A', attributes: '[1]' }] },
      'RESOURCES "A" ATTRIBUTES: is not an object',
    ],
    [
      'a control that is wrong',
      {
        resources: [
          { id: 'A', attributes: mockup('Log in', 1), data: storedMockup(storedLabel(4, 'x', { x: 'left' })) },
        ],
      },
      'mockup "Log in": control 4: RESOURCES "A" DATA.controls.control[0].x: expected a number, got "left"',
    ],
  ])('refuses %s, with the place', async (_, stored, message) => {
    const bytes = await buildBmpr(stored);
    await expect(readProject(bytes)).rejects.toThrow(message);
  });
});
