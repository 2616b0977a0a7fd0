import type { z } from 'zod';
import { InputError, type Problem } from '../model/errors.ts';

/** Where the reader is: what an error message needs to lead a person there. */
export interface Place {
  readonly mockup?: string;
  readonly control?: string;
  /** JSON path from the root of the file: `$.mockup.controls.control[3].x`. */
  readonly path: string;
}

/** Problems of a file that are told one by one. */
const MOST_PROBLEMS = 100;

/** Gathers every problem of one file, so that they are told in one run. */
export class Problems {
  readonly #list: Problem[] = [];
  #untold = 0;

  add(place: Place, message: string, hint?: string): void {
    if (this.#list.length >= MOST_PROBLEMS) {
      this.#untold++;
      return;
    }
    const { mockup, control, path } = place;
    this.#list.push({
      ...(mockup === undefined ? {} : { mockup }),
      ...(control === undefined ? {} : { control }),
      place: path,
      message,
      ...(hint === undefined ? {} : { hint }),
    });
  }

  /** The value as the schema reads it; a mismatch is added and gives `undefined`. */
  check<T>(schema: z.ZodType<T>, value: unknown, place: Place): T | undefined {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    this.add(place, result.error.issues[0]?.message ?? 'unexpected value');
    return undefined;
  }

  /** @throws InputError with all problems, when there are any. */
  throwIfAny(): void {
    if (this.#list.length === 0) return;
    const more = this.#untold === 0 ? [] : [{ message: `has ${this.#untold} more problems` }];
    throw new InputError([...this.#list, ...more]);
  }
}

/** `place` one step further down. */
export function at(place: Place, step: string | number): Place {
  if (typeof step === 'number') return { ...place, path: `${place.path}[${step}]` };
  const name = /^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
  return { ...place, path: place.path + name };
}
