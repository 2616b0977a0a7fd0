import { readFileSync } from 'node:fs';
import { ownFile } from '../package-files.ts';

/** The version of balsa, such as `0.1.0`. */
export function version(): string {
  return JSON.parse(readFileSync(ownFile('package.json'), 'utf8')).version;
}
