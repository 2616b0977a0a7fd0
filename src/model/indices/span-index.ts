const LANE = 100;
/** What takes up more lanes than this is kept aside and offered to every question. */
const MAX_LANES = 64;

/** Finds things by the stretch that they take up on one axis, drawing units. Things can be added at any time. */
export class SpanIndex<T> {
  readonly #lanes = new Map<number, T[]>();
  readonly #long: T[] = [];

  add(from: number, to: number, item: T): void {
    const lanes = lanesOf(from, to);
    if (!lanes) {
      this.#long.push(item);
      return;
    }
    for (let lane = lanes.first; lane <= lanes.last; lane++) {
      const list = this.#lanes.get(lane);
      if (list) list.push(item);
      else this.#lanes.set(lane, [item]);
    }
  }

  /** Calls back for each thing that may take up a part of the stretch (some more than do), for some of them more than once. */
  eachNear(from: number, to: number, use: (item: T) => void): void {
    const lanes = lanesOf(from, to);
    for (const item of this.#long) use(item);
    if (!lanes) {
      for (const list of this.#lanes.values()) for (const item of list) use(item);
      return;
    }
    for (let lane = lanes.first; lane <= lanes.last; lane++) {
      const list = this.#lanes.get(lane) ?? [];
      for (let i = 0; i < list.length; i++) use(list[i] as T);
    }
  }
}

/** The lanes that the stretch touches; `undefined` when they are more than `MAX_LANES`. */
function lanesOf(from: number, to: number): { readonly first: number; readonly last: number } | undefined {
  const first = Math.floor(from / LANE);
  const last = Math.floor(to / LANE);
  return last - first < MAX_LANES ? { first, last } : undefined;
}
