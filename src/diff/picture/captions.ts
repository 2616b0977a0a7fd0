import { bottom, overlaps, type Rect, rect, right } from '../../model/geometry.ts';

/** Larger boxes hold others: a caption may lie on them, but not on their titles. Drawing units. */
const LARGE = { width: 500, height: 160 };
const TITLE = { width: 320, height: 24 };
/** Side of a cell of the map of obstacles, drawing units. */
const CELL = 200;

/** Finds places for captions: beside what they are about, where they cover least of the drawing. */
export class CaptionPlaces {
  readonly #bounds: Rect;
  readonly #cells = new Map<string, Rect[]>();
  readonly #taken: Rect[] = [];

  /**
   * @param boxes what should not be covered
   * @param bounds the picture
   */
  constructor(boxes: readonly Rect[], bounds: Rect) {
    this.#bounds = bounds;
    for (const whole of boxes) {
      const isLarge = whole.width > LARGE.width || whole.height > LARGE.height;
      const title = rect(whole.x, whole.y - TITLE.height / 2, Math.min(whole.width, TITLE.width), TITLE.height);
      const box = isLarge ? title : whole;
      for (const key of cellsOf(box)) {
        const cell = this.#cells.get(key);
        if (cell) cell.push(box);
        else this.#cells.set(key, [box]);
      }
    }
  }

  /** A place of this size by the box: below before above before beside. It is taken from then on. */
  beside(box: Rect, width: number, height: number): Rect {
    const middle = box.y + (box.height - height) / 2;
    const places = [
      rect(box.x - 3, bottom(box) + 7, width, height),
      rect(box.x + 8, box.y - 7 - height, width, height),
      rect(right(box) + 10, middle, width, height),
      rect(box.x - 10 - width, middle, width, height),
    ];
    const costs = places.map((place) => this.#cost(place));
    let best = places[costs.indexOf(Math.min(...costs))] ?? box;
    while (this.#taken.some((other) => overlaps(other, best))) best = { ...best, y: best.y + best.height };
    this.#taken.push(best);
    return best;
  }

  /** What the place would hide, other captions twice and what lies outside four times; square drawing units. */
  #cost(place: Rect): number {
    const near = new Set(cellsOf(place).flatMap((key) => this.#cells.get(key) ?? []));
    const hidden = (others: Iterable<Rect>) => [...others].reduce((sum, other) => sum + shared(place, other), 0);
    const outside = place.width * place.height - shared(place, this.#bounds);
    return hidden(near) + 2 * hidden(this.#taken) + 4 * outside;
  }
}

function shared(a: Rect, b: Rect): number {
  const width = Math.min(right(a), right(b)) - Math.max(a.x, b.x);
  const height = Math.min(bottom(a), bottom(b)) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

function cellsOf(box: Rect): string[] {
  const keys: string[] = [];
  for (let x = Math.floor(box.x / CELL); x * CELL <= right(box); x++) {
    for (let y = Math.floor(box.y / CELL); y * CELL <= bottom(box); y++) keys.push(`${x},${y}`);
  }
  return keys;
}
