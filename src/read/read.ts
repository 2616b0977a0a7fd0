import { InputError } from '../model/errors.ts';
import { DEFAULT_LIMITS, type Limits } from '../model/limits.ts';
import type { Project } from '../model/project.ts';
import type { BmmlFolder } from './bmml/bmml.ts';
import { READERS } from './readers.ts';
import { recognise } from './recognise.ts';

export interface ReadOptions {
  readonly limits?: Limits;
  /** The file's own name, after which a BMML mockup is called: `Home.bmml`. */
  readonly name?: string;
  /**
   * The bytes of a file beside it, by its path from the file's folder with `/`; `undefined` when there is none. BMML keeps
   * symbols and images there; without it these are missing.
   */
  readonly open?: (path: string) => Uint8Array | undefined;
}

/**
 * Reads a Balsamiq file of any format, recognised by its content. What a format needs is loaded when a file has it.
 *
 * @throws InputError with every problem of the file; it names no file, which `InputError.inFile` adds.
 */
export async function readProject(bytes: Uint8Array, options: ReadOptions = {}): Promise<Project> {
  const limits = options.limits ?? DEFAULT_LIMITS;
  if (bytes.length > limits.fileBytes) {
    throw new InputError([{ message: `has ${bytes.length} bytes; at most ${limits.fileBytes} are read` }]);
  }
  return recognise(bytes, READERS).read(bytes, { ...options, limits });
}

/**
 * Reads a folder of BMML files as one project.
 *
 * @throws InputError with every problem of all files.
 */
export async function readFolder(folder: BmmlFolder, limits: Limits = DEFAULT_LIMITS): Promise<Project> {
  return (await import('./bmml/bmml.ts')).readBmml(folder, limits);
}
