import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import initSqlJs from 'sql.js';
import { describe, expect, it } from 'vitest';
import { balsa, temporaryFolder } from '../balsa.ts';
import { buildBmpr, PNG, storedLabel, storedMockup } from '../bmpr.ts';

const project = {
  info: { SchemaVersion: '1.2', ArchiveRevision: '41', ArchiveAttributes: '{"name":"Shop"}' },
  branches: { Master: { skinName: 'wireframe', fontSize: 14 } },
  resources: [
    {
      id: 'A',
      attributes: { kind: 'mockup', name: 'Log in', order: 1 },
      data: storedMockup(
        storedLabel(0, 'a'),
        storedLabel(1, 'b', { children: { controls: { control: [storedLabel(0, 'c')] } } }),
      ),
    },
    { id: 'B', attributes: { kind: 'mockup', name: 'Cart', order: 2 }, data: storedMockup(storedLabel(0, 'x')) },
    { id: 'P', attributes: { kind: 'asset', name: 'dot.png', mimeType: 'image/png' }, data: PNG.toString('base64') },
  ],
  thumbnails: { t: { resourceID: 'A', branchID: 'Master', image: PNG.toString('base64') } },
};

async function folder(): Promise<string> {
  const cwd = await temporaryFolder();
  await writeFile(path.join(cwd, 'shop.bmpr'), await buildBmpr(project));
  return cwd;
}

/** Every row of a database, by table. */
async function rows(file: string): Promise<Record<string, unknown[][]>> {
  const sqlite = await initSqlJs();
  const db = new sqlite.Database(await readFile(file));
  const tables = ['INFO', 'BRANCHES', 'RESOURCES', 'THUMBNAILS', 'USERS', 'COMMENTS'];
  const all = Object.fromEntries(tables.map((table) => [table, db.exec(`SELECT * FROM ${table}`)[0]?.values ?? []]));
  const checks = ['integrity_check', 'foreign_key_check'].map((check) => [
    check,
    db.exec(`PRAGMA ${check}`)[0]?.values ?? [],
  ]);
  db.close();
  return { ...all, ...Object.fromEntries(checks) };
}

