import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import initSqlJs from 'sql.js';
import { glob } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import type { Project } from '../../src/model/project.ts';
import { readProject } from '../../src/read/read.ts';
import { writeBmpr } from '../../src/write/bmpr.ts';
import { writeMockupJson, writeProjectJson } from '../../src/write/json.ts';
import { mockupToJson } from '../../src/write/mockup.ts';
import { prepareForBmpr } from '../../src/write/prepare.ts';
import { corpus, NEEDS_CORPUS } from '../corpus.ts';

const folder = fileURLToPath(new URL('../../project-files/', import.meta.url));
const bare = ({ format: _, extra: __, ...project }: Project) => project;

describe.each(readdirSync(folder).filter((name) => name.endsWith('.json')))('a BMPR of %s', (name) => {
  it('is sound, has what Balsamiq expects, and reads back equal', async () => {
    const project = prepareForBmpr(await readProject(readFileSync(folder + name)), 'Roadmap');
    const bytes = await writeBmpr(project);
    expect(bare(await readProject(bytes))).toEqual(bare(project));
    const sqlite = await initSqlJs();
    const db = new sqlite.Database(bytes);
    const rows = (sql: string) => db.exec(sql)[0]?.values ?? [];
    expect(rows('PRAGMA integrity_check')).toEqual([['ok']]);
    expect(rows('PRAGMA foreign_key_check')).toEqual([]);
    expect(rows('PRAGMA encoding')).toEqual([['UTF-8']]);
    const columns = (table: string) =>
      rows(`PRAGMA table_info(${table})`).map(([, column, type]) => `${column} ${type}`);
    const id = 'ID VARCHAR(255)';
    expect(columns('INFO')).toEqual(['NAME VARCHAR(255)', 'VALUE TEXT']);
    expect(columns('BRANCHES')).toEqual([id, 'ATTRIBUTES TEXT']);
    expect(columns('RESOURCES')).toEqual([id, 'BRANCHID VARCHAR(255)', 'ATTRIBUTES TEXT', 'DATA LONGTEXT']);
    expect(columns('THUMBNAILS')).toEqual([id, 'ATTRIBUTES MEDIUMTEXT']);
    expect(columns('USERS')).toEqual([id, 'ATTRIBUTES TEXT']);
    expect(columns('COMMENTS')).toEqual([
      ...[
        id,
        'BRANCHID VARCHAR(255)',
        'RESOURCEID VARCHAR(255)',
        'DATA LONGTEXT',
        'USERID VARCHAR(255)',
        'ATTRIBUTES TEXT',
      ],
    ]);
    expect(rows('SELECT NAME FROM INFO ORDER BY NAME').flat()).toEqual([
      ...['ArchiveAttributes', 'ArchiveFormat', 'ArchiveRevision', 'ArchiveRevisionUUID', 'SchemaVersion'],
    ]);
    for (const [attributes, data] of rows('SELECT ATTRIBUTES, DATA FROM RESOURCES')) {
      const keys = ['creationDate', 'importedFrom', 'kind', 'name', 'notes', 'order', 'parentID', 'trashed'];
      expect(Object.keys(JSON.parse(String(attributes)))).toEqual(expect.arrayContaining(keys));
      const { mockup } = JSON.parse(String(data));
      const sizes = [mockup.measuredW, mockup.measuredH, mockup.mockupW, mockup.mockupH];
      for (const size of sizes) expect(size).toMatch(/^\d+(\.\d+)?$/);
      for (const control of mockup.controls.control) {
        for (const key of ['ID', 'x', 'y', 'zOrder']) expect(control[key]).toMatch(/^-?\d+(\.\d+)?$/);
      }
    }
    db.close();
  });
});

/** Paths of what `original` says and `written` does not, the length of points aside: x and y say it. */
function lost(original: unknown, written: unknown, path = '$'): string[] {
  if (original === null || original === '' || written === original) return [];
  if (Array.isArray(original)) {
    const others: unknown[] = Array.isArray(written) ? written : [];
    return original.flatMap((item, i) => lost(item, partner(item, others, i), `${path}[${i}]`));
  }
  if (typeof original !== 'object') {
    const equal =
      String(original) === String(written) || (String(original).trim() !== '' && Number(original) === Number(written));
    return equal ? [] : [`${path}: ${original} became ${written}`];
  }
  const other = new Map(Object.entries(typeof written === 'object' && written !== null ? written : {}));
  return Object.entries(original).flatMap(([key, value]) => {
    const isPointLength = key === 'length' && Object.hasOwn(original, 'x');
    const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0;
    return isPointLength || isEmpty ? [] : lost(value, other.get(key), `${path}.${key}`);
  });
}

/** Controls are found by their ID: they are written in paint order. */
function partner(item: unknown, others: readonly unknown[], index: number): unknown {
  const id = typeof item === 'object' && item !== null && 'typeID' in item && 'ID' in item ? item.ID : undefined;
  if (id === undefined) return others[index];
  return others.find((other) => typeof other === 'object' && other !== null && 'ID' in other && other.ID === id);
}

/** Every so manieth file, so that the test stays fast and meets all eras. */
async function some(pattern: string, count: number): Promise<string[]> {
  const ignore = ['**/source.json', 'pairs.json', 'atlas/**'];
  const files = (await glob([pattern], { cwd: corpus ?? '.', ignore })).sort();
  return files.filter((_, i) => i % Math.ceil(files.length / count) === 0);
}

describe.skipIf(!corpus)(`real files${NEEDS_CORPUS}`, () => {
  it('lose nothing when mockup and project JSON is written again', async () => {
    for (const file of await some('**/*.json', 25)) {
      const bytes = readFileSync(`${corpus}/${file}`);
      const project = await readProject(bytes);
      if (project.notices.length > 0) continue;
      const [mockup] = project.mockups;
      const single = project.format === 'json-mockup' && mockup !== undefined;
      const written = single ? writeMockupJson(project, mockup) : writeProjectJson(project, { thumbnails: true });
      const original = JSON.parse(new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8').decode(bytes));
      expect(lost(original, JSON.parse(written)), file).toEqual([]);
    }
  });

  it('lose no control, property or key of a BMPR', async () => {
    const sqlite = await initSqlJs();
    for (const file of await some('**/*.bmpr', 12)) {
      const bytes = readFileSync(`${corpus}/${file}`);
      const project = await readProject(bytes);
      const db = new sqlite.Database(bytes);
      for (const mockup of [...project.mockups, ...project.symbolLibraries]) {
        const key = [mockup.id, mockup.branchId];
        const [[data] = []] = db.exec('SELECT DATA FROM RESOURCES WHERE ID = ? AND BRANCHID = ?', key)[0]?.values ?? [];
        const { attributes: _, branchID: __, resourceID: ___, ...stored } = JSON.parse(String(data)).mockup;
        expect(lost(stored, mockupToJson(mockup)), `${file} ${mockup.name}`).toEqual([]);
      }
      db.close();
    }
  });
});
