import type { Diagram, Element } from '../../graph/diagram.ts';
import { ARROW, type Control, type ControlPath, childPath } from '../../model/control.ts';
import { InputError } from '../../model/errors.ts';
import type { Properties } from '../../model/properties.ts';
import { groupOf, type Intent, readIntents } from './intent.ts';

/** What a control says and where it leads, as opposed to how it looks. */
const CONTENT: ReadonlySet<string> = new Set([
  ...['text', 'href', 'hrefs', 'text_links', 'icon', 'icons', 'notes', 'controlName', 'src', 'crop', 'overrides'],
  ...['p0', 'p1', 'p2', 'curvature', 'direction', 'labelPosition'],
]);

/** How a control looks: its properties without what it says. */
export function lookOf(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !CONTENT.has(name)));
}

/**
 * The looks that new controls take from their neighbours: one that has no place and says how it looks in no property (or in its
 * colour only) gets what most of its type have around it (with that colour, if it has one).
 */
export function borrowedLooks(diagram: Diagram): ReadonlyMap<ControlPath, Properties> {
  const bare = diagram.elements.filter(({ bounds, control }) => !bounds && saysLittle(control));
  const looks = new Map<ControlPath, Properties>();
  if (bare.length === 0) return looks;
  const intents = intentsOf(diagram);
  for (const element of bare) {
    const intent = intents.get(element.path) ?? {};
    const { color } = element.control.properties;
    const alike = neighbours(element, intent, diagram)
      .filter((control) => color === undefined || control.properties.color === color)
      .map(({ properties }) => lookOf(properties));
    const look = mostFrequent(alike);
    if (look) looks.set(element.path, { ...look, ...element.control.properties });
  }
  return looks;
}

/** The controls with the looks. */
export function withLooks(
  controls: readonly Control[],
  looks: ReadonlyMap<ControlPath, Properties>,
  parent?: ControlPath,
): readonly Control[] {
  return controls.map((control) => {
    const path = childPath(parent, control.id);
    const children = control.children.length === 0 ? control.children : withLooks(control.children, looks, path);
    const properties = looks.get(path) ?? control.properties;
    return { ...control, properties, children };
  });
}

function saysLittle({ properties, children, extra, extraProperties }: Control): boolean {
  if (children.length > 0 || !(extra.has('balsa') || extraProperties.has('customData'))) return false;
  return Object.keys(lookOf(properties)).every((name) => name === 'color');
}

/** A wish that cannot be granted is told by whoever places the controls. */
function intentsOf(diagram: Diagram): ReadonlyMap<ControlPath, Intent> {
  try {
    return readIntents(diagram);
  } catch (error) {
    if (error instanceof InputError) return new Map();
    throw error;
  }
}

/** The controls of its type that a new one stands among: in what holds it, or in a column with what it stands beside. */
function neighbours(element: Element, intent: Intent, diagram: Diagram): readonly Control[] {
  const { typeID } = element.control;
  const placed = diagram.elements.filter(({ bounds, control }) => bounds && control.typeID === typeID);
  if (typeID === ARROW) {
    const from = placed.filter((one) => one.kind === 'edge' && one.from.attachment?.to === intent.from);
    return (from.length > 0 ? from : placed).map(({ control }) => control);
  }
  const next = intent.after ?? intent.near;
  const beside = next === undefined ? undefined : diagram.byPath.get(next);
  const within = intent.in ?? groupOf(element.path) ?? beside?.parent;
  const held = placed.filter(({ parent }) => parent === within);
  const column = held.filter(({ bounds }) => Math.abs((bounds?.x ?? 0) - (beside?.bounds?.x ?? Number.NaN)) <= 4);
  if (within === undefined && beside === undefined) return [];
  return (column.length > 0 ? column : held).map(({ control }) => control);
}

function mostFrequent(looks: readonly Properties[]): Properties | undefined {
  const counts = new Map<string, { readonly look: Properties; n: number }>();
  for (const look of looks) {
    const key = JSON.stringify(Object.entries(look).sort(([a], [b]) => (a < b ? -1 : 1)));
    const known = counts.get(key);
    if (known) known.n++;
    else counts.set(key, { look, n: 1 });
  }
  return [...counts.values()].sort((a, b) => b.n - a.n)[0]?.look;
}
