import { bottom, overlaps, type Rect, rect, right, sharedArea } from '../../model/geometry.ts';
import { BoxIndex } from '../../model/indices/box-index.ts';

/** Larger boxes hold others: a caption may lie on them, but not on their titles. Drawing units. */
const LARGE = { width: 500, height: 160 };
const TITLE = { width: 320, height: 24 };

/** Finds places for captions: beside what they are about, where they cover least of the drawing. */
export class CaptionPlaces {
  readonly #bounds: Rect;
  readonly #obstacles: BoxIndex<{ readonly bounds: Rect }>;
  readonly #taken: Rect[] = [];

  /**
   * @param boxes what should not be covered
   * @param bounds the picture
   */
  constructor(boxes: readonly Rect[], bounds: Rect) {
    this.#bounds = bounds;
    const obstacles = boxes.map((whole) => {
      const isLarge = whole.width > LARGE.width || whole.height > LARGE.height;
      const title = rect(whole.x, whole.y - TITLE.height / 2, Math.min(whole.width, TITLE.width), TITLE.height);
      return { bounds: isLarge ? title : whole };
    });
    this.#obstacles = new BoxIndex(obstacles);
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
    const near = this.#obstacles.near(place).map(({ bounds }) => bounds);
    const hidden = (others: readonly Rect[]) => others.reduce((sum, other) => sum + sharedArea(place, other), 0);
    const outside = place.width * place.height - sharedArea(place, this.#bounds);
    return hidden(near) + 2 * hidden(this.#taken) + 4 * outside;
  }
}
