import type { ImageDrawer } from '../../../images/draw.ts';
import type { PlannedImage } from '../../../images/plan.ts';
import type { Limits } from '../../../model/limits.ts';
import type { Project } from '../../../model/project.ts';
import type { Resources } from '../../../render/resources.ts';
import { type ExtraFont, isPackaged } from '../../../render/text/fonts.ts';
import { fontCache } from './font-cache.ts';
import type { Ground, Results, Task, Tasks } from './tasks.ts';

/** Draws what tasks ask for, one after the other. */
export interface Drawer {
  /**
   * @param fonts for characters that the bundled fonts lack
   * @throws InputError when it cannot be drawn.
   */
  draw<Kind extends keyof Tasks>(
    task: { readonly kind: Kind } & Tasks[Kind],
    ground: Ground,
    fonts: readonly ExtraFont[],
  ): Promise<Results[Kind]>;
  /** Ends what is being drawn, which fails, and lets go of what it takes to draw. */
  stop(): void;
}

/** Draws in this process: the fastest way to one picture. */
export function drawerHere(): Drawer {
  const loaded = resourcesByFonts();
  return {
    async draw(task, ground, fonts) {
      const { perform } = await import('./tasks.ts');
      return (await perform(task as Task, ground, await loaded(fonts))) as never;
    },
    stop() {},
  };
}

/** Loads fonts, icons and skins when something is first drawn with these fonts. */
export function resourcesByFonts(): (fonts: readonly ExtraFont[]) => Promise<Resources> {
  const known: { fonts: readonly ExtraFont[]; resources: Promise<Resources> }[] = [];
  return (fonts) => {
    const found = known.find((one) => sameFonts(one.fonts, fonts));
    if (found) return found.resources;
    const resources = import('../../../bundled.ts').then(async ({ loadResources }) => {
      const fontParts = fontCache();
      return { ...(await loadResources(fonts)), ...(fontParts ? { fontParts } : {}) };
    });
    known.push({ fonts, resources });
    return resources;
  };
}

/** Whether both are the same bytes in memory under the same names, and the same packages. */
export function sameFonts(a: readonly ExtraFont[], b: readonly ExtraFont[]): boolean {
  return a.length === b.length && a.every((font, i) => sameFont(font, b[i]));
}

function sameFont(a: ExtraFont, b: ExtraFont | undefined): boolean {
  if (!b) return false;
  if (isPackaged(a)) return isPackaged(b) && a.name === b.name && a.found?.regular === b.found?.regular;
  return !isPackaged(b) && a.bytes === b.bytes && a.family === b.family;
}

/** Draws the images of a repository. */
export function imageDrawer(drawer: Drawer, limits: Limits): ImageDrawer {
  const task = (project: Project, { mockup, ...image }: PlannedImage) => ({
    mockup: project.mockups.indexOf(mockup),
    image,
  });
  return {
    draw: (project, image) => drawer.draw({ kind: 'image', ...task(project, image) }, { project, limits }, image.fonts),
    redraw: (project, image, bytes) =>
      drawer.draw({ kind: 'redraw', ...task(project, image), bytes }, { project, limits }, image.fonts),
    oddities: (project, image) =>
      drawer.draw({ kind: 'oddities', ...task(project, image) }, { project, limits }, image.fonts),
    notices: (project, image) =>
      drawer.draw({ kind: 'notices', ...task(project, image) }, { project, limits }, image.fonts),
  };
}
