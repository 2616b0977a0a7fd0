import { Option } from 'commander';

/** `--font file`, which may be given several times, on commands that draw or measure files of the user's choice. */
export function fontOption(): Option {
  return new Option(
    '--font <file>',
    'a TrueType or OpenType font for characters that Balsamiq Sans lacks; repeatable',
  ).argParser((file: string, before: readonly string[] = []) => [...before, file]);
}
