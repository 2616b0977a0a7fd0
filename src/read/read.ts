import { InputError } from '../model/errors.ts';
import { DEFAULT_LIMITS, type Limits } from '../model/limits.ts';
import type { Project } from '../model/project.ts';
import { readJson } from './json.ts';

/**
 * Reads a Balsamiq file of any format, recognised by its content.
 *
 * @throws InputError with every problem of the file.
 */
export async function readProject(bytes: Uint8Array, limits: Limits = DEFAULT_LIMITS): Promise<Project> {
  if (bytes.byteLength > limits.fileBytes) {
    throw new InputError([{ message: `has ${bytes.byteLength} bytes; at most ${limits.fileBytes} are read` }]);
  }
  return readJson(new TextDecoder().decode(bytes), limits);
}
