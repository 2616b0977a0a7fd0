import { cardOf, type ElementKind } from '../../model/cards.ts';
import type { Control, ControlPath } from '../../model/control.ts';
import { GROUP, SYMBOL_INSTANCE } from '../../model/control.ts';
import { bottom, type Rect } from '../../model/geometry.ts';
import { plainText } from '../../model/markup.ts';

/** A control of the tree, before anything is concluded from its place. */
export interface Piece {
  readonly path: ControlPath;
  /** The group that holds it in the file. */
  readonly group?: ControlPath;
  readonly control: Control;
  readonly kind: ElementKind;
  /** In the mockup, drawing units; absent while it has no place. */
  readonly bounds?: Rect;
}

/** A control with a place, as inference looks at it. */
export interface PlacedPiece extends Piece {
  readonly bounds: Rect;
  /** Place in paint order. */
  readonly index: number;
}

/** Whether it is a plain box that text, badges and other boxes can be laid on. */
export const isBox = (item: Pick<PlacedPiece, 'control'>): boolean => cardOf(item.control).role === 'box';
export const isText = (item: PlacedPiece): boolean =>
  cardOf(item.control).role === 'text' && ownText(item.control) !== '';
export const isBadge = (item: PlacedPiece): boolean => cardOf(item.control).badge !== undefined;
export const isGroup = (control: Control): boolean => control.typeID === GROUP || control.typeID === SYMBOL_INSTANCE;

/** The text of the control itself on one line, without markup; empty when it has none of its own. */
export function ownText(control: Control): string {
  const { text } = control.properties;
  return text === undefined ? '' : oneLine(plainText(text));
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * Things of a page in reading order: by rows, and from left to right in each. What overlaps the first of a row by more
 * than half of the lower one's height is in that row.
 */
export function inRows<T>(things: readonly T[], boundsOf: (thing: T) => Rect): readonly T[] {
  const sorted = [...things].sort((a, b) => boundsOf(a).y - boundsOf(b).y || boundsOf(a).x - boundsOf(b).x);
  const rows: T[][] = [];
  for (const thing of sorted) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first !== undefined && inOneRow(boundsOf(first), boundsOf(thing))) row.push(thing);
    else rows.push([thing]);
  }
  return rows.flatMap((row) => row.sort((a, b) => boundsOf(a).x - boundsOf(b).x || boundsOf(a).y - boundsOf(b).y));
}

function inOneRow(a: Rect, b: Rect): boolean {
  return Math.min(bottom(a), bottom(b)) - Math.max(a.y, b.y) > Math.min(a.height, b.height) / 2;
}
