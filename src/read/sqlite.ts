import type { Database, SqlValue } from 'sql.js';
import { InputError } from '../model/errors.ts';

/** A row by upper-case names of its columns: SQLite does not distinguish case. */
export type Row = ReadonlyMap<string, SqlValue>;

/** The first bytes of every SQLite 3 database. */
const MAGIC = new TextEncoder().encode('SQLite format 3\0');

/** Offsets of the header's two bytes that say how the file is written: 1 rollback journal, 2 write-ahead log. */
const JOURNAL_BYTES = [18, 19] as const;

/** Whether the bytes begin as an SQLite database does. */
export function isSqlite(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, i) => bytes[i] === byte);
}

/** Loads sql.js, which is large and which most runs do not need. */
export async function loadSqlite() {
  const { default: initSqlJs } = await import('sql.js');
  return initSqlJs();
}

/**
 * Opens the database that `bytes` hold and gives what `read` makes of its tables. Every page is checked before anything is
 * read: a damaged database can give wrong rows without an error. Schemas are not trusted: only plain tables are read,
 * since a view or a generated column can run for ever.
 *
 * @throws InputError when the bytes are no sound database.
 */
export async function readSqlite<T>(bytes: Uint8Array, read: (tables: Tables) => T): Promise<T> {
  const sqlite = await loadSqlite();
  let database: Database | undefined;
  try {
    database = new sqlite.Database(withoutLog(bytes));
    database.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA ignore_check_constraints = ON');
    const verdict = database.exec('PRAGMA quick_check(1)')[0]?.values[0]?.[0];
    if (verdict !== 'ok') throw new Error(String(verdict));
    return read(new Tables(database));
  } catch (error) {
    if (error instanceof InputError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(
      [{ message: `is a damaged database: ${reason}`, hint: 'Restore the file from a backup or from its history' }],
      { cause: error },
    );
  } finally {
    database?.close();
  }
}

/** A database in write-ahead mode needs files beside it, which bytes do not have: read as they were checkpointed. */
function withoutLog(bytes: Uint8Array): Uint8Array {
  if (JOURNAL_BYTES.every((offset) => bytes[offset] !== 2)) return bytes;
  const copy = bytes.slice();
  for (const offset of JOURNAL_BYTES) copy[offset] = 1;
  return copy;
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

  /** The rows in the order stored; none when the table is missing. */
  rows(table: string): readonly Row[] {
    const name = this.#names.get(table.toUpperCase());
    if (name === undefined) return [];
    const columns = this.#columns(name);
    if (columns.length === 0) return [];
    const [result] = this.#database.exec(`SELECT ${columns.map(quote).join(', ')} FROM ${quote(name)}`);
    return (result?.values ?? []).map(
      (values) => new Map(columns.map((column, i) => [column.toUpperCase(), values[i] ?? null])),
    );
  }

  /** Stored columns only: `hidden` is 0 for these, other for generated ones. */
  #columns(name: string): readonly string[] {
    const [result] = this.#database.exec('SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0', [name]);
    return (result?.values ?? []).map(([column]) => String(column));
  }
}

function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
