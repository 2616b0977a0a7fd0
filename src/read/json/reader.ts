import { InputError } from '../../model/errors.ts';
import { refuseConflict } from '../conflict.ts';
import { decodeText } from '../encoding.ts';
import type { FormatReader } from '../reader.ts';
import { readJson } from './json.ts';

/** JSON of a mockup or of a project. */
export const jsonReader: FormatReader = {
  what: 'JSON',
  recognises: ({ text }) => text.startsWith('{') || text.startsWith('['),
  read: async (bytes, { limits }) => {
    if (bytes.length > limits.textBytes) {
      throw new InputError([{ message: `has ${bytes.length} bytes; at most ${limits.textBytes} of text are read` }]);
    }
    const { text, encoding, guessed } = decodeText(bytes);
    refuseConflict(text);
    const project = readJson(text, limits);
    if (!guessed) return project;
    const message = `the file is not UTF-8: read as ${encoding}`;
    return { ...project, notices: [{ kind: 'other', subject: 'encoding', message }, ...project.notices] };
  },
};
