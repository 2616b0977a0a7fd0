import { InvalidArgumentError, Option } from 'commander';

/** `--jobs N`, for the commands that draw many pictures. */
export function jobsOption(): Option {
  return new Option(
    '--jobs <number>',
    'pictures drawn at once (default: as many as there are cores and memory for)',
  ).argParser((text) => {
    const jobs = Number(text);
    if (!/^\d+$/.test(text) || jobs < 1 || jobs > 256) throw new InvalidArgumentError('Expected 1 to 256.');
    return jobs;
  });
}
