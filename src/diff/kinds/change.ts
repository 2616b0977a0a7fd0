import type { ElementKind } from '../../model/cards.ts';
import type { ControlPath } from '../../model/control.ts';
import type { Point, Rect, Size } from '../../model/geometry.ts';
import type { Json } from '../../model/properties.ts';

/** `content` is what the drawing says, `layout` is where it says it. */
export type Layer = 'content' | 'layout';

/** Every kind of change of a mockup, in the order of a report. What is to be known of each is its card in `kinds.ts`. */
export const CHANGE_KINDS = [
  'added',
  'removed',
  'renamed',
  'retyped',
  'restyled',
  'replaced',
  'overridden',
  'reattached',
  'regrouped',
  'linked',
  'noted',
  'named',
  'moved',
  'nudged',
  'resized',
  'rerouted',
  'restacked',
  'doubled',
  'undoubled',
  'grouped',
  'ungrouped',
] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

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

/** One or several properties of the subjects that are other ones now. */
interface OtherProperties {
  readonly properties: readonly PropertyChange[];
  /** Class of the legend before and after, where the colours stand for one. */
  readonly classes?: { readonly old?: string; readonly new?: string };
}

/** What a change tells besides its subjects, by its kind. */
interface Particulars {
  readonly added: { readonly ties: readonly TiedNeighbour[] };
  readonly removed: { readonly ties: readonly TiedNeighbour[] };
  readonly renamed: { readonly old: string; readonly new: string };
  readonly retyped: { readonly old: string; readonly new: string };
  readonly restyled: OtherProperties;
  readonly replaced: OtherProperties;
  readonly overridden: OtherProperties;
  readonly reattached: { readonly ends: readonly EndChange[] };
  readonly regrouped: { readonly old?: string; readonly new?: string };
  readonly linked: OtherProperties;
  readonly noted: OtherProperties;
  readonly named: OtherProperties;
  readonly moved: {
    /** Against the rest of the drawing; drawing units. */
    readonly by: Point;
    /** The section or container that moved as a whole. */
    readonly whole?: string;
    /** Whether the drawing as a whole moved so, which no picture shows; `subjects` is then one control of it. */
    readonly everything: boolean;
    /** Edges that went along. */
    readonly edges: readonly { readonly old: ControlRef; readonly new: ControlRef }[];
  };
  /** Moves too small to be told one by one, none more than `most` drawing units. */
  readonly nudged: { readonly most: number };
  /** Without sizes when they changed in different ways: the bounds of the subjects have them. */
  readonly resized: { readonly old?: Size; readonly new?: Size };
  readonly rerouted: unknown;
  readonly restacked: unknown;
  /** A second copy of each lies exactly on the first now. */
  readonly doubled: unknown;
  /** A second copy of each lay exactly on the first. */
  readonly undoubled: unknown;
  readonly grouped: unknown;
  readonly ungrouped: unknown;
}

/** A change of one kind, with its particulars. */
export type ChangeOf<K extends ChangeKind> = {
  readonly kind: K;
  /** At least one; several when the same happened to all of them. */
  readonly subjects: readonly Subject[];
} & Particulars[K];

/** One fact that a person would tell. */
export type Change = { readonly [K in ChangeKind]: ChangeOf<K> }[ChangeKind];
