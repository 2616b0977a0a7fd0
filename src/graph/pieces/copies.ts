import type { Control, ControlPath } from '../../model/control.ts';
import type { Attachment } from '../diagram.ts';
import { isGroup, type PlacedPiece } from './item.ts';

/**
 * The controls that lie exactly beneath a copy of themselves, as after pasting twice, each with the copy that is seen.
 * Nobody sees two of them.
 */
export function copiesOf(items: readonly PlacedPiece[]): ReadonlyMap<ControlPath, Attachment> {
  const seen = new Map<string, ControlPath>();
  const looks = new Looks();
  const copies = new Map<ControlPath, Attachment>();
  for (const item of [...items].reverse()) {
    const { x, y, width, height } = item.bounds;
    const key = JSON.stringify([
      Math.round(x),
      Math.round(y),
      Math.round(width),
      Math.round(height),
      looks.of(item.control),
    ]);
    const top = seen.get(key);
    if (top === undefined) seen.set(key, item.path);
    else copies.set(item.path, { to: top, reason: 'lies exactly beneath a copy of itself', confidence: 1 });
  }
  return copies;
}

/** Numbers for looks: what looks the same has the same. Each control is looked at once, however deep it is nested. */
class Looks {
  readonly #numbers = new Map<string, number>();
  readonly #known = new Map<Control, number>();

  of(control: Control): number {
    const known = this.#known.get(control);
    if (known !== undefined) return known;
    // What overrides change is seen in the children.
    const { overrides: _, ...properties } = control.properties;
    const inside = isGroup(control)
      ? control.children.map((child) => [child.x, child.y, child.w, child.h, this.of(child)])
      : [];
    const key = JSON.stringify([control.typeID, sorted(properties), inside]);
    const number = this.#numbers.get(key) ?? this.#numbers.size;
    this.#numbers.set(key, number);
    this.#known.set(control, number);
    return number;
  }
}

/** With keys in one order, for files may name them in any. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => [name, sorted(one)]);
}
