import type { Diagram, Element } from '../../graph/diagram.ts';
import { isBox, ownText } from '../../graph/pieces/item.ts';
import { ARROW, type Control, type ControlPath } from '../../model/control.ts';
import { InputError, type Problem } from '../../model/errors.ts';
import type { Json } from '../../model/properties.ts';
import { type Finder, finderOf, repeatedPaths } from './finder.ts';

export type IntentSide = 'below' | 'above' | 'right' | 'left';

const SIDES: ReadonlySet<string> = new Set<IntentSide>(['below', 'above', 'right', 'left']);
const KEYS: ReadonlySet<string> = new Set(['in', 'near', 'after', 'side', 'from', 'to']);
const ARROW_KEYS: ReadonlySet<string> = new Set(['from', 'to']);

/** What an unplaced control says of where it belongs; paths of controls. */
export interface Intent {
  /** The container that is to hold it. */
  readonly in?: ControlPath;
  /** The control that it is to stand beside. */
  readonly near?: ControlPath;
  /** The control that it is to stand right beneath, whatever stands there. */
  readonly after?: ControlPath;
  readonly side?: IntentSide;
  /** Arrows: what they lead from and to. */
  readonly from?: ControlPath;
  readonly to?: ControlPath;
}

type Report = (message: string, hint?: string) => void;

/**
 * What the controls without a place ask for.
 *
 * @throws InputError with every problem of the mockup.
 */
export function readIntents(diagram: Diagram): ReadonlyMap<ControlPath, Intent> {
  const problems: Problem[] = [];
  const find = finderOf(diagram);
  const repeated = repeatedPaths(diagram);
  const intents = new Map<ControlPath, Intent>();
  const unplaced = diagram.elements.filter((element) => !element.bounds);
  const reportFor = ({ path, control }: Element): Report => {
    const place = control.extra.get('balsa') === undefined ? 'customData' : 'balsa';
    return (message, hint) => void problems.push({ control: path, place, message, ...(hint ? { hint } : {}) });
  };
  for (const element of unplaced) {
    if (repeated.has(element.path)) {
      const message = 'has no place, and another control has the same ID';
      problems.push({ control: element.path, message, hint: 'Give it an "ID" that no other control of the list has' });
    }
    intents.set(element.path, intentOf(element, find, reportFor(element)));
  }
  for (const element of unplaced) checkIntent(element, intents, diagram, reportFor(element));
  if (problems.length > 0) {
    const { name, id } = diagram.mockup;
    throw new InputError(problems.map((problem) => ({ ...(name || id ? { mockup: name || id } : {}), ...problem })));
  }
  return intents;
}

/**
 * What a control asks for: the object under its key `balsa`, or as JSON in its property `customData` (which Balsamiq keeps
 * and shows). References are paths of controls, names that the author gave them, or their texts.
 */
function intentOf({ control }: Element, find: Finder, report: Report): Intent {
  const raw = control.extra.get('balsa') ?? customData(control, report);
  if (raw === undefined) return {};
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    report(`expected an object such as {"in": "12"}, got ${JSON.stringify(raw)}`);
    return {};
  }
  const isArrow = control.typeID === ARROW;
  const intent: { -readonly [K in keyof Intent]: Intent[K] } = {};
  for (const [key, value] of Object.entries(raw as { [key: string]: Json })) {
    if (!KEYS.has(key)) report(`"${key}" is not known`, 'Known are in, near, after, side, from and to');
    else if (ARROW_KEYS.has(key) !== isArrow) {
      if (isArrow) report(`"${key}" is not for arrows`, 'Say "from" and "to" instead');
      else report(`"${key}" is for arrows only`, 'Say "in" or "near", and draw an arrow with "from" and "to"');
    } else if (typeof value !== 'string' && typeof value !== 'number') {
      report(`expected a text for "${key}", got ${JSON.stringify(value)}`);
    } else if (key === 'side') {
      if (SIDES.has(String(value))) intent.side = String(value) as IntentSide;
      else report(`expected below, above, right or left for "side", got "${value}"`);
    } else {
      const found = find(String(value));
      if (typeof found === 'string') intent[key as 'in' | 'near' | 'after' | 'from' | 'to'] = found;
      else report(`"${key}" names "${value}": ${found.problem}`);
    }
  }
  if (isArrow && 'from' in raw !== 'to' in raw) report(`"${'from' in raw ? 'to' : 'from'}" is missing`);
  return intent;
}

