import type { Colour } from '../../model/colour.ts';
import type { Point, Rect } from '../../model/geometry.ts';
import type { SkinName } from '../../model/project.ts';
import type { Shape } from '../scene.ts';
import type { FigureName } from './figures.ts';
import type { LineSkin } from './lines.ts';
import type { MarkSkin } from './marks.ts';
import type { BorderPaint, BoxPaint, FillPaint, ShapePaint } from './paint.ts';
import type { WindowSkin } from './windows.ts';

/**
 * How strokes, fills and corners look. Controls say what they are made of (a box, a rule, a brace, an arrow head), the
 * skin says how that is drawn. Every part gives the shapes in paint order, in the coordinates of its bounds; borders are
 * drawn inside the bounds.
 */
export interface Skin {
  readonly name: SkinName;
  /** The colour of text, rules and marks when the control sets none. */
  readonly ink: Colour;
  /** The colour of an icon when the control sets none. */
  readonly iconColour: Colour;
  /** The colour of a border when the control sets none: of what is written in or on, fields and boxes. */
  readonly borderColour: Colour;
  /** The same of what is pressed, shown or holds others: buttons, pictures, bars, tables, windows and devices. */
  readonly frameColour: Colour;
  /** The fill of a button when the control sets none. */
  readonly buttonColour: Colour;
  /** The colour of text that is not written yet. */
  readonly scribbleColour: Colour;
  /** A box with straight sides. */
  box(bounds: Rect, paint: BoxPaint): readonly Shape[];
  /** A box with round corners. `radius` is as in the sketch skin, other skins keep the proportion; that of a canvas when absent. */
  roundedBox(bounds: Rect, paint: ShapePaint, radius?: number): readonly Shape[];
  /** A box that stands out of the page and can be pressed: buttons. */
  raisedBox(bounds: Rect, paint: ShapePaint): readonly Shape[];
  /** The part of a raised box in whose middle its text stands. */
  raisedFace(bounds: Rect): Rect;
  /** The ellipse that fills the bounds. */
  ellipse(bounds: Rect, paint: ShapePaint): readonly Shape[];
  /** The closed polygon through the points. */
  polygon(points: readonly Point[], paint: ShapePaint): readonly Shape[];
  /** The closed curve through the points, smooth at each. */
  blob(points: readonly Point[], paint: ShapePaint): readonly Shape[];
  /** An open stroke through the points. */
  polyline(points: readonly Point[], paint: BorderPaint): readonly Shape[];
  /** A thing with a measured outline of its own; what the paint leaves out (fill or border) is not drawn. */
  figure(name: FigureName, bounds: Rect, paint: ShapePaint): readonly Shape[];
  /** Rules, arrows and braces. */
  readonly lines: LineSkin;
  /** Notes, call-outs and the like. */
  readonly marks: MarkSkin;
  readonly scrollbar: ScrollbarSkin;
  readonly opener: OpenerSkin;
  readonly picture: PictureSkin;
  /** The triangle of a button that opens a menu: from the button's right side to its middle, and its size. Drawing units. */
  readonly menuTriangle: { readonly fromRight: number; readonly width: number; readonly height: number };
  /** The colour of the text of a field that one searches with. */
  readonly searchColour: Colour;
  readonly windows: WindowSkin;
  /** By how much filled outlines come out broader than they are, drawing units; nothing when absent. */
  readonly spread?: number;
  /** How far the text of a field is moved from where the sketch skin has it, drawing units. */
  readonly fieldText: { readonly line: Point; readonly area: Point };
}

/** A scroll bar; lengths along it are from an end, across it from its left or top. Drawing units. */
interface ScrollbarSkin {
  /** Thickness of its border. */
  readonly line: number;
  /** To the line behind an arrow; none when absent. */
  readonly divider?: number;
  /** The triangle at an end: to its tip, to its base, and half the length of the base. */
  readonly arrow: { readonly tip: number; readonly base: number; readonly half: number };
  /** Where the thumb can start, how long it is, how far it keeps from the sides, and the radius of its corners as drawn. */
  readonly thumb: { readonly start: number; readonly length: number; readonly inset: number; readonly radius: number };
}

/** The part of a field that opens its list: the right end, with a triangle that points down. Drawing units. */
interface OpenerSkin {
  /** What it is filled with; nothing when absent. */
  readonly fill?: FillPaint;
  /** From the right side to the middle of the line before it; that line's thickness, and how far its two ends lean. */
  readonly divider: number;
  readonly line: number;
  readonly lean: number;
  /** From the right side to the triangle's middle, its size, and how much lower than the middle it is. */
  readonly triangle: { readonly x: number; readonly width: number; readonly height: number; readonly low: number };
  /** The corners of the triangle of the oldest fields, from its middle; the same as of others when absent. */
  readonly oldest?: readonly Point[];
}

/** The cross of an image without a picture. Drawing units. */
interface PictureSkin {
  /** How far inside the frame the ends of its lines are. */
  readonly inset: number;
  readonly cross: Required<Pick<BorderPaint, 'colour' | 'width'>>;
  /** How far inside the frame a second one is, when the border is `square`; none when absent. */
  readonly second?: number;
}
