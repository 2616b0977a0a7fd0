import type { ControlPath } from '../../model/control.ts';
import type { Diagram, Element } from '../diagram.ts';
import { belongings } from './neighbours.ts';
import { type Reading, readingOrder } from './order.ts';

/** What a person reads first, with all that belongs beneath it, then the next. */
export function readingTree({
  elements,
  byPath,
  connections,
  legends,
  spine,
}: Pick<Diagram, 'elements' | 'byPath' | 'connections' | 'legends' | 'spine'>): readonly Reading[] {
  const parents = readParents(elements, byPath);
  const samples = new Set(legends.flatMap((legend) => legend.members));
  const ties = connections.map(({ from, to, direction }) => ({ from, to, directed: direction !== 'none' }));
  return readingOrder({
    paths: elements.filter(isRead).map((element) => element.path),
    bounds: new Map(elements.flatMap((e) => (e.bounds ? [[e.path, e.bounds] as const] : []))),
    parents,
    ties: [
      ...ties,
      ...belongings(elements, parents, connections, spine, samples).map((tie) => ({ ...tie, directed: true })),
    ],
    spine,
  });
}

/** Whether the element has a place of its own in the reading order. */
function isRead(element: Element): boolean {
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
