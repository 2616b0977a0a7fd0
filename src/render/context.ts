import type { TypeName } from '../model/cards.ts';
import type { Control, ControlPath } from '../model/control.ts';
import type { Point, Size } from '../model/geometry.ts';
import type { Notices } from '../model/notice.ts';
import type { ProjectSettings } from '../model/project.ts';
import type { Era } from './era.ts';
import type { IconLibrary } from './icons/library.ts';
import type { ImageShape, Shape } from './scene.ts';
import type { Skin } from './skin/skin.ts';
import type { TextEngine } from './text/engine.ts';

/** A bitmap of the project, sniffed and measured. */
export type Bitmap = Pick<ImageShape, 'mediaType' | 'bytes' | 'natural' | 'name'>;

/** What the renderer of a control may use. It holds values and look-ups only: drawing reads no file. */
export interface DrawContext {
  readonly settings: ProjectSettings;
  /** What the project was last saved with: some controls look different in each. */
  readonly era: Era;
  readonly skin: Skin;
  readonly text: TextEngine;
  readonly icons: IconLibrary;
  /**
   * The bitmap of an asset by its resource ID; `undefined` when the project has none, or one of a kind that is not drawn.
   *
   * @throws InputError when it is no image, or larger than the limits allow.
   */
  bitmap(assetId: string): Bitmap | undefined;
  /** Takes what could not be drawn as Balsamiq would. */
  readonly notices: Notices;
}

/** The curve of an arrow in the control's own coordinates (origin at its left top). */
export interface ArrowCurve {
  readonly from: Point;
  readonly to: Point;
  /** Where the curve is bent towards: the control point of the quadratic Bézier, or the corner of an elbow. */
  readonly control: Point;
  readonly shape: 'straight' | 'curve' | 'elbow';
}

/** A control with its place in the picture settled. */
export interface PlacedControl {
  readonly control: Control;
  readonly path: ControlPath;
  /** Drawing units. */
  readonly size: Size;
  /** Arrows only. */
  readonly curve?: ArrowCurve;
}

/** Draws one control: shapes in its own coordinates, in which its left top is the origin. */
export type DrawControl = (placed: PlacedControl, context: DrawContext) => readonly Shape[];

/**
 * The size of a control that has neither been sized by its author nor measured by Balsamiq; drawing units. A type without
 * such a rule has a fixed natural size.
 */
export type NaturalSize = (
  control: Control,
  context: Pick<DrawContext, 'settings' | 'era' | 'text' | 'icons' | 'bitmap'>,
) => Size;

/** One line of the table of types. */
export interface ControlType {
  readonly draw: DrawControl;
  /** Natural size, fixed or measured (FORMAT section 1.1). */
  readonly natural: Size | NaturalSize;
  /** By how much a control of its natural size is wider than its one line of text, where that is always the same; drawing units. */
  readonly beyondText?: number;
}

/** The types of a family and how each is drawn: what each means is the card of its name. */
export type DrawnTypes = readonly (readonly [TypeName, ControlType])[];
