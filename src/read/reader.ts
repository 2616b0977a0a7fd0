import type { Limits } from '../model/limits.ts';
import type { Project } from '../model/project.ts';

/** How a file is begun, by which its format is told. */
interface FileStart {
  readonly bytes: Uint8Array;
  /** The beginning as text, without white space in front. */
  readonly text: string;
}

/** What a reader may ask beside the bytes of the file. */
export interface Surroundings {
  readonly limits: Limits;
  /** The file's own name, where it is known. */
  readonly name?: string;
  /** The bytes of a file beside it, by its path from the file's folder with `/`; `undefined` when there is none. */
  readonly open?: (path: string) => Uint8Array | undefined;
}

/** Reads one format of files. */
export interface FormatReader {
  /** What a file of the format is, for the message that it is none of them. */
  readonly what: string;
  /** Tells by the content, never by the name. */
  recognises(start: FileStart): boolean;
  /** @throws InputError with every problem of the file. */
  read(bytes: Uint8Array, surroundings: Surroundings): Promise<Project>;
}
