import { InputError } from '../../model/errors.ts';
import type { FormatReader } from '../reader.ts';
import { isSqlite } from './sqlite.ts';

/** BMPR where nothing reads it, in a browser: it is told from what is no Balsamiq file. */
export const bmprElsewhere: FormatReader = {
  what: 'a BMPR database',
  recognises: ({ bytes }) => isSqlite(bytes),
  read: async () => {
    const hint = 'Make JSON of it with: balsa convert';
    throw new InputError([{ message: 'is a BMPR database, which balsa reads in Node.js, not in a browser', hint }]);
  },
};
