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
  const elements = diagram.elements.filter((element) => !insideInstance(diagram, element.path));
  const indexOf = new Map(elements.map((element, index): [ControlPath, number] => [element.path, index]));
  const find = (path: ControlPath | undefined): number | undefined => {
    for (let at = path; at !== undefined; at = above(at)) {
      const index = indexOf.get(at);
      if (index !== undefined) return index;
    }
    return undefined;
  };
  const children: number[][] = elements.map(() => []);
  const bare = elements.map((element, index): Bare => {
    const parent = find(above(element.path));
    if (parent !== undefined) children[parent]?.push(index);
    const { text, controlName } = element.control.properties;
    return {
      index,
      element,
      type: element.control.typeID,
      text: words(text ?? controlName),
      look: lookKey(element.control),
      box: element.bounds,
      parent,
      children: children[index] ?? [],
      holder: find(element.parent),
      ends: element.kind === 'edge' ? ends(element, find) : undefined,
    };
  });
  const items = summarise(bare);
  const partners = findPartners(items);
  return items.map((item) => ({ ...item, partner: partners.get(item.index) }));
}

type Bare = Omit<Item, 'partner' | 'worded'>;

type Whole = Omit<Item, 'partner'>;

/** Lets groups take the looks and the wordedness of what they hold. */
function summarise(items: readonly Bare[]): readonly Whole[] {
  const whole: Whole[] = [];
  for (const item of [...items].reverse()) {
    const inside = item.children.flatMap((index) => whole[index] ?? []);
    const shapes = inside.map(({ type, look, box }) => `${type} ${look} ${box?.width} ${box?.height}`).sort();
    whole[item.index] = {
      ...item,
      worded: item.text !== '' || inside.some(({ worded }) => worded),
      look: inside.length > 0 ? `${item.look}[${shapes.join('|')}]` : item.look,
    };
  }
  return whole;
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
  find: (path: ControlPath | undefined) => number | undefined,
): Ends {
  const end = (of: 'from' | 'to'): End => {
    const { point, head, attachment } = element[of];
    return { point, head, at: find(attachment?.to) };
  };
  return { from: end('from'), to: end('to') };
}
