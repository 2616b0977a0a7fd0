import { type Colour, toHex } from '../model/colour.ts';
import type { Rect } from '../model/geometry.ts';
import { clipShapes } from './clip.ts';
import { formatNumber as f, pathData } from './path.ts';
import type { Fill, GroupShape, ImageShape, PathShape, Scene, Shape, Stroke, TextShape } from './scene.ts';
import type { TextEngine } from './text/engine.ts';
import { olderCut } from './text/older.ts';
import { visibleShapes } from './visible.ts';

interface SvgOptions {
  /** `text` keeps text selectable and embeds the font's part that it needs; `outline` draws glyphs as paths. */
  readonly text: 'text' | 'outline';
  /** The `@font-face` rules of selectable text, from `fontFaces`. */
  readonly fontFaces?: string;
  /** What lies behind the drawing: a colour (0xRRGGBB), or nothing. */
  readonly background?: number;
  /** Size of the picture in pixels; the drawing's own size when absent. */
  readonly pixels?: { readonly width: number; readonly height: number };
  /** Text for the document's metadata element. */
  readonly metadata?: string;
}

/**
 * The scene as an SVG document that stands alone: no script, and no reference but `#id` and `data:` images.
 *
 * The same scene gives the same bytes.
 *
 * @throws InputError for a shape whose place or size is no number, or beyond all measure.
 */
export function writeSvg(scene: Scene, engine: TextEngine, options: SvgOptions): string {
  const shapes = visibleShapes(scene.shapes, scene.bounds);
  const writer = new Writer(engine, options.text, repeatedBitmaps(shapes));
  const body = shapes.map((shape) => writer.shape(shape)).join('\n');
  const { x, y, width, height } = scene.bounds;
  const size = options.pixels ?? scene.bounds;
  const label = scene.description ? ' aria-labelledby="title desc"' : ' aria-labelledby="title"';
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${f(size.width)}" height="${f(size.height)}" viewBox="${f(x)} ${f(y)} ${f(width)} ${f(height)}" role="img"${label}>`;
  const style = options.text === 'text' ? options.fontFaces : undefined;
  const parts = [
    head,
    options.metadata === undefined ? '' : `<metadata>${escapeText(options.metadata)}</metadata>`,
    `<title id="title">${escapeText(scene.title)}</title>`,
    scene.description ? `<desc id="desc">${escapeText(scene.description)}</desc>` : '',
    style ? `<style>${style}</style>` : '',
    writer.definitions(),
    options.background === undefined ? '' : backdrop(scene.bounds, options.background),
    body,
    '</svg>',
  ];
  return `${parts.filter((part) => part !== '').join('\n')}\n`;
}

function backdrop(bounds: Rect, colour: number): string {
  return `<rect ${place(bounds)} fill="${toHex(colour)}"/>`;
}

/** Names and words as most are: nothing in them stands for something else. */
const PLAIN = /^[\w .,;/()+=-]*$/;

/** Text as the content of an XML element or a quoted attribute; characters that XML forbids are left out. */
export function escapeText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"'\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|#(?=#)|(?<=^\s*):(?=:)/gm, reference);
}

/** A character of XML as a reference, which commands neither a terminal nor a runner of CI that shows the document. */
function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/** One document: it numbers clips and glyphs in the order met. */
class Writer {
  readonly #engine: TextEngine;
  readonly #text: SvgOptions['text'];
  readonly #glyphs = new Map<string, string>();
  readonly #definitions: string[] = [];
  #older: TextEngine | undefined;
  /** Bitmaps that are drawn more than once: each is in the document once. */
  readonly #repeated: ReadonlySet<Uint8Array>;
  readonly #images = new Map<Uint8Array, { readonly id: string; readonly bounds: Rect }>();
  #clips = 0;
  #masks = 0;

  constructor(engine: TextEngine, text: SvgOptions['text'], repeated: ReadonlySet<Uint8Array>) {
    this.#engine = engine;
    this.#repeated = repeated;
    this.#text = text;
  }

  definitions(): string {
    return this.#definitions.length === 0 ? '' : `<defs>\n${this.#definitions.join('\n')}\n</defs>`;
  }

  shape(shape: Shape): string {
    switch (shape.kind) {
      case 'path':
        return pathElement(shape);
      case 'text':
        return this.#text === 'outline' ? this.#outline(shape) : textElement(shape, this.#familiesOf(shape));
      case 'image':
        return shape.tint === undefined ? this.#image(shape) : this.#tinted(shape, shape.tint);
      case 'group':
        return this.#group(shape);
    }
  }

