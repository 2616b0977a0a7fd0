import type { Diagram, Element } from '../../graph/diagram.ts';
import { type ControlPath, SYMBOL_INSTANCE } from '../../model/control.ts';
import type { End, Ends, Item } from './item.ts';
import { lookKey } from './look.ts';
import { findPartners } from './partners.ts';
import { words } from './text.ts';

/**
 * The items of a diagram in its order. The controls inside a symbol's instance are not items: they are the symbol's, and
 * what an instance changes of them is a property of the instance.
 */
export function diagramItems(diagram: Diagram): readonly Item[] {
  const items = diagram.elements
    .filter((element) => !insideInstance(diagram, element.path))
    .map((element, index): Draft => {
      const { text, controlName } = element.control.properties;
      return {
        index,
        element,
        type: element.control.typeID,
        text: words(text ?? controlName),
        look: lookKey(element.control),
        worded: false,
        box: element.bounds,
        parent: undefined,
        children: [],
        holder: undefined,
        ends: undefined,
        partner: undefined,
      };
    });
  const byPath = new Map(items.map((item): [ControlPath, Draft] => [item.element.path, item]));
  const find = (path: ControlPath | undefined): Draft | undefined => {
    for (let at = path; at !== undefined; at = above(at)) {
      const item = byPath.get(at);
      if (item) return item;
    }
    return undefined;
  };
  for (const item of items) {
    const { element } = item;
    const parent = find(above(element.path));
    parent?.children.push(item);
    item.parent = parent;
    item.holder = find(element.parent);
    if (element.kind === 'edge') item.ends = ends(element, find);
  }
  summarise(items);
  const partners = findPartners(items);
  for (const item of items) item.partner = partners.get(item);
  return items;
}

/** An item that is being made. */
type Draft = { -readonly [K in keyof Item]: Item[K] } & { children: Item[] };

/** Lets groups take the looks and the wordedness of what they hold, which comes after them in the order. */
function summarise(items: readonly Draft[]): void {
  for (const item of [...items].reverse()) {
    const { text, look, children } = item;
    const shapes = children
      .map((child) => `${child.type} ${child.look} ${child.box?.width} ${child.box?.height}`)
      .sort();
    item.worded = text !== '' || children.some(({ worded }) => worded);
    if (children.length > 0) item.look = `${look}[${shapes.join('|')}]`;
  }
}

function above(path: ControlPath): ControlPath | undefined {
  const cut = path.lastIndexOf(':');
  return cut < 0 ? undefined : path.slice(0, cut);
}

function insideInstance(diagram: Diagram, path: ControlPath): boolean {
  for (let at = above(path); at !== undefined; at = above(at)) {
    if (diagram.byPath.get(at)?.control.typeID === SYMBOL_INSTANCE) return true;
  }
  return false;
}

function ends(
  element: Extract<Element, { kind: 'edge' }>,
  find: (path: ControlPath | undefined) => Item | undefined,
): Ends {
  const end = (of: 'from' | 'to'): End => {
    const { point, head, attachment } = element[of];
    return { point, head, at: find(attachment?.to) };
  };
  return { from: end('from'), to: end('to') };
}
