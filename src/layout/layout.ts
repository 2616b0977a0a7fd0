import type { ArrowGeometry } from '../graph/arrow.ts';
import type { Diagram } from '../graph/diagram.ts';
import type { ControlPath } from '../model/control.ts';
import type { Rect } from '../model/geometry.ts';
import type { Notice } from '../model/notice.ts';

/** Between nodes unless something else is asked for, and where distances are the author's own; drawing units. */
export const USUAL_SPACING = 24;

export type LayoutMode = 'authored' | 'complete' | 'elk';

/** Where everything of a diagram stands; drawing units, in the mockup's coordinates. */
export interface Layout {
  readonly mode: LayoutMode;
  /** Every control that has a place. */
  readonly bounds: ReadonlyMap<ControlPath, Rect>;
  /** Every edge that has a place. */
  readonly routes: ReadonlyMap<ControlPath, ArrowGeometry>;
  readonly notices: readonly Notice[];
}

/** The author's own layout: each control stands where the file says. A control without a place is reported. */
export function authoredLayout(diagram: Diagram): Layout {
  const bounds = new Map<ControlPath, Rect>();
  const routes = new Map<ControlPath, ArrowGeometry>();
  const notices: Notice[] = [];
  for (const element of diagram.elements) {
    if (element.bounds) bounds.set(element.path, element.bounds);
    else {
      notices.push({
        kind: 'layout',
        subject: element.path,
        message: `the ${element.control.typeID} has no position and is not drawn; use the layout "complete"`,
        control: element.path,
      });
    }
    if (element.kind === 'edge') routes.set(element.path, element.geometry);
  }
  return { mode: 'authored', bounds, routes, notices };
}