  #group(group: GroupShape): string {
    const unclipped = group.clip && clipShapes(group.shapes, group.clip);
    const inner = (unclipped ?? group.shapes).map((shape) => this.shape(shape)).join('\n');
    const title = group.title ? `<title>${escapeText(group.title)}</title>` : '';
    const transforms: string[] = [];
    if (group.translate && (group.translate.x !== 0 || group.translate.y !== 0)) {
      transforms.push(`translate(${f(group.translate.x)} ${f(group.translate.y)})`);
    }
    if (group.rotate) {
      transforms.push(`rotate(${f(group.rotate.degrees)} ${f(group.rotate.about.x)} ${f(group.rotate.about.y)})`);
    }
    const attributes = [
      group.control === undefined ? '' : ` data-control="${escapeText(group.control)}"`,
      transforms.length === 0 ? '' : ` transform="${transforms.join(' ')}"`,
      group.opacity === undefined || group.opacity === 1 ? '' : ` opacity="${f(group.opacity)}"`,
      group.clip && !unclipped ? ` clip-path="url(#${this.#clip(group.clip)})"` : '',
    ].join('');
    const element = attributes || title ? `<g${attributes}>${title}${inner}</g>` : inner;
    return group.link ? `<a href="${escapeText(group.link)}">${element}</a>` : element;
  }

  #clip(bounds: Rect): string {
    const id = `clip${++this.#clips}`;
    this.#definitions.push(`<clipPath id="${id}"><rect ${place(bounds)}/></clipPath>`);
    return id;
  }

  /** A rectangle of the colour, seen through the opacity of the bitmap. */
  #image(shape: ImageShape): string {
    if (!this.#repeated.has(shape.bytes)) return imageElement(shape);
    const { x, y, width, height } = shape.bounds;
    if (width <= 0 || height <= 0) return '';
    const known = this.#images.get(shape.bytes);
    if (!known) {
      const id = `image${this.#images.size + 1}`;
      this.#images.set(shape.bytes, { id, bounds: shape.bounds });
      this.#definitions.push(imageElement(shape, ` id="${id}"`));
      return `<use href="#${id}"/>`;
    }
    const [across, down] = [width / known.bounds.width, height / known.bounds.height];
    const [right, below] = [x - known.bounds.x * across, y - known.bounds.y * down];
    if (across === 1 && down === 1 && right === 0 && below === 0) return `<use href="#${known.id}"/>`;
    return `<use href="#${known.id}" transform="matrix(${across} 0 0 ${down} ${right} ${below})"/>`;
  }

  #tinted(shape: ImageShape, colour: Colour): string {
    const id = `mask${++this.#masks}`;
    this.#definitions.push(
      `<mask id="${id}" mask-type="alpha" maskUnits="userSpaceOnUse" ${place(shape.bounds)}>${this.#image(shape)}</mask>`,
    );
    return `<rect ${place(shape.bounds)} fill="${toHex(colour)}" mask="url(#${id})"/>`;
  }

  #outline(shape: TextShape): string {
    const run = this.#engineOf(shape).shape(shape.text, shape.face, shape.size, shape.language);
    const stretch = run.advance > 0 ? shape.advance / run.advance : 1;
    const scale = Math.abs(stretch - 1) < 1e-6 ? f(shape.size) : `${f(shape.size * stretch)} ${f(shape.size)}`;
    const baseline = shape.at.y;
    const uses = run.glyphs.flatMap(({ key, x, y }) => {
      const id = this.#glyph(key);
      if (id === undefined) return [];
      const place = `translate(${f(shape.at.x + x * stretch)} ${f(baseline + y)}) scale(${scale})`;
      return [`<use href="#${id}" transform="${place}"/>`];
    });
    if (uses.length === 0) return '';
    const broader = broaderAttributes(shape, shape.size);
    return `<g${fillAttributes(shape.fill)}${broader} aria-label="${escapeText(shape.text)}">${uses.join('')}</g>`;
  }

  /** Fonts of packages are named where they draw: a document does not depend on those that it needs not. */
  #familiesOf({ text, face, language }: TextShape): string {
    const { families, packages } = this.#engine;
    const drawing =
      packages.installed.length === 0
        ? []
        : this.#engine.fonts(text, face, language).flatMap(({ font }) => (font.origin ? [font.family] : []));
    return escapeText([...new Set([...families, ...drawing, 'sans-serif'])].join(', '));
  }

  #engineOf({ cut }: TextShape): TextEngine {
    if (cut === undefined) return this.#engine;
    this.#older ??= olderCut(this.#engine);
    return this.#older;
  }

  /** The ID of a glyph's outline in the document; `undefined` for a blank one. */
  #glyph(key: string): string | undefined {
    const known = this.#glyphs.get(key);
    if (known !== undefined) return known || undefined;
    const path = this.#engine.outline(key);
    const id = path.length === 0 ? '' : `g${this.#glyphs.size}`;
    this.#glyphs.set(key, id);
    if (id) this.#definitions.push(`<path id="${id}" d="${glyphData(path)}"/>`);
    return id || undefined;
  }
}

