import type { Element } from '../../graph/diagram.ts';
import type { Point, Rect } from '../../model/geometry.ts';

/** An element of a diagram as matching sees it. */
export interface Item {
  /** Its place in the diagram's order, from the back. */
  readonly index: number;
  readonly element: Element;
  readonly type: string;
  /** Plain text; empty when it has none. */
  readonly text: string;
  /** Equal for equal looks, those of a group being its contents'. */
  readonly look: string;
  /** Whether it has words, or holds something that has. */
  readonly worded: boolean;
  /** Absent while the control has no place. */
  readonly box: Rect | undefined;
  /** The group whose list holds it in the file. */
  readonly parent: Item | undefined;
  /** What its own list holds. */
  readonly children: readonly Item[];
  /** What it stands in: its group, or the container around it. */
  readonly holder: Item | undefined;
  readonly ends: Ends | undefined;
  /**
   * The item that it goes with in the eye of a reader: a box for the text written on it, a text for the box or the icon
   * without words. `undefined` when it stands alone.
   */
  readonly partner: Item | undefined;
}

/** Both ends of an edge. */
export interface Ends {
  readonly from: End;
  readonly to: End;
}

export interface End {
  readonly point: Point;
  readonly head: boolean;
  /** The item that the end is attached to. */
  readonly at: Item | undefined;
}
