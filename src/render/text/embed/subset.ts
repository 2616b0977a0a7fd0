import type { Scene, Shape } from '../../scene.ts';
import type { EngineFont, TextEngine } from '../engine.ts';
import type { FontParts } from '../fonts.ts';

/** A part of a font, to be embedded. */
interface FontSubset {
  readonly font: EngineFont;
  /** The characters that it draws, in code point order. */
  readonly characters: string;
  /** A WOFF file. */
  readonly bytes: Uint8Array;
}

/** What text of a run of Latin, Cyrillic or Greek letters is shaped with; the rest would only add glyphs. */
const FEATURES = ['kern', 'liga', 'ccmp', 'mark', 'mkmk'];

/**
 * What cuts and packs parts of fonts: whatever changes their bytes changes this. A test holds the version, which is that of
 * the package harfbuzzjs.
 */
export const CUT_WITH = ['harfbuzzjs 1.6.4', 'without hints', 'WOFF 1.0, level 9'];

/**
 * The parts of fonts that draw the scene's text. The same text gives the same bytes.
 *
 * @param kept what is kept of earlier runs; everything is cut when absent
 */
export async function subsetFonts(scene: Scene, engine: TextEngine, kept?: FontParts): Promise<readonly FontSubset[]> {
  const used = new Map<string, { font: EngineFont; characters: Set<string> }>();
  for (const shape of textsOf(scene.shapes)) {
    for (const { font, characters } of engine.fonts(shape.text, shape.face, shape.language)) {
      const entry = used.get(font.key) ?? { font, characters: new Set() };
      for (const character of characters) entry.characters.add(character);
      used.set(font.key, entry);
    }
  }
  if (used.size === 0) return [];
  const byKey = [...used.values()].sort((a, b) => (a.font.key < b.font.key ? -1 : 1));
  const subsets: FontSubset[] = [];
  for (const { font, characters: drawn } of byKey) {
    const characters = [...drawn].sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0)).join('');
    const features = font.key.startsWith('fallback') ? undefined : FEATURES;
    const whole = font.read();
    const cut = () => cutAndPacked(whole, characters, features);
    const part = { font: whole, characters, made: [...CUT_WITH, ...(features ?? ['all features'])] };
    subsets.push({ font, characters, bytes: await (kept ? kept.of(part, cut) : cut()) });
  }
  return subsets;
}

/** What cuts is loaded when there is something to cut. */
async function cutAndPacked(font: Uint8Array, characters: string, features?: readonly string[]): Promise<Uint8Array> {
  const [{ cutFont }, { toWoff }] = await Promise.all([import('./cut.ts'), import('./woff.ts')]);
  return toWoff(cutFont(font, characters, features));
}

/** The `@font-face` rules that the scene's text needs, each with its part of the font embedded. */
export async function fontFaces(scene: Scene, engine: TextEngine, kept?: FontParts): Promise<string> {
  const subsets = await subsetFonts(scene, engine, kept);
  return subsets
    .map(({ font, bytes }) => {
      const weight = font.bold ? 'font-weight:700;' : '';
      const style = font.italic ? 'font-style:italic;' : '';
      const data = Buffer.from(bytes).toString('base64');
      const source = `src:url(data:font/woff;base64,${data}) format("woff")`;
      return `@font-face{font-family:"${font.family.replace(/["\\<>&\n]/g, '')}";${weight}${style}${source}}`;
    })
    .join('\n');
}

/** The texts of the shapes, in paint order. */
export function* textsOf(shapes: readonly Shape[]): Generator<Extract<Shape, { kind: 'text' }>> {
  for (const shape of shapes) {
    if (shape.kind === 'text') yield shape;
    else if (shape.kind === 'group') yield* textsOf(shape.shapes);
  }
}
