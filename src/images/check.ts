import type { Problem } from '../model/errors.ts';
import type { Shortfall } from '../model/notice.ts';
import type { Project } from '../model/project.ts';
import type { PixelComparison } from './compare.ts';
import type { DrawnImage, ImageDrawer } from './draw.ts';
import { type Expected, judgeByStamp, type State, type Verdict } from './judge.ts';
import type { ImageReference } from './markdown.ts';
import type { PlannedImage } from './plan.ts';
import { findStamp, type Stamp } from './stamp.ts';

/** What was found of one image of the repository. */
export interface CheckedImage {
  /** Path from the root. */
  readonly image: string;
  /** Path of the source from the root; absent for an orphan. */
  readonly source?: string;
  /** Name of the mockup, in a source with several. */
  readonly mockup?: string;
  readonly state: State;
  readonly reason: string;
  /** The command that mends it; absent when nothing needs mending. */
  readonly mend?: string;
}

/** A control of an image that is not drawn as itself. */
export interface UndrawnControl extends Shortfall {
  /** Path of the source from the root. */
  readonly source: string;
  /** Name of the mockup, in a source with several. */
  readonly mockup?: string;
}

/** What a check found. */
export interface CheckReport {
  readonly images: readonly CheckedImage[];
  /** Sources that could not be read or drawn. */
  readonly problems: readonly Problem[];
  /** Controls that are not drawn as themselves, where they count as failures. */
  readonly undrawn?: readonly UndrawnControl[];
  /** Images that Markdown shows and that do not exist. */
  readonly broken: readonly ImageReference[];
  /** Images of the plan that no Markdown shows. */
  readonly unshown: readonly string[];
}

/** What judging an image needs beside the image. */
export interface Judging {
  /** Judge by pixels too, where the stamp alone would do. */
  readonly pixels: boolean;
  /** Count fonts that are here in place of those that drew an image as other options. */
  readonly replace?: boolean;
  /** Draws what only pixels can tell. */
  readonly drawer: ImageDrawer;
  /** Takes a picture of the differences, as PNG. */
  difference?(image: string, png: Uint8Array): void;
}

/** A verdict, and the image as it should be where it had to be drawn to reach it. */
export interface Judgement extends Verdict {
  readonly fresh?: DrawnImage;
  /** An older version drew it, the same to the pixel: its stamp should say this version, so that no check draws it again. */
  readonly renew?: true;
  /** It stands for an image that Git LFS keeps: fetching it mends that. */
  readonly pointer?: true;
}

const POINTER = 'version https://git-lfs.github.com/spec/';

/**
 * Judges one image against its source: by its stamp, and by its pixels where the stamp cannot tell (there is none, its
 * content changed, another version drew it) or where they are asked for.
 *
 * @param bytes the image's file; `undefined` when there is none
 * @throws InputError when the image had to be drawn and cannot be.
 */
export async function judgeImage(
  project: Project,
  planned: PlannedImage,
  expected: Expected,
  bytes: Uint8Array | undefined,
  judging: Judging,
): Promise<Judgement> {
  const verdict = judgeByStamp(bytes, expected);
  if (!bytes || bytes.length === 0) return verdict ?? { state: 'missing', reason: 'there is no such image' };
  if (Buffer.from(bytes.subarray(0, POINTER.length)).toString('latin1') === POINTER) {
    return { state: 'unreadable', reason: 'it is a pointer of Git LFS, not the image itself', pointer: true };
  }
  const unsettled = verdict === undefined || verdict.state === 'edited' || verdict.state === 'renderer';
  if (!unsettled && !judging.pixels) {
    if (verdict.state !== 'stale') return verdict;
    return { ...verdict, reason: verdict.reason + (await judging.drawer.oddities(project, planned)) };
  }
  const { fresh, comparison: compared } = await judging.drawer.redraw(project, planned, bytes);
  const unreadable = { state: 'unreadable', reason: `it cannot be shown as ${planned.format}` } as const;
  if (!fresh) return unreadable;
  if (!compared) return { ...unreadable, fresh };
  if (compared.difference) judging.difference?.(planned.output, compared.difference);
  const weighed = weigh(verdict, compared, planned.format === 'svg');
  const renew = verdict?.state === 'renderer' && weighed.state === 'current';
  return { ...weighed, fresh, ...(renew ? { renew } : {}) };
}

/**
 * The verdict by stamp and pixels together. Only pixels count of an image made of pixels; an SVG can hold more than they
 * show (scripts, links), so that one with other content is never taken for ours.
 */
function weigh(verdict: Verdict | undefined, compared: PixelComparison, isSvg: boolean): Verdict {
  const enough = compared.alike === true || (compared.same && !isSvg);
  if (!verdict) {
    if (enough) return { state: 'current', reason: `it carries no stamp of balsa, but ${compared.reason}` };
    return { state: 'foreign', reason: `it carries no stamp of balsa, and ${compared.reason}` };
  }
  const { state, reason } = verdict;
  switch (state) {
    case 'current':
      return enough ? verdict : { state: 'renderer', reason: `this balsa draws it otherwise: ${compared.reason}` };
    case 'edited':
      return enough
        ? { state: 'current', reason: `${reason}, but ${compared.reason}` }
        : { state, reason: `${reason}, and ${compared.reason}` };
    case 'renderer':
      return compared.alike || (compared.equal && !isSvg)
        ? { state: 'current', reason: `${reason}, but ${compared.reason}` }
        : { state, reason: `${reason}, and ${compared.reason}` };
    default:
      return { state, reason: `${reason}; ${compared.reason}` };
  }
}

/** What an image is made from, in short: two images of a repository seldom share it. */
export function madeFrom({ source, options }: Pick<Stamp, 'source' | 'options'>): string {
  return `${source} ${options}`;
}

/**
 * Tells the images that carry balsa's stamp and that no source makes; one that was renamed says so.
 *
 * @param missing images that there are not, by what they are made from
 */
export function judgeOrphans(
  candidates: Iterable<{ readonly image: string; readonly bytes: Uint8Array }>,
  missing: ReadonlyMap<string, string>,
): CheckedImage[] {
  const orphans: CheckedImage[] = [];
  for (const { image, bytes } of candidates) {
    const found = findStamp(bytes);
    if (!found) continue;
    const original = missing.get(madeFrom(found.stamp));
    orphans.push({ image, state: 'orphaned', reason: original ? `it is ${original}, renamed` : 'no source makes it' });
  }
  return orphans;
}
