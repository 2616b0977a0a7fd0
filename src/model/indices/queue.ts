/** A binary heap, least key first; equal keys in the order of their items, which are whole numbers, so that results do not vary. */
export class Queue {
  readonly #heap: { readonly key: number; readonly item: number }[] = [];

  /** The least key; nothing when the queue is empty. */
  get least(): number | undefined {
    return this.#heap[0]?.key;
  }

  push(key: number, item: number): void {
    const heap = this.#heap;
    heap.push({ key, item });
    let at = heap.length - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#before(at, above)) break;
      this.#swap(at, above);
      at = above;
    }
  }

  pop(): { readonly key: number; readonly item: number } | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    heap[0] = last;
    let at = 0;
    for (;;) {
      const below = 2 * at + 1;
      if (below >= heap.length) return first;
      const least = below + 1 < heap.length && this.#before(below + 1, below) ? below + 1 : below;
      if (!this.#before(least, at)) return first;
      this.#swap(at, least);
      at = least;
    }
  }

  #before(a: number, b: number): boolean {
    const x = this.#heap[a];
    const y = this.#heap[b];
    if (!x || !y) return false;
    return x.key < y.key || (x.key === y.key && x.item < y.item);
  }

  #swap(a: number, b: number): void {
    const x = this.#heap[a];
    const y = this.#heap[b];
    if (!x || !y) return;
    this.#heap[a] = y;
    this.#heap[b] = x;
  }
}
