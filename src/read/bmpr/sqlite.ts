import type { Database, SqlValue } from 'sql.js';
import { InputError } from '../../model/errors.ts';
import { packageFile } from '../../package-files.ts';

/** A row by upper-case names of its columns: SQLite does not distinguish case. */
export type Row = ReadonlyMap<string, SqlValue>;

/** The first bytes of every SQLite 3 database. */
const MAGIC = new TextEncoder().encode('SQLite format 3\0');

/** Offset of the header's number of the library that wrote the file last: 3038003 is 3.38.3; 0 where nobody says. */
export const WRITER_OFFSET = 96;

/** Offsets of the header's two bytes that say how the file is written: 1 rollback journal, 2 write-ahead log. */
const JOURNAL_BYTES = [18, 19] as const;

const HEADER_BYTES = 100;
const RESTORE = 'Restore the file from a backup or from its history';

/** Whether the bytes begin as an SQLite database does. */
export function isSqlite(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, i) => bytes[i] === byte);
}

/** The version of the SQLite library that wrote the database last, as `3.38.3`; `undefined` where the header has none. */
export function writerOf(bytes: Uint8Array): string | undefined {
  if (bytes.length < HEADER_BYTES) return undefined;
  const version = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES).getUint32(WRITER_OFFSET);
  if (version === 0) return undefined;
  return [Math.floor(version / 1_000_000), Math.floor(version / 1000) % 1000, version % 1000].join('.');
}

/** Loads sql.js, which is large and which most runs do not need. */
export async function loadSqlite() {
  const { default: initSqlJs } = await import('sql.js');
  return initSqlJs({ locateFile: () => packageFile('sql.js/dist/sql-wasm.wasm') });
}

/**
 * Opens the database that `bytes` hold and gives what `read` makes of its tables. Every page is checked before anything is
 * read: a damaged database can give wrong rows without an error. Schemas are not trusted: only plain tables are read, since
 * a view or a computed column can run for ever.
 *
 * @throws InputError when the bytes are no sound database.
 */
export async function readSqlite<T>(bytes: Uint8Array, read: (tables: Tables) => T): Promise<T> {
  checkLength(bytes);
  const sqlite = await loadSqlite();
  let database: Database | undefined;
  try {
    database = new sqlite.Database(withoutLog(bytes));
    database.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA ignore_check_constraints = ON');
    refuseComputed(database);
    const verdict = database.exec('PRAGMA quick_check(1)')[0]?.values[0]?.[0];
    if (verdict !== 'ok') throw new Error(String(verdict));
    return read(new Tables(database));
  } catch (error) {
    if (error instanceof InputError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError([{ message: `is a damaged database: ${reason}`, hint: RESTORE }], { cause: error });
  } finally {
    database?.close();
  }
}

/**
 * A database that was cut off can pass every check of its pages. Its header tells how many it should have, where the last
 * program that wrote it kept that number (the two counters are equal).
 */
function checkLength(bytes: Uint8Array): void {
  if (bytes.length < HEADER_BYTES) throw new InputError([{ message: 'is a damaged database: it ends in its header' }]);
  const header = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES);
  const pageSize = header.getUint16(16) === 1 ? 65_536 : header.getUint16(16);
  const expected = pageSize * header.getUint32(28);
  if (header.getUint32(24) !== header.getUint32(92) || bytes.length >= expected) return;
  const message = `is a damaged database: it ends early, after ${bytes.length} of ${expected} bytes`;
  throw new InputError([{ message, hint: RESTORE }]);
}

/** A database in write-ahead mode needs files beside it, which bytes do not have: read as they were checkpointed. */
function withoutLog(bytes: Uint8Array): Uint8Array {
  if (JOURNAL_BYTES.every((offset) => bytes[offset] !== 2)) return bytes;
  const copy = bytes.slice();
  for (const offset of JOURNAL_BYTES) copy[offset] = 1;
  return copy;
}

/** Checking the pages computes such columns, which can take for ever. */
function refuseComputed(database: Database): void {
  const [found] = database.exec(
    `SELECT t.name FROM sqlite_master t, pragma_table_xinfo(t.name) c WHERE t.type = 'table' AND t.sql NOT LIKE 'CREATE VIRTUAL%' AND c.hidden > 1 LIMIT 1`,
  );
  if (found === undefined) return;
  throw new InputError([
    { message: `has computed columns in the table ${found.values[0]?.[0]}, as no Balsamiq project has` },
  ]);
}

/** The plain tables of an open database. */
export class Tables {
  readonly #database: Database;
  /** Names as stored, by their upper-case form. */
  readonly #names: ReadonlyMap<string, string>;

  constructor(database: Database) {
    this.#database = database;
    const rows = database.exec(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'`,
    );
    this.#names = new Map((rows[0]?.values ?? []).map(([name]) => [String(name).toUpperCase(), String(name)]));
  }

  has(table: string): boolean {
    return this.#names.has(table.toUpperCase());
  }

  /**
   * The rows in the order stored; none when the table is missing.
   *
   * @throws InputError when there are more than `limit`.
   */
  rows(table: string, limit: number): readonly Row[] {
    const name = this.#names.get(table.toUpperCase());
    if (name === undefined) return [];
    const columns = this.#columns(name);
    if (columns.length === 0) return [];
    const select = `SELECT ${columns.map(quote).join(', ')} FROM ${quote(name)} LIMIT ${limit + 1}`;
    const [result] = this.#database.exec(select);
    if ((result?.values.length ?? 0) > limit) {
      throw new InputError([{ place: table, message: `has more than ${limit} rows` }]);
    }
    return (result?.values ?? []).map(
      (values) => new Map(columns.map((column, i) => [column.toUpperCase(), values[i] ?? null])),
    );
  }

  #columns(name: string): readonly string[] {
    const [result] = this.#database.exec('SELECT name FROM pragma_table_info(?)', [name]);
    return (result?.values ?? []).map(([column]) => String(column));
  }
}

function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
