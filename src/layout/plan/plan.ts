import type { Measure } from '../../graph/build.ts';
import type { Diagram, Element } from '../../graph/diagram.ts';
import { cardOf, type Role } from '../../model/cards.ts';
import { ARROW, type ControlPath, GROUP } from '../../model/control.ts';
import { type Point, type Rect, right, type Size, subtract, union } from '../../model/geometry.ts';
import { groupOf, type Intent, type IntentSide, readIntents } from '../complete/intent.ts';
import { type Units, unitsOf } from '../units.ts';
import { even, fittingSize, titleWidth } from './sizes.ts';

/** Something to be placed as one: a box, a text, or a section with what it holds. */
export interface PlanBox extends Size {
  readonly path: ControlPath;
  readonly element: Element;
  /** The section that is to hold it. */
  readonly parent?: ControlPath;
  /** Whether boxes of one column may be made as wide as the widest of them. */
  readonly stretches: boolean;
  /** How much of the top of a section its title takes; drawing units. */
  readonly head: number;
  /** Where the control itself is in the block, when other things are moved with it. */
  readonly offset?: Point;
  /** The side on which its author wants it. */
  readonly side?: IntentSide;
}

/** What a box is by its control. */
export function roleOf(box: PlanBox | undefined): Role | undefined {
  return box && cardOf(box.element.control).role;
}

export interface PlanTie {
  /** The edges that draw it; none for a thing that only is to stand near another. */
  readonly edge?: ControlPath;
  readonly from: ControlPath;
  readonly to: ControlPath;
  readonly directed: boolean;
  /** What lines of one kind share: their stroke and colour. */
  readonly look: string;
}

/** A diagram without its places: what there is, what holds what, and what is tied, in the order of the source. */
export interface Plan {
  readonly boxes: ReadonlyMap<ControlPath, PlanBox>;
  readonly order: readonly ControlPath[];
  readonly ties: readonly PlanTie[];
  /** Where the parts of what is placed as one are, relative to it. */
  readonly parts: ReadonlyMap<ControlPath, ReadonlyMap<ControlPath, Rect>>;
}

/**
 * What a diagram without places says: sections by `in`, ties by `from` and `to`, the order of the file.
 *
 * @throws InputError when a control names something that there is not.
 */
export function planFromIntents(diagram: Diagram, measure: Measure): Plan {
  const intents = readIntents(diagram);
  const boxes = new Map<ControlPath, PlanBox>();
  const parts = new Map<ControlPath, ReadonlyMap<ControlPath, Rect>>();
  const ties: PlanTie[] = [];
  const whole = new Set<ControlPath>();
  const within = new Set([...intents.values()].map((intent) => intent.in));
  for (const element of diagram.elements) {
    const { path, control } = element;
    if (control.typeID !== GROUP || element.bounds || within.has(path)) continue;
    const inside = diagram.elements.filter((other) => other.path.startsWith(`${path}:`));
    // A group whose parts have places among themselves keeps them.
    if (inside.length > 0 && inside.every(({ bounds }) => bounds)) whole.add(path);
  }
  for (const element of diagram.elements) {
    const { path, control } = element;
    const intent = intents.get(path) ?? {};
    if (control.typeID === ARROW) continue;
    if ([...whole].some((group) => path.startsWith(`${group}:`))) continue;
    const parent = intent.in ?? groupOf(path);
    const inner = whole.has(path) ? partsOf(diagram, path) : undefined;
    if (inner) parts.set(path, inner.parts);
    const size =
      inner ??
      (within.has(path)
        ? { width: titleWidth(control, measure), height: 0 }
        : fittingSize(control, measure, parent !== undefined));
    boxes.set(path, {
      ...{ path, element, width: size.width, height: size.height, head: cardOf(control).head ?? 0 },
      stretches: isStretchable(element),
      ...(parent === undefined ? {} : { parent }),
      ...(intent.side === undefined ? {} : { side: intent.side }),
    });
    if (intent.near !== undefined) ties.push({ from: intent.near, to: path, directed: true, look: 'near' });
  }
  for (const element of diagram.elements) {
    const tie = element.control.typeID === ARROW ? tieOf(element, intents.get(element.path)) : undefined;
    if (tie && boxes.has(tie.from) && boxes.has(tie.to)) ties.push(tie);
  }
  return { boxes, order: [...boxes.keys()], ties: ties.filter(({ from, to }) => from !== to), parts };
}

