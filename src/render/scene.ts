import type { Colour } from '../model/colour.ts';
import type { Point, Rect, Size } from '../model/geometry.ts';
import type { Language } from './text/scripts.ts';

/**
 * The display list: shapes in paint order, in drawing units. It knows nothing of Balsamiq; each target (SVG today) needs
 * to know nothing else.
 */
export interface Scene {
  /** The part of the drawing plane that the picture shows. */
  readonly bounds: Rect;
  readonly shapes: readonly Shape[];
  /** For assistive technology and tooltips; plain text. */
  readonly title: string;
  readonly description: string;
}

export type Shape = PathShape | TextShape | ImageShape | GroupShape;

/** Absolute path commands, as in SVG. */
export type PathCommand =
  | readonly ['M', number, number]
  | readonly ['L', number, number]
  | readonly ['Q', number, number, number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];

export type Path = readonly PathCommand[];

export interface Fill {
  readonly colour: Colour;
  /** 0 (clear) to 1; 1 when absent. */
  readonly opacity?: number;
  /** `nonzero` when absent. */
  readonly rule?: 'nonzero' | 'evenodd';
}

export interface Stroke {
  readonly colour: Colour;
  readonly opacity?: number;
  /** Drawing units. */
  readonly width: number;
  /** `round` when absent. */
  readonly cap?: 'butt' | 'round' | 'square';
  /** `round` when absent. */
  readonly join?: 'miter' | 'round' | 'bevel';
  /** Lengths on and off in turn, drawing units; solid when absent. */
  readonly dash?: readonly number[];
}

export interface PathShape {
  readonly kind: 'path';
  readonly path: Path;
  readonly fill?: Fill;
  readonly stroke?: Stroke;
}

/** The faces of the bundled font family. */
export type Face = 'regular' | 'bold' | 'italic' | 'boldItalic';

/** A cut of a font family whose letters have the widths that they had once (`render/text/older.ts`). */
export type Cut = 'older';

/** One run of text in one face, on one line. */
export interface TextShape {
  readonly kind: 'text';
  /** Left end of the baseline. */
  readonly at: Point;
  readonly text: string;
  readonly face: Face;
  /** Size of the em square, drawing units. */
  readonly size: number;
  readonly fill: Fill;
  /** By how much its letters are broader than the font has them, drawing units; 0 when absent. */
  readonly broader?: number;
  /** Kerned width of the run, drawing units. */
  readonly advance: number;
  /** Today's when absent. */
  readonly cut?: Cut;
  /** Which form its Chinese characters have; absent without any. */
  readonly language?: Language;
}

/** A bitmap that was sniffed and measured; never a reference to anything outside. */
export interface ImageShape {
  readonly kind: 'image';
  readonly bounds: Rect;
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  readonly bytes: Uint8Array;
  /** Pixels of the bitmap. */
  readonly natural: Size;
  /** What it is called in messages. */
  readonly name?: string;
  /** Each of its pixels is a box of one colour where it is enlarged; their colours mix when absent. */
  readonly coarse?: boolean;
  /** Paints every pixel in this colour, as opaque as the bitmap has it. */
  readonly tint?: Colour;
}

export interface GroupShape {
  readonly kind: 'group';
  /** Moves the shapes of the group; applied last. */
  readonly translate?: Point;
  /** Clockwise, degrees, about `about` (drawing units, in the group's own coordinates). */
  readonly rotate?: { readonly degrees: number; readonly about: Point };
  /** In the group's own coordinates. */
  readonly clip?: Rect;
  /** 0 (clear) to 1, applied to the group as a whole. */
  readonly opacity?: number;
  /** Where a click on the group leads, as a URL. */
  readonly link?: string;
  /** Identifies what the group draws: the path of a control. */
  readonly control?: string;
  readonly title?: string;
  readonly shapes: readonly Shape[];
}
