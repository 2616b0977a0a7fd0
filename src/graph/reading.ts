import type { ControlPath } from '../model/control.ts';
import type { Rect } from '../model/geometry.ts';
import type { Connection, Diagram, Element } from './diagram.ts';
import { fillOf } from './legend.ts';
import { type Reading, readingOrder } from './order.ts';
import { stackedBoxes } from './stack.ts';

/** What a person reads first, with all that belongs beneath it, then the next. */
export function readingTree({
  elements,
  byPath,
  connections,
  spine,
}: Pick<Diagram, 'elements' | 'byPath' | 'connections' | 'spine'>): readonly Reading[] {
  const ties = connections.map(({ from, to, direction }) => ({ from, to, directed: direction !== 'none' }));
  return readingOrder({
    paths: elements.filter(isRead).map((element) => element.path),
    bounds: new Map(elements.flatMap((e) => (e.bounds ? [[e.path, e.bounds] as const] : []))),
    parents: readParents(elements, byPath),
    ties: [...ties, ...stackTies(elements, byPath, connections, spine)],
    spine,
  });
}

/** Whether the element has a place of its own in the reading order. */
export function isRead(element: Element): boolean {
  if (element.kind === 'edge') return false;
  if (element.kind === 'mark') return element.of === undefined && element.title !== undefined;
  return element.kind === 'node' || element.wraps === undefined;
}

/** What holds each element when groups that only wrap it are looked through. */
export function readParents(
  elements: readonly Element[],
  byPath: ReadonlyMap<ControlPath, Element>,
): ReadonlyMap<ControlPath, ControlPath> {
  const parents = new Map<ControlPath, ControlPath>();
  for (const element of elements) {
    let parent = element.parent === undefined ? undefined : byPath.get(element.parent);
    while (parent?.kind === 'container' && parent.wraps !== undefined && parent.parent !== undefined) {
      parent = byPath.get(parent.parent);
    }
    if (parent && !(parent.kind === 'container' && parent.wraps !== undefined)) parents.set(element.path, parent.path);
  }
  return parents;
}

/** A line that leads to the first box of a stack means the whole stack, as far as it is of one colour and not tied itself. */
function stackTies(
  elements: readonly Element[],
  byPath: ReadonlyMap<ControlPath, Element>,
  connections: readonly Connection[],
  spine: readonly ControlPath[],
): readonly { readonly from: ControlPath; readonly to: ControlPath; readonly directed: true }[] {
  const sources = new Map<ControlPath, ControlPath[]>();
  for (const { from, to } of connections) {
    sources.set(to, [...(sources.get(to) ?? []), from]);
    sources.set(from, [...(sources.get(from) ?? []), to]);
  }
  const onSpine = new Set(spine);
  const boxes = elements.flatMap((element, index) =>
    element.bounds && element.kind === 'node' ? [{ ...element, bounds: element.bounds as Rect, index }] : [],
  );
  const ties: { from: ControlPath; to: ControlPath; directed: true }[] = [];
  for (const [upper, lower] of stackedBoxes(boxes)) {
    const [a, b] = [byPath.get(upper), byPath.get(lower)];
    const only = sources.get(upper);
    if (!a || !b || only?.length !== 1 || sources.has(lower) || onSpine.has(upper)) continue;
    if (fillOf(a) !== fillOf(b)) continue;
    const from = only[0];
    if (from === undefined) continue;
    sources.set(lower, [from]);
    ties.push({ from, to: lower, directed: true });
  }
  return ties;
}
