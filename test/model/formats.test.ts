import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { endingWritten, FORMAT_CARDS, type Format, formatToWrite, WRITTEN_FORMATS } from '../../src/model/formats.ts';

const FORMATS = Object.keys(FORMAT_CARDS) as Format[];

it('docs/formats.md has a row for every format, with whether it is written', async () => {
  const page = await readFile('docs/formats.md', 'utf8');
  const rows = [...page.matchAll(/^\| \*\*([^*]+)\*\*.*\| yes \| (yes|no)\b[^|]*\|$/gm)].map(([, title, written]) => [
    title,
    written,
  ]);
  const cards = Object.values(FORMAT_CARDS).map(({ title, writtenAs }) => [title, writtenAs ? 'yes' : 'no']);
  expect(rows.sort()).toEqual(cards.sort());
});

it('a file is written in a format that has its ending, whatever was read', () => {
  for (const own of FORMATS) {
    for (const ending of new Set(WRITTEN_FORMATS.map(endingWritten))) {
      expect(endingWritten(formatToWrite(`a.${ending}`, own))).toBe(ending);
    }
  }
  expect(formatToWrite('a.json', 'json-mockup')).toBe('mockup');
  expect(formatToWrite('a.json', 'bmpr')).toBe('json');
  expect(formatToWrite('-', 'bmml')).toBe('json');
});
