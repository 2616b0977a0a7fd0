import type { UndrawnControl } from '../../../images/check.ts';
import type { ImageDrawer } from '../../../images/draw.ts';
import type { PlannedImage } from '../../../images/plan.ts';
import type { Problem } from '../../../model/errors.ts';
import { shortfalls } from '../../../model/notice.ts';
import { problemsOf } from '../problems.ts';
import type { ReadSource } from './sources.ts';

/** Gathers the controls of a repository's images that are not drawn as themselves. */
export class Undrawn {
  readonly list: UndrawnControl[] = [];
  readonly #drawer: ImageDrawer;

  constructor(drawer: ImageDrawer) {
    this.#drawer = drawer;
  }

  /**
   * Draws the mockups of the images of a source, without pixels: each once, whatever formats it has images in.
   *
   * @returns what kept one from being drawn
   */
  async add({ project, images: all }: ReadSource, images: readonly PlannedImage[]): Promise<readonly Problem[]> {
    const problems: Problem[] = [];
    const done = new Set<number>();
    for (const image of images) {
      if (done.has(image.index)) continue;
      done.add(image.index);
      try {
        const notices = await this.#drawer.notices(project, image);
        const mockup = all.some(({ index }) => index > 0) ? { mockup: image.label } : {};
        this.list.push(...shortfalls(notices).map((one) => ({ source: image.source, ...mockup, ...one })));
      } catch (error) {
        problems.push(...problemsOf(error, image.source));
      }
    }
    return problems;
  }
}
