import type { Control, ControlPath } from '../model/control.ts';
import type { Point, Rect } from '../model/geometry.ts';
import type { Mockup } from '../model/project.ts';
import type { ArrowGeometry } from './arrow.ts';

/** What was concluded from the drawing, which does not say it. */
export interface Decision {
  /** As a phrase that can follow "because it". */
  readonly reason: string;
  /** 0 to 1. */
  readonly confidence: number;
}

/** That something belongs to the element `to`. */
export interface Attachment extends Decision {
  readonly to: ControlPath;
}

interface ElementBase {
  readonly path: ControlPath;
  /** The control, a symbol's instance with its controls as children. */
  readonly control: Control;
  /** Place in the mockup, drawing units; absent while the control has no position or no known size. */
  readonly bounds?: Rect;
  /** The group, or the container by geometry, that holds it: the innermost one. */
  readonly parent?: ControlPath;
  /** Why it is taken to be in `parent`. */
  readonly held?: Decision;
  /** What a reader would call it, on one line without markup: its own text, or that of the labels that belong to it. */
  readonly title?: string;
}

interface NodeElement extends ElementBase {
  readonly kind: 'node';
}

interface ContainerElement extends ElementBase {
  readonly kind: 'container';
  /** A group of one node and what belongs to that node (its text, its badge): the group stands for this node. */
  readonly wraps?: ControlPath;
}

interface MarkElement extends ElementBase {
  readonly kind: 'mark';
  /** The node, container or edge that the text or the badge belongs to. */
  readonly of?: Attachment;
}

/** Where an edge ends. */
export interface EdgeEnd {
  /** In the mockup, drawing units. */
  readonly point: Point;
  readonly head: boolean;
  /** The node or container that the end belongs to; absent when the end is free. */
  readonly attachment?: Attachment;
  /** The edge that this end meets where no node is: the two make one connection. */
  readonly meets?: Attachment;
}

export interface EdgeElement extends ElementBase {
  readonly kind: 'edge';
  readonly geometry: ArrowGeometry;
  readonly from: EdgeEnd;
  readonly to: EdgeEnd;
  /** The nodes that the line runs beneath on its way, in order: it ties them too. */
  readonly through: readonly Attachment[];
}

export type Element = NodeElement | ContainerElement | EdgeElement | MarkElement;

/** A tie of two nodes, drawn as one edge, as a part of one (see `EdgeElement.through`) or as several that meet. */
export interface Connection extends Decision {
  /** Where it starts: the end without a head when the other has one. */
  readonly from: ControlPath;
  readonly to: ControlPath;
  /** `none`: a line without heads. `both`: heads at both ends. */
  readonly direction: 'forward' | 'both' | 'none';
  /** The edges that draw it, from `from` to `to`. */
  readonly edges: readonly ControlPath[];
  readonly label?: string;
  /** What the legend says of edges that look like this. */
  readonly meaning?: string;
}

/** One line of a legend. */
export interface LegendEntry {
  /** The sample: the box, badge or line that shows how nodes or edges of this meaning look. */
  readonly sample: ControlPath;
  readonly meaning: string;
  /** What nodes or edges of this meaning share: a fill, a badge (icon and colour), the colour of a line. */
  readonly look: string;
}

export interface Legend extends Decision {
  readonly title?: string;
  readonly entries: readonly LegendEntry[];
  /** Every control that is part of it. */
  readonly members: readonly ControlPath[];
}

/** What the legend says of a node. */
export interface NodeClass extends Decision {
  readonly meaning: string;
  readonly sample: ControlPath;
}

/** The typed graph of a mockup. */
export interface Diagram {
  readonly mockup: Mockup;
  /** The controls of the mockup, symbols expanded, in paint order: the tree that is drawn. */
  readonly controls: readonly Control[];
  /** Every control of the tree, parents first, in paint order. */
  readonly elements: readonly Element[];
  readonly byPath: ReadonlyMap<ControlPath, Element>;
  /** The nameless box beneath everything that colours the page. */
  readonly backdrop?: ControlPath;
  readonly connections: readonly Connection[];
  readonly legends: readonly Legend[];
  /** The class of each node that a legend gives one. */
  readonly classes: ReadonlyMap<ControlPath, NodeClass>;
  /**
   * The nodes in the order in which they belong together, from the start of the spine on, when one line ties the topics
   * of the mockup to a path; empty otherwise.
   */
  readonly spine: readonly ControlPath[];
  /** Nodes and containers (groups that wrap a node left out) in reading order: parents first, then their members. */
  readonly order: readonly ControlPath[];
}
