import { bmmlReader } from './bmml/reader.ts';
import { bmprReader } from './bmpr/reader.ts';
import { jsonReader } from './json/reader.ts';
import type { FormatReader } from './reader.ts';

/** The readers of all formats, in the order in which they are asked. */
export const READERS: readonly FormatReader[] = [bmprReader, bmmlReader, jsonReader];