describe('balsa convert', () => {
  it('writes project JSON that git can diff: one line for each control, nothing that every save changes', async () => {
    const cwd = await folder();
    const { code, stdout } = await balsa(['convert', 'shop.bmpr', '-o', 'shop.json'], { cwd });
    expect(code).toBe(0);
    expect(stdout.toString()).toBe('wrote     shop.json\n');
    const json = await readFile(path.join(cwd, 'shop.json'), 'utf8');
    const lines = json.split('\n').filter((line) => line.includes('"typeID"'));
    expect(lines).toHaveLength(4);
    expect(lines[2]).toMatch(/^ {14}\{"ID": "0"/);
    expect(json).not.toContain('ArchiveRevision');
    expect(JSON.parse(json).thumbnails).toEqual([]);
    await balsa(['convert', 'shop.bmpr', '-o', 'with.json', '--thumbnails'], { cwd });
    expect(JSON.parse(await readFile(path.join(cwd, 'with.json'), 'utf8')).thumbnails).toHaveLength(1);
  });

  it('writes a BMPR of schema 2.0 that is sound and draws the same', async () => {
    const cwd = await folder();
    await balsa(['convert', 'shop.bmpr', '-o', 'shop.json'], { cwd });
    expect((await balsa(['convert', 'shop.json', '-o', 'again.bmpr'], { cwd })).code).toBe(0);
    const db = await rows(path.join(cwd, 'again.bmpr'));
    expect(db.integrity_check).toEqual([['ok']]);
    expect(db.foreign_key_check).toEqual([]);
    expect(Object.fromEntries(db.INFO as [string, string][])).toEqual({
      SchemaVersion: '2.0',
      ArchiveFormat: 'bmpr',
      ArchiveRevision: '1',
      ArchiveRevisionUUID: '',
      ArchiveAttributes: '{"name":"Shop"}',
    });
    expect(JSON.parse(String(db.BRANCHES?.[0]?.[1]))).toEqual({
      fontFace: 'Balsamiq Sans',
      fontSize: 14,
      linkColor: 545684,
      selectionColor: 9813234,
      skinName: 'wireframe',
    });
    expect(db.RESOURCES?.map(([id, branch, attributes]) => [id, branch, JSON.parse(String(attributes))])).toMatchObject(
      [
        ['A', 'Master', { kind: 'mockup', name: 'Log in', order: 1, parentID: null, trashed: false, importedFrom: '' }],
        ['B', 'Master', { kind: 'mockup', name: 'Cart', order: 2, notes: '', creationDate: 0 }],
        ['P', 'Master', { kind: 'asset', name: 'dot.png', extension: 'png' }],
      ],
    );
    const draw = (file: string) => balsa(['render', file, '--mockup', 'A', '-o', '-'], { cwd });
    expect((await draw('again.bmpr')).stdout.equals((await draw('shop.bmpr')).stdout)).toBe(true);
  });

  it('gives the same bytes at every turn from JSON to BMPR and back', async () => {
    const cwd = await folder();
    const step = (from: string, to: string) => balsa(['convert', from, '-o', to, '--quiet'], { cwd });
    await step('shop.bmpr', '0.bmpr');
    await step('0.bmpr', '1.json');
    await step('1.json', '1.bmpr');
    await step('1.bmpr', '2.json');
    await step('2.json', '2.bmpr');
    const read = (file: string) => readFile(path.join(cwd, file));
    expect((await read('1.json')).equals(await read('2.json'))).toBe(true);
    expect((await read('1.bmpr')).equals(await read('2.bmpr'))).toBe(true);
  });

  it('takes one mockup out of a project, and says what mockup JSON cannot hold', async () => {
    const cwd = await folder();
    const { code, stderr } = await balsa(
      ['convert', 'shop.bmpr', '--mockup', 'Cart', '--to', 'mockup', '-o', 'cart.json'],
      { cwd },
    );
    expect(code).toBe(0);
    expect(stderr).toContain("no place for the project's images");
    const { mockup } = JSON.parse(await readFile(path.join(cwd, 'cart.json'), 'utf8'));
    expect(mockup.attributes.name).toBe('Cart');
    const several = await balsa(['convert', 'shop.bmpr', '--to', 'mockup', '-o', 'x.json'], { cwd });
    expect(several.stderr).toContain('holds 2 mockups: choose one with --mockup');
  });

  it('makes a BMPR of a folder of BMML files, links and symbols included', async () => {
    const cwd = await temporaryFolder();
    const file = (controls: string) =>
      `<mockup version="1.0" measuredW="90" measuredH="90" mockupW="90" mockupH="90"><controls>${controls}</controls></mockup>`;
    const control = (id: number, type: string, properties: string, inner = '') =>
      `<control controlID="${id}" controlTypeID="${type}" x="0" y="${id * 40}" w="-1" h="-1" measuredW="40" measuredH="21" zOrder="${id}"><controlProperties>${properties}</controlProperties>${inner}</control>`;
    const ns = 'com.balsamiq.mockups::';
    await mkdir(path.join(cwd, 'site/assets'), { recursive: true });
    const write = (name: string, content: string | Uint8Array) => writeFile(path.join(cwd, 'site', name), content);
    await write('About.bmml', file(control(0, `${ns}Label`, '<text>About</text>')));
    await write(
      'Home.bmml',
      file(
        control(0, `${ns}Button`, '<href>About%26bm%3BAbout.bmml%26bm%3B</href>') +
          control(1, `${ns}Component`, '<src>./assets/symbols.bmml%23Head</src>') +
          control(2, `${ns}Image`, '<src>./assets/dot.png</src>'),
      ),
    );
    await write('assets/dot.png', PNG);
    const group = control(5, '__group__', '<controlName>Head</controlName>', '<groupChildrenDescriptors/>');
    await write('assets/symbols.bmml', file(group));
    expect((await balsa(['convert', 'site', '-o', 'site.bmpr'], { cwd })).code).toBe(0);
    const { stdout } = await balsa(['convert', 'site.bmpr', '-o', '-'], { cwd });
    const json = JSON.parse(stdout.toString());
    const [about, home] = json.mockups.map(
      (entry: { mockup: { resourceID: string; attributes: object } }) => entry.mockup,
    );
    expect(json.name).toBe('site');
    expect([about.attributes.name, home.attributes.name]).toEqual(['About', 'Home']);
    expect(about.resourceID).toMatch(/^[0-9A-F]{8}-[0-9A-F]{4}-5[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$/);
    expect(home.controls.control.map((c: { properties: object }) => c.properties)).toEqual([
      { href: { ID: about.resourceID } },
      { src: { ID: json.symbolLibraries[0].mockup.resourceID, Anchor: '5' } },
      { src: { ID: json.assets[0].resourceID } },
    ]);
  });

  it('keeps a mockup that stands alone, ready for Balsamiq', async () => {
    const cwd = await temporaryFolder();
    const source = { mockup: { controls: { control: [storedLabel(3, 'x')] } }, projectID: 'p' };
    await writeFile(path.join(cwd, 'a.json'), JSON.stringify(source));
    await balsa(['convert', 'a.json', '-o', 'b.json'], { cwd });
    expect(JSON.parse(await readFile(path.join(cwd, 'b.json'), 'utf8'))).toMatchObject(source);
    await balsa(['convert', 'a.json', '-o', 'c.bmpr'], { cwd });
    const [row] = (await rows(path.join(cwd, 'c.bmpr'))).RESOURCES ?? [];
    expect(JSON.parse(String(row?.[2]))).toMatchObject({ kind: 'mockup', name: 'a' });
    expect(JSON.parse(String(row?.[3])).mockup).toMatchObject({
      measuredW: '70',
      measuredH: '121',
      mockupW: '60',
      mockupH: '21',
    });
  });

  it('converts the good files when one is bad, and leaves the old output of that one', async () => {
    const cwd = await folder();
    await writeFile(path.join(cwd, 'bad.bmpr'), 'SQLite format 3\0 and then nothing');
    await mkdir(path.join(cwd, 'json'));
    await writeFile(path.join(cwd, 'json/bad.json'), 'old');
    const { code, stderr } = await balsa(['convert', 'bad.bmpr', 'shop.bmpr', '-o', 'json/'], { cwd });
    expect(code).toBe(3);
    expect(stderr).toContain('bad.bmpr: is a damaged database');
    expect(await readFile(path.join(cwd, 'json/bad.json'), 'utf8')).toBe('old');
    expect(JSON.parse(await readFile(path.join(cwd, 'json/shop.json'), 'utf8')).name).toBe('Shop');
  });
});
