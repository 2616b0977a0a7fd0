import { Option } from 'commander';

/** `--outside`, on every command that reads what a repository's files name. */
export function outsideOption(): Option {
  return new Option('--outside', 'also read sources, fonts and links that lie outside the repository');
}
