import type { Project } from '../model/project.ts';
import { DRAWING_VERSION } from '../render/version.ts';
import { compareControls, digestSource, type SourceDigest } from './digest.ts';
import { digestOptions, type OutlineBeside, type PlannedImage } from './plan.ts';
import { findStamp, type Stamp } from './stamp.ts';

/** What an image is, beside its source. */
export type State =
  /** It is the picture of its source. */
  | 'current'
  /** The source changed since. */
  | 'stale'
  /** It was made with other options (scale, format, background...). */
  | 'options'
  /** It was made by a version of balsa that draws otherwise. */
  | 'renderer'
  /** Its content is not what balsa wrote. */
  | 'edited'
  | 'missing'
  /** balsa did not write it, and its pixels are not those of its source. */
  | 'foreign'
  /** It carries balsa's stamp, but no source makes it. */
  | 'orphaned'
  /** It is no image, or a broken one. */
  | 'unreadable';

/** What was found of one image. */
export interface Verdict {
  readonly state: State;
  /** What to tell a person, without a full stop. */
  readonly reason: string;
}

/** What the image should have been made from. */
export interface Expected {
  readonly drawing: number;
  readonly source: SourceDigest;
  readonly options: string;
  /** The outline that stands beside the source. */
  readonly outline?: OutlineBeside;
  /**
   * Judges what the stamp says of fonts by those that are here; `undefined` when they are those.
   *
   * @throws InputError when it cannot be judged here, for want of a font that drew it.
   */
  judgeFonts?(stamp: Pick<Stamp, 'fonts' | 'lacking'>): Verdict | undefined;
}

/**
 * What the stamp of a planned image must say.
 *
 * @throws InputError when the symbols of its source hold more than the limits allow.
 */
export function expectedOf(project: Project, image: PlannedImage): Expected {
  const source = digestSource(project, image.mockup, image.format === 'svg');
  return {
    drawing: DRAWING_VERSION,
    source,
    options: digestOptions(image, project),
    ...(image.outline ? { outline: image.outline } : {}),
  };
}

/**
 * Judges an image by its stamp alone; `undefined` when it has none and only its pixels can tell.
 *
 * @param image the bytes of the file; `undefined` when there is none
 * @throws InputError when it cannot be judged here, for want of a font that drew it.
 */
export function judgeByStamp(image: Uint8Array | undefined, expected: Expected): Verdict | undefined {
  if (!image) return { state: 'missing', reason: 'there is no such image' };
  if (image.length === 0) return { state: 'unreadable', reason: 'the file is empty' };
  const found = findStamp(image);
  if (!found) return undefined;
  const { stamp, intact } = found;
  const fonts = expected.judgeFonts?.(stamp);
  if (!intact) return { state: 'edited', reason: 'its content is not what was written' };
  const { outline } = expected;
  const isOutlineNew = outline !== undefined && stamp.outline !== outline.digest;
  const outlineToo = isOutlineNew ? `; its outline ${outline.file} changed too` : '';
  if (stamp.source !== expected.source.digest) {
    return {
      state: 'stale',
      reason: `its source changed: ${countChanges(stamp.controls(), expected.source.controls())}${outlineToo}`,
    };
  }
  if (isOutlineNew) {
    const what = stamp.outline === undefined ? 'was not there when it was made' : 'changed';
    return { state: 'stale', reason: `its outline ${outline.file} ${what}` };
  }
  if (stamp.options !== expected.options) return { state: 'options', reason: 'it was made with other options' };
  if (fonts) return fonts;
  if (stamp.drawing !== expected.drawing) {
    return {
      state: 'renderer',
      reason: `it was drawn by version ${stamp.drawing} of the renderer, this is version ${expected.drawing}`,
    };
  }
  return { state: 'current', reason: '' };
}

function countChanges(...[before, after]: Parameters<typeof compareControls>): string {
  const { added, removed, changed } = compareControls(before, after);
  const parts = [
    [added, 'added'],
    [removed, 'removed'],
    [changed, 'changed'],
  ].flatMap(([n, what]) => (n === 0 ? [] : [`${n} ${n === 1 ? 'control' : 'controls'} ${what}`]));
  return parts.length > 0 ? parts.join(', ') : 'its settings, assets or symbols';
}
