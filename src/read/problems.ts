import { InputError, type Problem } from '../model/errors.ts';
import { show, type ValueReader } from './json/values.ts';

/** Where the reader is: what an error message needs to lead a person there. */
export interface ReadPlace {
  readonly mockup?: string | undefined;
  readonly control?: string | undefined;
  /** JSON path from the root of the file, up to the steps: `$.mockup`. */
  readonly path: string;
  /** Further down, the last step first. They make a path when it is told: most places never are. */
  readonly steps?: Steps | undefined;
}

interface Steps {
  readonly step: string | number;
  readonly above: Steps | undefined;
}

/** Problems of a file that are told one by one. */
const MOST_PROBLEMS = 100;

/** Gathers every problem of one file, so that they are told in one run. */
export class Problems {
  #list: Problem[] = [];
  #untold = 0;

  get isEmpty(): boolean {
    return this.#list.length === 0;
  }

  add(place: ReadPlace, message: string, hint?: string): void {
    if (this.#list.length >= MOST_PROBLEMS) {
      this.#untold++;
      return;
    }
    const { mockup, control } = place;
    this.#list.push({
      ...(mockup === undefined ? {} : { mockup }),
      ...(control === undefined ? {} : { control }),
      place: pathOf(place),
      message,
      ...(hint === undefined ? {} : { hint }),
    });
  }

  /**
   * The value as the reader knows it; one of another kind is added and gives `undefined`.
   *
   * @param step where the value lies below the place
   */
  check<T>(reader: ValueReader<T>, value: unknown, place: ReadPlace, step: string): T | undefined {
    const read = reader.read(value);
    if (read === undefined) this.add(at(place, step), `expected ${reader.what}, got ${show(value)}`);
    return read;
  }

  /** All problems so far; none is left. */
  take(): readonly Problem[] {
    const more = this.#untold === 0 ? [] : [{ message: `has ${this.#untold} more problems` }];
    const all = [...this.#list, ...more];
    this.#list = [];
    this.#untold = 0;
    return all;
  }

  /** @throws InputError with all problems, when there are any. */
  throwIfAny(): void {
    if (!this.isEmpty) throw new InputError(this.take());
  }
}

/** `place` one step further down. */
export function at({ mockup, control, path, steps }: ReadPlace, step: string | number): ReadPlace {
  return { mockup, control, path, steps: { step, above: steps } };
}

/** The whole path of a place: `$.mockup.controls.control[3].x`. */
export function pathOf({ path, steps }: ReadPlace): string {
  const parts: string[] = [];
  for (let at = steps; at; at = at.above) parts.push(written(at.step));
  return path + parts.reverse().join('');
}

function written(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`;
  return /^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
}