function partsOf(diagram: Diagram, path: ControlPath): Size & { readonly parts: ReadonlyMap<ControlPath, Rect> } {
  const inside = diagram.elements.filter((other) => other.path.startsWith(`${path}:`) && other.bounds);
  const all = inside.reduce<Rect | undefined>((sum, { bounds }) => union(sum, bounds), undefined);
  const { x, y, width, height } = all ?? { x: 0, y: 0, width: 0, height: 0 };
  return {
    width,
    height,
    parts: new Map(
      inside.flatMap((e) => (e.bounds ? [[e.path, { ...e.bounds, ...subtract(e.bounds, { x, y }) }]] : [])),
    ),
  };
}

function tieOf(element: Element, intent: Intent | undefined): PlanTie | undefined {
  if (intent?.from === undefined || intent.to === undefined) return undefined;
  const { leftArrow, rightArrow } = element.control.properties;
  const [start, end] = [leftArrow !== false, rightArrow !== false];
  const ends = start && !end ? { from: intent.to, to: intent.from } : { from: intent.from, to: intent.to };
  // Who names two ends and leaves the heads as they are by default has said which comes first.
  return { edge: element.path, ...ends, directed: start || end, look: lookOf(element) };
}

function lookOf({ control: { properties } }: Element): string {
  return [properties.stroke ?? 'solid', properties.color ?? '', properties.shape ?? ''].join(' ');
}

/** Boxes with words in them, which have their own width at least; a text, an icon or a section is as large as it is. */
function isStretchable({ control }: Element): boolean {
  const { role, text } = cardOf(control);
  return role === 'box' && text !== undefined;
}

/**
 * What a drawing says when its places are forgotten: what is moved as one stays together, sections hold what they hold, in
 * reading order. Sizes are the author's.
 */
export function planFromDrawing(diagram: Diagram, measure: Measure, units: Units = unitsOf(diagram)): Plan {
  const boxes = new Map<ControlPath, PlanBox>();
  const holders = new Set([...units.all.values()].map(({ parent }) => parent));
  for (const path of units.order) {
    const unit = units.all.get(path);
    if (!unit) continue;
    const { element, bounds, whole, parent } = unit;
    const isHolder = holders.has(path);
    const natural = cardOf(element.control).cutsText ? measure(element.control).width : 0;
    const grow = Math.max(0, natural - bounds.width);
    boxes.set(path, {
      ...{ path, element, head: cardOf(element.control).head ?? 0 },
      width: isHolder ? titleWidth(element.control, measure) : even(right(whole) - whole.x + grow),
      height: Math.ceil(isHolder ? 0 : whole.height),
      stretches:
        !isHolder &&
        unit.riders.length === 0 &&
        cardOf(element.control).role === 'box' &&
        element.title !== undefined &&
        element.control.children.length === 0,
      ...(isHolder ? {} : { offset: subtract(bounds, whole) }),
      ...(parent === undefined ? {} : { parent }),
    });
  }
  const ties = diagram.connections.flatMap(({ from, to, direction, edges }): PlanTie[] => {
    const [a, b] = [units.of.get(topPath(from)), units.of.get(topPath(to))];
    const [edge] = edges;
    const line = edge === undefined ? undefined : diagram.byPath.get(edge);
    if (a === undefined || b === undefined || a === b || !line) return [];
    return [{ edge: line.path, from: a, to: b, directed: direction === 'forward', look: lookOf(line) }];
  });
  return { boxes, order: [...boxes.keys()], ties, parts: new Map() };
}

function topPath(path: ControlPath): ControlPath {
  const colon = path.indexOf(':');
  return colon < 0 ? path : path.slice(0, colon);
}

/** A tie to be led by ELK: its index among the ties, and the things at the top level that it leads to and from. */
export interface TreeTie {
  readonly id: string;
  readonly from: ControlPath;
  readonly to: ControlPath;
}
