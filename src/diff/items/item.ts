import type { Element } from '../../graph/diagram.ts';
import type { Point, Rect } from '../../model/geometry.ts';

/** An element of a diagram as matching sees it. Items are referred to by their index. */
export interface Item {
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
  readonly parent: number | undefined;
  /** What its own list holds. */
  readonly children: readonly number[];
  /** What it stands in: its group, or the container around it. */
  readonly holder: number | undefined;
  readonly ends: Ends | undefined;
  /**
   * The item that it goes with in the eye of a reader: a box for the text written on it, a text for the box or the icon
   * without words. `undefined` when it stands alone.
   */
  readonly partner: number | undefined;
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
  readonly at: number | undefined;
}
