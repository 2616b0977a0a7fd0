import { buildDiagram, type Measure } from '../graph/build.ts';
import type { Diagram, Element } from '../graph/diagram.ts';
import { ARROW, type Control } from '../model/control.ts';
import { InputError } from '../model/errors.ts';
import { placeControls } from './apply.ts';
import type { KeptMode, LayoutChoice } from './choice.ts';
import { type CompleteOptions, completeLayout } from './complete/complete.ts';
import { repeatedPaths } from './complete/finder.ts';
import type { ElkRunner } from './elk/graph.ts';
import { hasOpenSections, openSections } from './elk/open-sections.ts';
import { layoutFromGraph } from './elk/place.ts';
import { layoutOfDrawing } from './elk/replace.ts';
import { type ElkWorker, startElk } from './elk/runner.ts';
import { authoredLayout, type Layout } from './layout.ts';
import type { TidyOptions } from './tidy/layout.ts';
import { movedTo, settled } from './tidy/settle.ts';

/**
 * The layout of a diagram in the mode chosen. What has no places at all is laid out from its graph in every mode that gives
 * places.
 *
 * @param running for who lays out many, and stops it after the last; absent, one is started where the layout needs it
 * @throws InputError when a control asks for a place beside something that there is not, or several have one ID where all are
 *   placed.
 * @throws BalsaError when ELK refuses the graph or takes too long.
 */
export async function chooseLayout(
  diagram: Diagram,
  choice: LayoutChoice,
  measure: Measure,
  running?: ElkWorker,
): Promise<Layout> {
  const { mode } = choice;
  const isOpen = isUnplaced(diagram);
  const kept = { ...choice, measure, mayMove: true };
  if (mode === 'authored') return keptLayout(diagram, { ...kept, mode });
  if (mode === 'complete' && !isOpen) return completedLayout(diagram, kept, running);
  checkIds(diagram);
  const elk = running ?? startElk();
  try {
    const options = { ...choice, measure };
    if (isOpen) {
      elk.prepare();
      return { ...(await layoutFromGraph(diagram, options, elk.run)), mode };
    }
    return mode === 'elk' ? await layoutOfDrawing(diagram, options, elk.run) : await layTidy(diagram, options, elk.run);
  } finally {
    if (!running) await elk.close();
  }
}

/**
 * The author's layout with places for what has none. A section without a place that is to hold others is laid out as all is
 * that has no place.
 *
 * @param running for who lays out many; absent, one is started where there is such a section
 * @throws InputError when a control without a place asks for one beside something that there is not.
 * @throws BalsaError when ELK refuses the graph or takes too long.
 */
export async function completedLayout(
  diagram: Diagram,
  options: CompleteOptions,
  running?: ElkWorker,
): Promise<Layout> {
  const kept = { ...options, mode: 'complete' } as const;
  if (!hasOpenSections(diagram)) return keptLayout(diagram, kept);
  const elk = running ?? startElk();
  try {
    return keptLayout(diagram, { ...kept, sections: await openSections(diagram, options, elk.run) });
  } finally {
    if (!running) await elk.close();
  }
}

/** Whether nothing on the page has a place: what is in groups has one in its group only. */
function isUnplaced({ elements }: Diagram): boolean {
  const tops = elements.filter(({ path }) => !path.includes(':'));
  return tops.some(({ control }) => control.typeID !== ARROW) && tops.every(({ bounds }) => !bounds);
}

/**
 * The author's layout; `complete` also has places for what has none, and is the author's own where there is nothing such.
 *
 * @throws InputError when a control without a place asks for one beside something that there is not.
 */
export function keptLayout(diagram: Diagram, options: CompleteOptions & { readonly mode: KeptMode }): Layout {
  const isWhole = diagram.elements.every(({ bounds }) => bounds);
  return isWhole || options.mode === 'authored' ? authoredLayout(diagram) : completeLayout(diagram, options);
}

/** So large may the share of the nodes without a place be that finds room in what is laid out; more are laid out with it. */
const FEW = 0.2;

/**
 * An author's drawing tidied, what has no place included. A few nodes without a place are added to the layout of all others, so that a
 * contribution moves nothing; more are given places first, and are laid out with the rest; where most have none, ELK lays out all.
 */
export async function layTidy(diagram: Diagram, options: TidyOptions, elk: ElkRunner): Promise<Layout> {
  if (diagram.elements.every((element) => element.bounds)) return settled(diagram, options, elk);
  const nodes = diagram.elements.filter(({ control }) => control.typeID !== ARROW);
  const open = nodes.filter(({ bounds }) => !bounds).length;
  if (open < nodes.length && open <= Math.max(1, nodes.length * FEW)) {
    const known = buildDiagram(diagram.mockup, placedOnly(diagram.controls), options.measure);
    const laid = await settled(known, options, elk);
    const layout = completeLayout(standing(diagram, laid), options);
    return { ...layout, mode: 'tidy', notices: [...laid.notices, ...layout.notices] };
  }
  const completed = completeLayout(diagram, options);
  const whole = buildDiagram(diagram.mockup, placeControls(diagram.controls, completed), options.measure);
  // Where most has no place, there is no arrangement of an author to keep.
  const layout = await settled(whole, options, elk, open > nodes.length / 2 ? ['anew'] : undefined);
  return { ...layout, notices: [...completed.notices, ...layout.notices] };
}

/** The diagram with what it means as it is, and all that has a place, lines too, where the layout has it. */
function standing(diagram: Diagram, { bounds, routes }: Layout): Diagram {
  const moved = movedTo(diagram, bounds);
  const elements = moved.elements.map((element): Element => {
    const [geometry, place] = [routes.get(element.path), bounds.get(element.path)];
    return element.kind === 'edge' && geometry && place ? { ...element, geometry, bounds: place } : element;
  });
  return { ...diagram, elements, byPath: new Map(elements.map((element) => [element.path, element])) };
}

function placedOnly(controls: readonly Control[]): readonly Control[] {
  return controls
    .filter(({ x, y }) => x !== undefined && y !== undefined)
    .map((control) =>
      control.children.length === 0 ? control : { ...control, children: placedOnly(control.children) },
    );
}

/**
 * Places are given by ID: of two controls with one ID, both would get the same place.
 *
 * @throws InputError
 */
function checkIds(diagram: Diagram): void {
  const repeated = repeatedPaths(diagram);
  if (repeated.size === 0) return;
  throw new InputError(
    [...repeated].map((control) => ({
      control,
      message: 'several controls have this ID',
      hint: 'Give each an "ID" of its own, or use --layout complete',
    })),
  );
}
