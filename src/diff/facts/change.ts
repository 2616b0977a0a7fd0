import type { ElementKind } from '../../model/cards.ts';
import type { ControlPath } from '../../model/control.ts';
import type { Point, Rect, Size } from '../../model/geometry.ts';
import type { Json } from '../../model/properties.ts';

/** `content` is what the drawing says, `layout` is where it says it. */
export type Layer = 'content' | 'layout';

/** Every kind of change of a mockup, in the order of a report, and whether it is of its content or its layout. */
export const KIND_LAYERS = {
  added: 'content',
  removed: 'content',
  renamed: 'content',
  retyped: 'content',
  restyled: 'content',
  replaced: 'content',
  overridden: 'content',
  reattached: 'content',
  regrouped: 'content',
  linked: 'content',
  noted: 'content',
  named: 'content',
  moved: 'layout',
  nudged: 'layout',
  resized: 'layout',
  rerouted: 'layout',
  restacked: 'layout',
  doubled: 'layout',
  undoubled: 'layout',
  grouped: 'layout',
  ungrouped: 'layout',
} as const satisfies Record<string, Layer>;

export type ChangeKind = keyof typeof KIND_LAYERS;

/** A control in one of the two versions. */
export interface ControlRef {
  readonly path: ControlPath;
  readonly type: string;
  /** Place in the mockup, drawing units. */
  readonly bounds?: Rect;
}

/** What a change is about, as a reader sees it: a box with its text and icon is one subject. */
export interface Subject {
  /** The words on it, or what it is and what it is next to. */
  readonly name: string;
  /** Whether `name` is words of the drawing (shown in quotes) or a description. */
  readonly quoted: boolean;
  /** What it is, in a word or two; a description begins with it. */
  readonly noun: string;
  readonly element: ElementKind;
  readonly old?: ControlRef;
  readonly new?: ControlRef;
  /** Further controls that the change concerns: the text on a box, what a group holds. */
  readonly parts: readonly { readonly old?: ControlRef; readonly new?: ControlRef }[];
  /** The words on what it holds, when it came or went with its contents. */
  readonly contents?: readonly string[];
  /** The section or container that it stands in. */
  readonly section?: string;
}

/** An edge that came or went together with a node. */
export interface TiedNeighbour {
  readonly edge: ControlRef;
  /** `from`: the edge leads from the other node to this one; without heads, from that end. */
  readonly direction: 'from' | 'to';
  /** Whether it has a head: a line has none. */
  readonly head: boolean;
  /** The name of the node at the other end; absent when that end is free. */
  readonly other?: string;
}

/** The old and the new value of one property; `null` when it was, or is, not set. */
export interface PropertyChange {
  readonly property: string;
  readonly old: Json;
  readonly new: Json;
}

/** Which end of an edge left which node for which; a name is absent when the end is free. */
export interface EndChange {
  readonly end: 'from' | 'to';
  readonly old?: string;
  readonly new?: string;
}

interface Base<K extends ChangeKind> {
  readonly kind: K;
  /** At least one; several when the same happened to all of them. */
  readonly subjects: readonly Subject[];
}

/** One fact that a person would tell, with its particulars. */
export type Change =
  | (Base<'added' | 'removed'> & { readonly ties: readonly TiedNeighbour[] })
  | (Base<'renamed'> & { readonly old: string; readonly new: string })
  | (Base<'retyped'> & { readonly old: string; readonly new: string })
  | (Base<'restyled' | 'replaced' | 'overridden' | 'linked' | 'noted' | 'named'> & {
      readonly properties: readonly PropertyChange[];
      /** Class of the legend before and after, where the colours stand for one. */
      readonly classes?: { readonly old?: string; readonly new?: string };
    })
  | (Base<'reattached'> & { readonly ends: readonly EndChange[] })
  | (Base<'regrouped'> & { readonly old?: string; readonly new?: string })
  | (Base<'moved'> & {
      /** Against the rest of the drawing; drawing units. */
      readonly by: Point;
      /** The section or container that moved as a whole. */
      readonly whole?: string;
      /** Whether the drawing as a whole moved so, which no picture shows; `subjects` is then one control of it. */
      readonly everything: boolean;
      /** Edges that went along. */
      readonly edges: readonly { readonly old: ControlRef; readonly new: ControlRef }[];
    })
  /** Moves too small to be told one by one, none more than `most` drawing units. */
  | (Base<'nudged'> & { readonly most: number })
  /** Without sizes when they changed in different ways: the bounds of the subjects have them. */
  | (Base<'resized'> & { readonly old?: Size; readonly new?: Size })
  /** `doubled`: a second copy of each lies exactly on the first now; `undoubled`: it did. */
  | Base<'rerouted' | 'restacked' | 'doubled' | 'undoubled' | 'grouped' | 'ungrouped'>;

export function layerOf(change: Change): Layer {
  return KIND_LAYERS[change.kind];
}
