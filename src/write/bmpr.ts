import type { Database, SqlValue } from 'sql.js';
import { type Asset, INFO_KEY, type Mockup, type Project, SQLITE_VERSION_KEY } from '../model/project.ts';
import type { Json } from '../model/properties.ts';
import { OTHER_RESOURCES_KEY } from '../read/bmpr/bmpr.ts';
import { loadSqlite, WRITER_OFFSET } from '../read/bmpr/sqlite.ts';
import { type JsonObject, sorted } from './control.ts';
import { assetData, thumbnailAttributes } from './json.ts';
import { attributesToJson, mockupToJson } from './mockup.ts';
import { branchToJson } from './settings.ts';

/** The tables of schema 2.0, as the native Balsamiq Wireframes makes them (FORMAT section 4; read off its files). */
const TABLES = [
  'CREATE TABLE INFO (NAME VARCHAR(255) PRIMARY KEY, VALUE TEXT)',
  'CREATE TABLE BRANCHES (ID VARCHAR(255) PRIMARY KEY, ATTRIBUTES TEXT)',
  'CREATE TABLE RESOURCES (ID VARCHAR(255), BRANCHID VARCHAR(255), ATTRIBUTES TEXT, DATA LONGTEXT, PRIMARY KEY (ID, BRANCHID), FOREIGN KEY (BRANCHID) REFERENCES BRANCHES(ID))',
  'CREATE TABLE THUMBNAILS (ID VARCHAR(255) PRIMARY KEY, ATTRIBUTES MEDIUMTEXT)',
  'CREATE TABLE USERS (ID VARCHAR(255) PRIMARY KEY, ATTRIBUTES TEXT)',
  'CREATE TABLE COMMENTS (ID VARCHAR(255) PRIMARY KEY, BRANCHID VARCHAR(255), RESOURCEID VARCHAR(255), DATA LONGTEXT, USERID VARCHAR(255), ATTRIBUTES TEXT, FOREIGN KEY (USERID) REFERENCES USERS(ID), FOREIGN KEY (RESOURCEID, BRANCHID) REFERENCES RESOURCES(ID, BRANCHID))',
];

const SCHEMA_VERSION = '2.0';

/**
 * The project as a BMPR file of schema 2.0. Resource IDs must be unique within each branch: `prepareForBmpr` sees to that.
 * The same project gives the same bytes.
 */
export async function writeBmpr(project: Project): Promise<Uint8Array> {
  const sqlite = await loadSqlite();
  const database = new sqlite.Database();
  try {
    database.run('PRAGMA page_size = 4096; BEGIN');
    for (const table of TABLES) database.run(table);
    fill(database, project);
    database.run('COMMIT');
    return withWriter(database.export(), project.extra.get(SQLITE_VERSION_KEY));
  } finally {
    database.close();
  }
}

/**
 * The database with what `writerOf` reads of it, so that an archive is as old as the one that it was made from; no version
 * when that is not known. SQLite itself takes nothing from it.
 */
function withWriter(bytes: Uint8Array, version: Json | undefined): Uint8Array {
  const [major = 0, minor = 0, patch = 0] = typeof version === 'string' ? version.split('.').map(Number) : [];
  const number = major * 1_000_000 + minor * 1000 + patch;
  const header = new DataView(bytes.buffer, bytes.byteOffset);
  header.setUint32(WRITER_OFFSET, Number.isSafeInteger(number) && number > 0 ? number : 0);
  return bytes;
}

function fill(database: Database, project: Project): void {
  const insert = (table: string, rows: readonly (readonly SqlValue[])[]) => {
    const [first] = rows;
    if (first === undefined) return;
    const statement = database.prepare(`INSERT INTO ${table} VALUES (${first.map(() => '?').join(', ')})`);
    for (const row of rows) statement.run([...row]);
    statement.free();
  };
  insert('INFO', infoRows(project));
  insert(
    'BRANCHES',
    project.branches.map((branch) => [branch.id, text(branchToJson(branch, project.settings))]),
  );
  insert('RESOURCES', [
    ...project.mockups.map((mockup) => mockupRow(mockup, 'mockup')),
    ...project.symbolLibraries.map((library) => mockupRow(library, 'symbolLibrary')),
    ...project.assets.map(assetRow),
    ...otherRows(project.extra.get(OTHER_RESOURCES_KEY)),
  ]);
  insert(
    'THUMBNAILS',
    project.thumbnails.map((thumbnail) => [thumbnail.id, text(thumbnailAttributes(thumbnail))]),
  );
  insert(
    'USERS',
    project.users.map(({ id, name, extra }) => [id, text({ ...(name ? { name } : {}), ...sorted(extra) })]),
  );
  insert(
    'COMMENTS',
    project.comments.map((comment) => [
      ...[comment.id, comment.branchId, comment.mockupId, comment.text, comment.userId],
      text(sorted(comment.extra)),
    ]),
  );
}

/** The five rows that every file has, and what else the file had. */
function infoRows(project: Project): string[][] {
  const kept = project.extra.get(INFO_KEY);
  const { ArchiveAttributes, ...info } = isObject(kept) ? kept : {};
  const { ArchiveRevisionUUID = '', ArchiveRevision = '1', ...others } = info;
  const usual: JsonObject = {
    SchemaVersion: SCHEMA_VERSION,
    ArchiveFormat: 'bmpr',
    ArchiveRevisionUUID,
    ArchiveAttributes: text({ ...(isObject(ArchiveAttributes) ? ArchiveAttributes : {}), name: project.name }),
    ArchiveRevision,
  };
  const rows: JsonObject = { ...usual, ...sorted(new Map(Object.entries(others))), ...usual };
  return Object.entries(rows).map(([name, value]) => [name, typeof value === 'string' ? value : text(value)]);
}

function mockupRow(mockup: Mockup, kind: string): string[] {
  const attributes = { ...attributesToJson(mockup), kind, trashed: mockup.trashed };
  return [mockup.id, mockup.branchId, text(attributes), text({ mockup: mockupToJson(mockup) })];
}

function assetRow(asset: Asset): string[] {
  const attributes = attributesToJson(asset);
  return [asset.id, asset.branchId, text({ kind: 'asset', ...attributes, trashed: asset.trashed }), assetData(asset)];
}

/** Resources of unknown kinds, as they were read. */
function otherRows(rows: Json | undefined): string[][] {
  if (!Array.isArray(rows)) return [];
  return rows
    .filter(isObject)
    .map((row: JsonObject) => [String(row.ID), String(row.BRANCHID), text(row.ATTRIBUTES ?? {}), String(row.DATA)]);
}

function text(value: Json): string {
  return JSON.stringify(value);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
