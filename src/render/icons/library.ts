import { transformPath } from '../path.ts';
import type { Path } from '../scene.ts';
import { candidates, type GlyphName, type IconStyle, type IconVersion } from './names.ts';
import { readPath } from './outline.ts';

/** The outline of an icon. */
export interface IconGlyph {
  /** The icon's own canvas, in its own units, origin at its left top. */
  readonly width: number;
  readonly height: number;
  readonly path: Path;
  /** Name of the glyph in Font Awesome Free. */
  readonly name: string;
  /** False when the icon asked for has no free glyph, and this is the nearest one. */
  readonly exact: boolean;
  /** Version 4 is a font and is set like text; later icons are pictures that are fitted into a square. */
  readonly setting: 'text' | 'picture';
  /** Whether the outline is a line and not filled. */
  readonly hollow?: boolean;
  /** How the outline is filled; `nonzero` when absent. */
  readonly rule?: 'evenodd';
}

/** Finds glyphs by any name that a Balsamiq file uses: Font Awesome 4, 5, 6 or 7, or Balsamiq's own old names. */
export interface IconLibrary {
  /** `undefined` when nothing free comes near. */
  find(name: string): IconGlyph | undefined;
  /** The same icons, with plain names drawn by the given version of Font Awesome. */
  drawnBy(version: IconVersion): IconLibrary;
}

/** Gives the line of an icon, `names width height path`, by the style and one of the names. */
export type FindIcon = (style: IconStyle, name: string) => string | undefined;

/**
 * Finds icons in the whole data of their styles.
 *
 * @param read gives the data of a style: comments (`#`), then one icon to a line
 */
export function iconsIn(read: (style: IconStyle) => string): FindIcon {
  const indexes = new Map<IconStyle, ReadonlyMap<string, string>>();
  return (style, name) => {
    let index = indexes.get(style);
    if (!index) {
      index = indexByName(read(style));
      indexes.set(style, index);
    }
    return index.get(name);
  };
}

/** A library of the icons that `findIcon` gives; outlines are decoded when they are first asked for. */
export function createIconLibrary(findIcon: FindIcon): IconLibrary {
  const lineOf = ({ style, icon }: GlyphName): string | undefined => findIcon(style, icon);
  const search = (name: string, version: IconVersion): IconGlyph | undefined => {
    for (const candidate of candidates(name, version)) {
      const line = lineOf(candidate);
      const frame = candidate.frame && lineOf({ ...candidate.frame, exact: true });
      if (line === undefined || (candidate.frame && frame === undefined)) continue;
      const glyph = decode(line, candidate);
      return candidate.frame && frame ? inFrame(glyph, decode(frame, { ...candidate.frame, exact: true })) : glyph;
    }
    return undefined;
  };
  const found = new Map<string, IconGlyph | undefined>();
  const view = (version: IconVersion): IconLibrary => ({
    find(name) {
      const key = `${version} ${name}`;
      if (!found.has(key)) found.set(key, search(name, version));
      return found.get(key);
    },
    drawnBy: view,
  });
  return view(6);
}

/** Lines by each of the names that they begin with. */
function indexByName(data: string): ReadonlyMap<string, string> {
  const index = new Map<string, string>();
  for (const line of data.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    for (const name of line.slice(0, line.indexOf(' ')).split(',')) index.set(name, line);
  }
  return index;
}

/** Side of the icon inside a frame, as a share of the frame's (measured on exports with `circle-phone-regular`). */
const INSIDE = 0.5;

/** The frame with the icon in its middle: cut out where the frame is filled. */
function inFrame(icon: IconGlyph, frame: IconGlyph): IconGlyph {
  const scale = (INSIDE * Math.min(frame.width, frame.height)) / Math.max(icon.width, icon.height);
  const at = { x: (frame.width - icon.width * scale) / 2, y: (frame.height - icon.height * scale) / 2 };
  const path = [...frame.path, ...transformPath(icon.path, scale, at)];
  return { ...frame, path, name: `${frame.name} with ${icon.name}`, exact: false, rule: 'evenodd' };
}

function decode(line: string, { style, exact, hollow }: GlyphName): IconGlyph {
  const [, names = '', width, height, data = ''] = /^(\S+) (\d+) (\d+) (.*)$/.exec(line) ?? [];
  return {
    width: Number(width),
    height: Number(height),
    path: readPath(data),
    name: names.split(',')[0] ?? names,
    exact,
    ...(hollow ? { hollow } : {}),
    setting: style === 'version4' ? 'text' : 'picture',
  };
}
