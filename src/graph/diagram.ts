import type { Control, ControlPath } from '../model/control.ts';
import type { Point, Rect } from '../model/geometry.ts';
import type { Mockup } from '../model/project.ts';
import type { ArrowGeometry } from './arrow.ts';

/**
 * What a control stands for in the graph. Every control is one of these, so that nothing of the mockup is lost: a `node`
 * stands for something, a `container` is a node that holds others, an `edge` ties two ends, a `mark` is the rest (text,
 * rules, notes).
 */
export type ElementKind = 'node' | 'container' | 'edge' | 'mark';

interface ElementBase {
  readonly path: ControlPath;
  /** The control, a symbol's instance with its controls as children. */
  readonly control: Control;
  /** Place in the mockup, drawing units; absent while the control has no position or no known size. */
  readonly bounds?: Rect;
  /** The group, or the container by geometry, that holds it. */
  readonly parent?: ControlPath;
}

export interface NodeElement extends ElementBase {
  readonly kind: 'node';
}

export interface ContainerElement extends ElementBase {
  readonly kind: 'container';
}

export interface MarkElement extends ElementBase {
  readonly kind: 'mark';
}

/** Where an edge ends. */
export interface EdgeEnd {
  /** In the mockup, drawing units. */
  readonly point: Point;
  readonly head: boolean;
  /** The node or container that the end belongs to; absent when the end is free. */
  readonly attachment?: Attachment;
}

export interface Attachment {
  readonly to: ControlPath;
  /** Why the end was taken to belong there. */
  readonly reason: string;
  /** 0 to 1. */
  readonly confidence: number;
}

export interface EdgeElement extends ElementBase {
  readonly kind: 'edge';
  readonly geometry: ArrowGeometry;
  readonly from: EdgeEnd;
  readonly to: EdgeEnd;
}

export type Element = NodeElement | ContainerElement | EdgeElement | MarkElement;

/** The typed graph of a mockup. */
export interface Diagram {
  readonly mockup: Mockup;
  /** The controls of the mockup, symbols expanded, in paint order: the tree that is drawn. */
  readonly controls: readonly Control[];
  /** Every control of the tree, parents first, in paint order. */
  readonly elements: readonly Element[];
  readonly byPath: ReadonlyMap<ControlPath, Element>;
}
