import { InputError } from '../model/errors.ts';
import { DEFAULT_LIMITS, type Limits } from '../model/limits.ts';
import type { Project } from '../model/project.ts';
import type { BmmlFolder } from './bmml/bmml.ts';
import { refuseConflict } from './conflict.ts';
import { decodeText } from './encoding.ts';
import { readJson } from './json/json.ts';
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
  switch (recognise(bytes)) {
    case 'bmpr':
      return (await import('./bmpr/bmpr.ts')).readBmpr(bytes, limits);
    case 'json':
      checkTextBytes(bytes, limits);
      return readJsonBytes(bytes, limits);
    case 'bmml': {
      const name = options.name ?? 'mockup.bmml';
      const open = (path: string) => (path === name ? bytes : options.open?.(path));
      return readFolder({ mockups: [name], libraries: [], open }, limits);
    }
  }
}

/**
 * Reads a folder of BMML files as one project.
 *
 * @throws InputError with every problem of all files.
 */
export async function readFolder(folder: BmmlFolder, limits: Limits = DEFAULT_LIMITS): Promise<Project> {
  return (await import('./bmml/bmml.ts')).readBmml(folder, limits);
}

/** @throws InputError when a file of text is larger than the limits allow. */
function checkTextBytes(bytes: Uint8Array, limits: Limits): void {
  if (bytes.length <= limits.textBytes) return;
  throw new InputError([{ message: `has ${bytes.length} bytes; at most ${limits.textBytes} of text are read` }]);
}

function readJsonBytes(bytes: Uint8Array, limits: Limits): Project {
  const { text, encoding, guessed } = decodeText(bytes);
  refuseConflict(text);
  const project = readJson(text, limits);
  if (!guessed) return project;
  const message = `the file is not UTF-8: read as ${encoding}`;
  return { ...project, notices: [{ kind: 'other', subject: 'encoding', message }, ...project.notices] };
}
