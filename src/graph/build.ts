import { cardOf } from '../model/cards.ts';
import { type Control, type ControlPath, childPath, GROUP, SYMBOL_INSTANCE } from '../model/control.ts';
import { add, type Point, type Rect, type Size } from '../model/geometry.ts';
import type { Mockup } from '../model/project.ts';
import type { Diagram } from './diagram.ts';
import { infer } from './infer.ts';
import type { Piece } from './pieces/item.ts';

/** Gives the size of a control that has neither been sized by its author nor measured by Balsamiq. */
export type Measure = (control: Control) => Size;

/**
 * The graph of a mockup.
 *
 * @param controls the mockup's controls with its symbols expanded
 * @param measure sizes for controls that store none
 */
export function buildDiagram(mockup: Mockup, controls: readonly Control[], measure: Measure): Diagram {
  return diagramOf(mockup, controls, piecesOf(controls, measure));
}

/** The same from its pieces. */
export function diagramOf(mockup: Mockup, controls: readonly Control[], pieces: readonly Piece[]): Diagram {
  return { mockup, controls, ...infer(pieces) };
}

/** Every control of the tree with its place, before anything is concluded from that. */
export function piecesOf(controls: readonly Control[], measure: Measure): readonly Piece[] {
  const pieces: Piece[] = [];
  collect(controls, { x: 0, y: 0 }, undefined, measure, pieces);
  return pieces;
}

function collect(
  controls: readonly Control[],
  origin: Point,
  group: ControlPath | undefined,
  measure: Measure,
  out: Piece[],
): void {
  for (const control of controls) {
    const path = childPath(group, control.id);
    const bounds = controlBounds(control, origin, measure);
    const kind = cardOf(control).kind;
    out.push({ path, control, kind, ...(bounds ? { bounds } : {}), ...(group === undefined ? {} : { group }) });
    if (control.children.length > 0) {
      collect(control.children, childOrigin(control, bounds ?? { ...origin, width: 0, height: 0 }), path, measure, out);
    }
  }
}

/** Where the control stands in the mockup; `undefined` while it has no position. */
function controlBounds(control: Control, origin: Point, measure: Measure): Rect | undefined {
  const { x, y } = control;
  if (x === undefined || y === undefined) return undefined;
  const at = add(origin, { x, y });
  const width = control.w ?? control.measuredW;
  const height = control.h ?? control.measuredH;
  if (width !== undefined && height !== undefined) return { ...at, width, height };
  const natural = measure(control);
  return { ...at, width: width ?? natural.width, height: height ?? natural.height };
}

/** Where the coordinates of a group's controls start: a crop hides what lies left of and above its window. */
export function childOrigin(control: Control, bounds: Rect): Point {
  const { crop } = control.properties;
  if (!crop || !(control.typeID === GROUP || control.typeID === SYMBOL_INSTANCE)) return bounds;
  return { x: bounds.x - (crop.x * bounds.width) / crop.width, y: bounds.y - (crop.y * bounds.height) / crop.height };
}
