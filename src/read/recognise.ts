import { InputError } from '../model/errors.ts';
import { decodeText } from './encoding.ts';
import type { FormatReader } from './reader.ts';

/** How much of a text is looked at. */
const HEAD_BYTES = 4096;

/** Binary files that people take for projects, by their first bytes. */
const STRANGERS: readonly { readonly magic: readonly number[]; readonly name: string; readonly hint?: string }[] = [
  {
    magic: [0x50, 0x4b, 0x03, 0x04],
    name: 'a ZIP archive',
    hint: 'Unpack it: Balsamiq exports a project of BMML files as ZIP',
  },
  { magic: [0x89, 0x50, 0x4e, 0x47], name: 'a PNG image' },
  { magic: [0xff, 0xd8, 0xff], name: 'a JPEG image' },
  { magic: [0x25, 0x50, 0x44, 0x46], name: 'a PDF document' },
  { magic: [0x1f, 0x8b], name: 'a gzip archive', hint: 'Unpack it' },
];

/** Keys of the Business Model Markup Language, whose files are called `.bmml` too. */
const BUSINESS_MODEL = /^\s*(?:customer_segments|value_propositions|revenue_streams|key_partners|canvas)\s*:/m;

/**
 * Tells by the content, never by the name, how a file is to be read.
 *
 * @param readers of the formats, in the order in which they are asked
 * @throws InputError that names what the file is instead, where that can be told.
 */
export function recognise(bytes: Uint8Array, readers: readonly FormatReader[]): FormatReader {
  if (bytes.length === 0) throw refusal('is empty');
  for (const { magic, name, hint } of STRANGERS) {
    if (magic.every((byte, i) => bytes[i] === byte)) throw refusal(`is ${name}, not a Balsamiq file`, hint);
  }
  const head = decodeText(bytes.subarray(0, HEAD_BYTES)).text;
  const text = head.trimStart();
  const reader = readers.find((one) => one.recognises({ bytes, text }));
  if (reader) return reader;
  if (text.startsWith('version https://git-lfs.github.com/')) {
    throw refusal('is a pointer of Git LFS, not the file itself', 'Run: git lfs pull');
  }
  if (BUSINESS_MODEL.test(head)) {
    throw refusal('is a YAML file of the Business Model Markup Language, which shares the ending .bmml');
  }
  throw refusal(`is not a Balsamiq file: neither ${readers.map(({ what }) => what).join(', nor ')}`);
}

function refusal(message: string, hint?: string): InputError {
  return new InputError([{ message, ...(hint === undefined ? {} : { hint }) }]);
}
