import { readFileSync } from 'node:fs';
import { digestFont, type FontsHere, judgeFonts } from '../../../images/fonts.ts';
import type { PlannedImage } from '../../../images/plan.ts';
import { isPackaged, type PackagedFont } from '../../../render/text/fonts.ts';

/** Digests of files that were found and are read once, however many images they drew. */
const digests = new WeakMap<NonNullable<PackagedFont['found']>, Map<string, string>>();

/**
 * Judges an image by what its stamp says of fonts, beside those that are here.
 *
 * @param replace draw with them also what other fonts drew
 * @throws InputError as `judgeFonts` does.
 */
export function judgeFontsOf(
  image: Pick<PlannedImage, 'fonts' | 'output'>,
  stamp: Parameters<typeof judgeFonts>[0],
  replace = false,
): ReturnType<typeof judgeFonts> {
  return judgeFonts(stamp, image.output, fontsHere(image, replace));
}

function fontsHere({ fonts }: Pick<PlannedImage, 'fonts'>, replace: boolean): FontsHere {
  const found = new Map(fonts.flatMap((font) => (isPackaged(font) && font.found ? [[font.name, font.found]] : [])));
  return {
    installed: [...found.keys()],
    versionOf: (name) => found.get(name)?.version,
    digestOf(name, cut) {
      const font = found.get(name);
      const file = font?.[cut];
      if (font === undefined || file === undefined) return undefined;
      const known = digests.get(font) ?? new Map<string, string>();
      digests.set(font, known);
      const digest = known.get(file) ?? digestFont(readFileSync(file));
      known.set(file, digest);
      return digest;
    },
    replace,
  };
}
