import { InvalidArgumentError, Option } from 'commander';
import { DEFAULT_LIMITS, type Limits } from '../../model/limits.ts';

/** `--limit name=value`, which may be given several times, on every command that reads files. */
export function limitOption(): Option {
  return new Option('--limit <name=value>', 'raise or lower a limit, such as fileBytes=500000000 (repeatable)')
    .argParser(parseLimit)
    .default(DEFAULT_LIMITS, 'see docs/formats.md');
}

function parseLimit(text: string, limits: Limits): Limits {
  const [name = '', value = ''] = text.split('=');
  if (!Object.hasOwn(DEFAULT_LIMITS, name)) {
    throw new InvalidArgumentError(`Expected one of ${Object.keys(DEFAULT_LIMITS).join(', ')}.`);
  }
  const number = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(number) || number === 0) {
    throw new InvalidArgumentError('Expected a whole number above 0.');
  }
  return { ...limits, [name]: number };
}