/** Outlines are given for an em of 1: they need three more digits than drawing units do. */
function glyphData(path: PathShape['path']): string {
  return path
    .map(([command, ...numbers]) => command + numbers.map((n) => String(Math.round(n * 1e5) / 1e5)).join(' '))
    .join('');
}

function pathElement({ path, fill, stroke }: PathShape): string {
  const paint = `${fill ? fillAttributes(fill) : ' fill="none"'}${stroke ? strokeAttributes(stroke) : ''}`;
  return `<path d="${pathData(path)}"${paint}/>`;
}

function fillAttributes(fill: Fill): string {
  return [
    fill.colour === 0 ? '' : ` fill="${toHex(fill.colour)}"`,
    fill.opacity === undefined || fill.opacity === 1 ? '' : ` fill-opacity="${f(fill.opacity)}"`,
    fill.rule === 'evenodd' ? ' fill-rule="evenodd"' : '',
  ].join('');
}

function strokeAttributes(stroke: Stroke): string {
  return [
    ` stroke="${toHex(stroke.colour)}" stroke-width="${f(stroke.width)}"`,
    ` stroke-linecap="${stroke.cap ?? 'round'}" stroke-linejoin="${stroke.join ?? 'round'}"`,
    stroke.dash ? ` stroke-dasharray="${stroke.dash.map(f).join(' ')}"` : '',
    stroke.opacity === undefined || stroke.opacity === 1 ? '' : ` stroke-opacity="${f(stroke.opacity)}"`,
  ].join('');
}

function textElement(shape: TextShape, families: string): string {
  const bold = shape.face === 'bold' || shape.face === 'boldItalic';
  const italic = shape.face === 'italic' || shape.face === 'boldItalic';
  const attributes = [
    ` x="${f(shape.at.x)}" y="${f(shape.at.y)}" font-family="${families}" font-size="${f(shape.size)}"`,
    bold ? ' font-weight="700"' : '',
    italic ? ' font-style="italic"' : '',
    ` textLength="${f(shape.advance)}" lengthAdjust="spacingAndGlyphs" xml:space="preserve"`,
    fillAttributes(shape.fill),
    broaderAttributes(shape, 1),
  ].join('');
  return `<text${attributes}>${escapeText(shape.text)}</text>`;
}

/** The line around letters that are broader than their font's; `scale` is that of what it stands on. */
function broaderAttributes({ broader, fill }: TextShape, scale: number): string {
  if (broader === undefined) return '';
  const width = Math.round((broader / scale) * 1e5) / 1e5;
  const opacity = fill.opacity === undefined || fill.opacity === 1 ? '' : ` stroke-opacity="${f(fill.opacity)}"`;
  return ` stroke="${toHex(fill.colour)}" stroke-width="${width}" stroke-linejoin="round"${opacity}`;
}

function imageElement({ bounds, mediaType, bytes, coarse }: ImageShape, id = ''): string {
  const data = encodeBase64(bytes);
  const rendering = coarse ? ' image-rendering="optimizeSpeed"' : '';
  return `<image${id} ${place(bounds)}${rendering} preserveAspectRatio="none" href="data:${mediaType};base64,${data}"/>`;
}

function encodeBase64(bytes: Uint8Array): string {
  // Browsers have no buffers.
  if (typeof Buffer !== 'undefined') {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  }
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function repeatedBitmaps(shapes: readonly Shape[]): ReadonlySet<Uint8Array> {
  const met = new Set<Uint8Array>();
  const repeated = new Set<Uint8Array>();
  const visit = (list: readonly Shape[]) => {
    for (const shape of list) {
      if (shape.kind === 'group') visit(shape.shapes);
      if (shape.kind !== 'image') continue;
      if (met.has(shape.bytes)) repeated.add(shape.bytes);
      met.add(shape.bytes);
    }
  };
  visit(shapes);
  return repeated;
}

function place({ x, y, width, height }: Rect): string {
  return `x="${f(x)}" y="${f(y)}" width="${f(width)}" height="${f(height)}"`;
}
