import type { Diagram } from '../../graph/diagram.ts';
import { ARROW, type ControlPath, GROUP } from '../../model/control.ts';
import { type Rect, translate } from '../../model/geometry.ts';
import type { CompleteOptions, SectionInside } from '../complete/complete.ts';
import { readIntents } from '../complete/intent.ts';
import { type Plan, planFromIntents } from '../plan/plan.ts';
import type { ElkRunner } from './graph.ts';
import { leadLines, type Wanted } from './lines.ts';
import { type Inside, placeInsides } from './section.ts';

/** Whether something without a place is to hold something else without one. */
export function hasOpenSections(diagram: Diagram): boolean {
  if (diagram.elements.every(({ bounds, control }) => bounds || control.typeID === ARROW)) return false;
  return [...readIntents(diagram).values()].some(({ in: within }) => within !== undefined && isOpen(diagram, within));
}

/** Whether a thing has no place and can be laid out with what it is to hold: groups have an inside of their own. */
function isOpen({ byPath }: Diagram, path: ControlPath): boolean {
  const element = byPath.get(path);
  return element !== undefined && !element.bounds && element.control.typeID !== GROUP && !path.includes(':');
}

/**
 * The sections of a drawing that have no place, each laid out with what it is to hold as `layoutFromGraph` lays it out: where
 * these stand from its left top, and the lines among them.
 *
 * @throws InputError when a control names something that there is not.
 * @throws BalsaError when ELK refuses the graph or takes too long.
 */
export async function openSections(
  diagram: Diagram,
  { spacing, edges, measure }: CompleteOptions,
  run: ElkRunner,
): Promise<ReadonlyMap<ControlPath, SectionInside>> {
  const plan = openPlan(diagram, planFromIntents(diagram, measure));
  const insides = await placeInsides(plan, spacing, run);
  const sections = new Map<ControlPath, SectionInside>();
  for (const [path, inside] of insides) {
    if (plan.boxes.get(path)?.parent !== undefined) continue;
    const places = new Map<ControlPath, Rect>();
    const put = ({ places: own }: Inside, by: { readonly x: number; readonly y: number }) => {
      for (const [member, r] of own) {
        places.set(member, translate(r, by));
        const inner = insides.get(member);
        if (inner) put(inner, { x: r.x + by.x, y: r.y + by.y });
      }
    };
    put(inside, { x: 0, y: 0 });
    sections.set(path, {
      width: inside.width,
      height: inside.height,
      places,
      lines: linesIn(places, plan, insides, edges),
    });
  }
  return sections;
}

/** Of a plan what has no place, and what is tied among that. */
function openPlan(diagram: Diagram, { boxes, ties, parts }: Plan): Plan {
  const open = new Map(
    [...boxes].flatMap(([path, box]) => {
      if (diagram.byPath.get(path)?.bounds || path.includes(':')) return [];
      const { parent, ...rest } = box;
      return [[path, parent !== undefined && isOpen(diagram, parent) ? box : rest] as const];
    }),
  );
  return {
    boxes: open,
    order: [...open.keys()],
    ties: ties.filter(({ from, to }) => open.has(from) && open.has(to)),
    parts,
  };
}

/** The lines whose ends both stand in one section, from its left top. */
function linesIn(
  places: ReadonlyMap<ControlPath, Rect>,
  { boxes, ties }: Plan,
  insides: ReadonlyMap<ControlPath, Inside>,
  edges: CompleteOptions['edges'],
): SectionInside['lines'] {
  const wanted = ties.flatMap(({ edge, from, to }): Wanted[] => {
    if (edge === undefined || !places.has(from) || !places.has(to)) return [];
    const holder = boxes.get(from)?.parent;
    const at = holder === undefined ? undefined : (places.get(holder) ?? { x: 0, y: 0 });
    const way = holder === undefined ? undefined : insides.get(holder)?.lines.get(edge);
    const own = way && at ? { way: way.map((p) => ({ x: p.x + at.x, y: p.y + at.y })) } : {};
    return [{ edge, from, to, isSpine: false, ...own }];
  });
  return leadLines(wanted, places, boxes, edges);
}
