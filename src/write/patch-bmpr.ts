import type { Mockup } from '../model/project.ts';
import { loadSqlite, WRITER_OFFSET } from '../read/bmpr/sqlite.ts';
import { patchMockup } from './patch.ts';

/**
 * A BMPR in which one mockup has changed: its row is written, with the smallest change to its JSON, and everything else stays.
 * `undefined` where that cannot be done (see `patchMockup`).
 *
 * @param bytes the file that `before` was read from
 */
export async function patchBmpr(bytes: Uint8Array, before: Mockup, after: Mockup): Promise<Uint8Array | undefined> {
  // A database in write-ahead mode needs the files beside it.
  if (bytes[18] === 2 || bytes[19] === 2) return undefined;
  const sqlite = await loadSqlite();
  const database = new sqlite.Database(bytes);
  try {
    const where = 'WHERE ID = ? AND BRANCHID = ?';
    const key = [before.id, before.branchId];
    const rows = database.exec(`SELECT DATA FROM RESOURCES ${where}`, key)[0]?.values ?? [];
    const [data] = rows[0] ?? [];
    if (rows.length !== 1 || typeof data !== 'string') return undefined;
    const patched = patchMockup(data, before, after);
    if (patched === undefined) return undefined;
    database.run(`UPDATE RESOURCES SET DATA = ? ${where}`, [patched, ...key]);
    const written = database.export();
    // By the writer it is told how old a file is.
    written.set(bytes.subarray(WRITER_OFFSET, WRITER_OFFSET + 4), WRITER_OFFSET);
    return written;
  } finally {
    database.close();
  }
}
