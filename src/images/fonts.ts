import { InputError } from '../model/errors.ts';
import type { Scene } from '../render/scene.ts';
import { textsOf } from '../render/text/embed/subset.ts';
import type { TextEngine } from '../render/text/engine.ts';
import { SCRIPTS, scriptOf } from '../render/text/scripts.ts';
import { hash } from './digest.ts';
import type { Verdict } from './judge.ts';
import type { Stamp, StampedFont } from './stamp.ts';

const DIGEST_BYTES = 8;

/** The digest of a font file, as stamps hold it. */
export function digestFont(bytes: Uint8Array): string {
  const digest = digests.get(bytes) ?? hash(bytes, DIGEST_BYTES);
  digests.set(bytes, digest);
  return digest;
}

/** A font has up to 15 MB and draws many images. */
const digests = new WeakMap<Uint8Array, string>();

/** The fonts of packages that draw the scene's text, and the scripts that it has no font for. */
export function fontsOf(scene: Scene, engine: TextEngine): Required<Pick<Stamp, 'fonts' | 'lacking'>> {
  const fonts = new Map<string, StampedFont>();
  const lacking = new Set<string>();
  for (const { text, face, language } of textsOf(scene.shapes)) {
    if (engine.packages.installed.length > 0) {
      for (const { font } of engine.fonts(text, face, language)) {
        if (!font.origin || fonts.has(font.key)) continue;
        fonts.set(font.key, { ...font.origin, digest: digestFont(font.read()) });
      }
    }
    for (const character of engine.missing(text, face, language)) {
      const script = scriptOf(character);
      if (script && !canDraw(script.name, engine.packages.installed)) lacking.add(script.name);
    }
  }
  const byKey = [...fonts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, font]) => font);
  return { fonts: byKey, lacking: [...lacking].sort() };
}

function canDraw(name: string, installed: readonly string[]): boolean {
  return SCRIPTS.some((script) => script.name === name && script.packages.some((one) => installed.includes(one)));
}

/** The packages of fonts that there are here. */
export interface FontsHere {
  readonly installed: readonly string[];
  /** The version of an installed package. */
  versionOf(name: string): string | undefined;
  /** The digest of a cut of an installed package; `undefined` when it has no such cut. */
  digestOf(name: string, cut: StampedFont['cut']): string | undefined;
  /** Draw with what is here all the same. */
  readonly replace?: boolean;
}

/**
 * Judges an image by what its stamp says of fonts; `undefined` when those that drew it are here, and none that it lacked.
 *
 * @param output the image, as messages call it
 * @throws InputError when a font that drew it is not here: whether it is current cannot be told.
 */
export function judgeFonts(
  { fonts = [], lacking = [] }: Pick<Stamp, 'fonts' | 'lacking'>,
  output: string,
  here: FontsHere,
): Verdict | undefined {
  for (const font of fonts) {
    const wanted = `${font.package}@${font.version}`;
    const version = here.versionOf(font.package);
    if (version === font.version && here.digestOf(font.package, font.cut) === font.digest) continue;
    const found = version === undefined ? 'is not here' : `is here as ${describe(version, font)}`;
    if (here.replace) return { state: 'options', reason: `it was drawn with ${wanted}, which ${found}` };
    throw new InputError([
      {
        message: `its image ${output} cannot be judged here: install ${wanted}, which drew it and ${found}`,
        hint: `npm install --save-dev ${wanted}; or draw it with what is here: npx balsa update --force`,
      },
    ]);
  }
  const come = lacking.find((script) => canDraw(script, here.installed));
  return come === undefined
    ? undefined
    : { state: 'options', reason: `there is a font for its ${come} characters now, which it has boxes for` };
}

function describe(version: string, font: StampedFont): string {
  return version === font.version ? 'another file' : version;
}
