import type { ArrowGeometry } from '../graph/arrow.ts';
import type { Element } from '../graph/diagram.ts';
import type { ControlPath } from '../model/control.ts';
import { add, type Point, type Rect } from '../model/geometry.ts';
import type { Notice } from '../model/notice.ts';

/** Between nodes unless something else is asked for, and where distances are the author's own; drawing units. */
export const USUAL_SPACING = 24;

/**
 * `authored`: as drawn; `complete`: and places for what has none; `tidy`: the author's arrangement with its faults mended;
 * `elk`: placed by ELK from the graph, whatever stood where.
 */
export const LAYOUT_MODES = ['authored', 'complete', 'tidy', 'elk'] as const;
export type LayoutMode = (typeof LAYOUT_MODES)[number];

/** Where everything of a diagram stands; drawing units, in the mockup's coordinates. */
export interface Layout {
  readonly mode: LayoutMode;
  /** Every control that has a place. */
  readonly bounds: ReadonlyMap<ControlPath, Rect>;
  /** Every edge that has a place. */
  readonly routes: ReadonlyMap<ControlPath, ArrowGeometry>;
  readonly notices: readonly Notice[];
}

/** Of an element what its author's layout needs: nothing that has to be concluded from the drawing. */
export type Placed = Pick<Element, 'path' | 'control' | 'bounds'> & {
  /** The course of an edge that has a place. */
  readonly geometry?: ArrowGeometry;
};

/** The author's own layout: each control stands where the file says. A control without a place is reported. */
export function authoredLayout({ elements }: { readonly elements: readonly Placed[] }): Layout {
  const bounds = new Map<ControlPath, Rect>();
  const routes = new Map<ControlPath, ArrowGeometry>();
  const notices: Notice[] = [];
  for (const element of elements) {
    if (element.bounds) bounds.set(element.path, element.bounds);
    else {
      notices.push({
        kind: 'layout',
        subject: element.path,
        message: `the ${element.control.typeID} has no position and is not drawn; use the layout "complete"`,
        control: element.path,
      });
    }
    if (element.geometry) routes.set(element.path, element.geometry);
  }
  return { mode: 'authored', bounds, routes, notices };
}

/**
 * The layout with the boxes of its lines in whole units, as Balsamiq stores them: the rest goes into the points of the line.
 * Lines are painted by their box, so that a picture of the layout and one of the written file are drawn from this. What its
 * author drew stays.
 */
export function inWholeUnits(layout: Layout): Layout {
  if (layout.mode === 'authored' || layout.mode === 'complete') return layout;
  const bounds = new Map(layout.bounds);
  for (const path of layout.routes.keys()) {
    const box = bounds.get(path);
    if (box) bounds.set(path, wholeBox(box));
  }
  return { ...layout, bounds };
}

/** The box of a line, whole and at least one unit wide and high: Balsamiq stores none without a width. */
export function wholeBox({ x, y, width, height }: Rect): Rect {
  return {
    x: Math.round(x),
    y: Math.round(y),
    width: Math.max(1, Math.round(width)),
    height: Math.max(1, Math.round(height)),
  };
}

/** The line moved. */
export function moveLine({ from, to, control, shape }: ArrowGeometry, by: Point): ArrowGeometry {
  return { from: add(from, by), to: add(to, by), control: add(control, by), shape };
}