/** Texts of other tools are no concern of ours, but a wish with a slip in its JSON would be lost without a word. */
function customData(control: Control, report: Report): Json | undefined {
  const text = control.extraProperties.get('customData');
  if (typeof text !== 'string' || !text.trim().startsWith('{')) return undefined;
  try {
    const data = JSON.parse(text) as { balsa?: Json };
    return data.balsa ?? undefined;
  } catch (error) {
    if (text.includes('"balsa"')) {
      report(`is no valid JSON: ${(error as Error).message}`, 'Write it as {"balsa": {"in": "12"}}');
    }
    return undefined;
  }
}

/** Wishes that can be read, but not be granted. */
function checkIntent(
  { path }: Element,
  intents: ReadonlyMap<ControlPath, Intent>,
  diagram: Diagram,
  report: Report,
): void {
  const intent = intents.get(path) ?? {};
  for (const key of ['in', 'near', 'after', 'from', 'to'] as const) {
    const named = intent[key];
    const type = named === undefined ? undefined : diagram.byPath.get(named)?.control.typeID;
    if (named === path) report(`"${key}" names the control itself`);
    else if (type === ARROW) report(`"${key}" names control ${named}, which is an arrow`);
  }
  const { in: within, near, from, to } = intent;
  if (from !== undefined && from === to) report(`"from" and "to" both name control ${from}`);
  if (within === undefined || within === path) return;
  const holder = diagram.byPath.get(within);
  if (holder?.control.typeID === ARROW) return;
  if (holder && !mayHold(holder)) {
    const what = `control ${within}, a ${holder.control.typeID}, which holds nothing`;
    report(`"in" names ${what}`, 'Name a field set, a group or a box without text, or say "near"');
    return;
  }
  const group = groupOf(path);
  if (group !== undefined && within !== group && !within.startsWith(`${group}:`)) {
    report(`"in" names control ${within}, but the control is part of group ${group}`, 'Move it out of the group');
  }
  const around = holdersOf(within, intents, diagram);
  if (around.includes(path)) report(`"in" names control ${within}, which is to be in this one`);
  else if (near !== undefined && near !== path && !holdersOf(near, intents, diagram).includes(within)) {
    report(`"near" names control ${near}, which is not in control ${within}, as "in" asks`, 'Leave out one of the two');
  }
}

/** Whether a control is one that others can be put into. */
function mayHold(element: Element): boolean {
  if (element.kind === 'container') return true;
  return element.kind !== 'edge' && isBox(element) && ownText(element.control) === '';
}

/** What holds a control, or is to hold it; innermost first. */
function holdersOf(
  path: ControlPath,
  intents: ReadonlyMap<ControlPath, Intent>,
  diagram: Diagram,
): readonly ControlPath[] {
  const holders: ControlPath[] = [];
  const asked = new Set<ControlPath>();
  for (let at: ControlPath | undefined = path; at !== undefined && !asked.has(at); ) {
    asked.add(at);
    const { in: within, near }: Intent = intents.get(at) ?? {};
    const holder: ControlPath | undefined = within ?? diagram.byPath.get(at)?.parent ?? groupOf(at);
    if (holder !== undefined) holders.push(holder);
    at = holder ?? near;
  }
  return holders;
}

/** The group that a control is part of. */
export function groupOf(path: ControlPath): ControlPath | undefined {
  const colon = path.lastIndexOf(':');
  return colon < 0 ? undefined : path.slice(0, colon);
}
