import type { FormatReader } from '../reader.ts';
import { isSqlite } from './sqlite.ts';

/** BMPR: an SQLite database. What reads it is large, and loaded when a file is one. */
export const bmprReader: FormatReader = {
  what: 'a BMPR database',
  recognises: ({ bytes }) => isSqlite(bytes),
  read: async (bytes, { limits }) => (await import('./bmpr.ts')).readBmpr(bytes, limits),
};
