import type { Size } from './geometry.ts';
import type { Extra, Properties } from './properties.ts';

/**
 * Identifies a control of a mockup: the IDs of its groups and its own, joined by colons (`7`, `7:0`). IDs are unique
 * inside one list of controls only.
 */
export type ControlPath = string;

/** One element of a mockup. All measures are drawing units. */
export interface Control {
  readonly id: string;
  /** Balsamiq's name of the type, without a namespace: `Label`, `Canvas`, `__group__`. */
  readonly typeID: string;
  /** Position inside the group that holds the control; absent when the author left it unplaced. */
  readonly x?: number;
  readonly y?: number;
  /** Size set by the author; absent when the control has its natural size. */
  readonly w?: number;
  readonly h?: number;
  /** Natural size when the file was saved; absent in files that Balsamiq never measured. */
  readonly measuredW?: number;
  readonly measuredH?: number;
  /** Paint order inside its list, ascending. */
  readonly zOrder: number;
  readonly locked: boolean;
  readonly properties: Properties;
  /** Controls of a group, and of a symbol's instance once it is expanded, in paint order. */
  readonly children: readonly Control[];
  /** Properties that balsa does not interpret, kept for writing back. */
  readonly extraProperties: Extra;
  /** Keys of the control itself that balsa does not interpret, kept for writing back. */
  readonly extra: Extra;
}

export const ARROW = 'Arrow';
export const GROUP = '__group__';
export const SYMBOL_INSTANCE = 'Component';

/** The path of the control `id` inside `parent`. */
export function childPath(parent: ControlPath | undefined, id: string): ControlPath {
  return parent === undefined ? id : `${parent}:${id}`;
}

/** The control of the mockup's own list that a control is in. */
export function topOf(path: ControlPath): ControlPath {
  const colon = path.indexOf(':');
  return colon < 0 ? path : path.slice(0, colon);
}

/** The stored size: as set by the author, else as measured by Balsamiq; a side is `undefined` when neither is known. */
export function storedSize(control: Control): { readonly [K in keyof Size]: number | undefined } {
  return { width: control.w ?? control.measuredW, height: control.h ?? control.measuredH };
}

/** Calls `visit` for each control of the tree, parents first, in paint order. */
export function walkControls(
  controls: readonly Control[],
  visit: (control: Control, path: ControlPath, parent: ControlPath | undefined) => void,
  parent?: ControlPath,
): void {
  for (const control of controls) {
    const path = childPath(parent, control.id);
    visit(control, path, parent);
    walkControls(control.children, visit, path);
  }
}

/** Whether every control of the tree has a position. */
export function everyPlaced(controls: readonly Control[]): boolean {
  return controls.every(({ x, y, children }) => x !== undefined && y !== undefined && everyPlaced(children));
}

/** Order of paths (and of other names): numbers in them by their value, all else by its characters; 0 for equal ones alone. */
export function comparePaths(a: string, b: string): number {
  const [left, right] = [a.match(RUNS) ?? [], b.match(RUNS) ?? []];
  for (const [i, one] of left.entries()) {
    const other = right[i];
    if (other === undefined) return 1;
    if (one === other) continue;
    if (!isDigits(one) || !isDigits(other)) return one < other ? -1 : 1;
    // Digits of one value ('1' and '01') are as good as equal: what follows decides first.
    if (Number(one) !== Number(other)) return Number(one) - Number(other);
  }
  return left.length - right.length || (a < b ? -1 : Number(a > b));
}

const RUNS = /\d+|\D+/g;
const isDigits = (run: string): boolean => /^\d/.test(run);
