import path from 'node:path/posix';
import { DRAWING_VERSION } from '../render/version.ts';
import type { PictureConfig } from './config.ts';
import { hash } from './digest.ts';
import type { Verdict } from './judge.ts';
import { fill, type PictureFont, type PlannedImage, picturesOf, plannedFonts } from './plan.ts';
import { findStamp, type Stamp } from './stamp.ts';

/** An image of a source that was not read: all of its plan that does not depend on what the file holds. */
export type UnreadImage = Omit<PlannedImage, 'mockup' | 'file'>;

/**
 * The images that a source has if there is one mockup in it and nothing beside it; `undefined` where their places depend on
 * that mockup's name.
 *
 * @param fonts those that the options name
 */
export function planUnread(
  source: string,
  options: PictureConfig,
  fonts: readonly PictureFont[],
): UnreadImage[] | undefined {
  const template = Object.hasOwn(options.names, source) ? options.names[source] : options.output;
  if (template === undefined || /\{(?:mockup|id)\}/.test(template)) return undefined;
  if (Object.keys(options.names).some((key) => key.startsWith(`${source}#`))) return undefined;
  return picturesOf(options, fonts).map((picture) => ({
    ...{ source, index: 0, label: '' },
    output: fill(template, { source, mockup: '', id: '', format: picture.format }),
    ...picture,
  }));
}

/**
 * The digest of a file's bytes, given by their own, and of all options that can change an image of it. An image whose stamp holds it is what
 * balsa makes of the file, if the version of the drawing is the same: the file need not be read to tell.
 */
export function digestFile(content: string, image: UnreadImage): string {
  const { source, format, scale, background, skin, text, layout, quality, fonts, language } = image;
  // An SVG carries a title, and a BMML mockup is called after its file.
  const name = format === 'svg' ? path.basename(source) : '';
  const options = {
    format,
    scale,
    background,
    skin,
    text,
    layout,
    quality,
    fonts: plannedFonts(fonts),
    language,
    name,
  };
  return hash(`${content} ${JSON.stringify(options)}`);
}

/**
 * Whether an image is what balsa makes of the file that `digestOf` gives the digest of, as its stamp says; where not, that is
 * for `judgeByStamp` to find out, which knows what the file holds.
 *
 * @param digestOf asked only where the stamp has one, for it takes the reading of the file
 * @param judgeFonts as in `Expected`
 * @throws InputError when it cannot be judged here, for want of a font that drew it.
 */
export function isCurrentUnread(
  image: Uint8Array,
  digestOf: () => string,
  outline: string | undefined,
  judgeFonts: (stamp: Pick<Stamp, 'fonts' | 'lacking'>) => Verdict | undefined,
): boolean {
  const found = findStamp(image);
  if (!found?.intact) return false;
  const { stamp } = found;
  return (
    stamp.file !== undefined &&
    stamp.drawing === DRAWING_VERSION &&
    stamp.outline === outline &&
    stamp.file === digestOf() &&
    judgeFonts(stamp) === undefined
  );
}
