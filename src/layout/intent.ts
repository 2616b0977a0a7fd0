import type { Diagram, Element } from '../graph/diagram.ts';
import type { Control, ControlPath } from '../model/control.ts';
import type { Problem } from '../model/errors.ts';
import type { Json } from '../model/properties.ts';

export type Side = 'below' | 'above' | 'right' | 'left';

const SIDES: ReadonlySet<string> = new Set<Side>(['below', 'above', 'right', 'left']);
const KEYS: ReadonlySet<string> = new Set(['in', 'near', 'side', 'from', 'to']);

/** What an unplaced control says of where it belongs; paths of controls. */
export interface Intent {
  /** The container that is to hold it. */
  readonly in?: ControlPath;
  /** The control that it is to stand beside. */
  readonly near?: ControlPath;
  readonly side?: Side;
  /** Arrows: what they lead from and to. */
  readonly from?: ControlPath;
  readonly to?: ControlPath;
}

/**
 * What a control asks for: the object under its key `balsa`, or as JSON in its property `customData` (which Balsamiq keeps
 * and shows). References are paths of controls, names that the author gave them, or their texts. What is wrong is added to
 * `problems`.
 */
export function intentOf(element: Element, find: Finder, problems: Problem[]): Intent {
  const { control, path } = element;
  const raw = control.extra.get('balsa') ?? customData(control);
  if (raw === undefined) return {};
  const report = (message: string, hint?: string) =>
    void problems.push({ control: path, place: 'balsa', message, ...(hint ? { hint } : {}) });
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    report(`expected an object such as {"in": "12"}, got ${JSON.stringify(raw)}`);
    return {};
  }
  const intent: { -readonly [K in keyof Intent]: Intent[K] } = {};
  for (const [key, value] of Object.entries(raw as { [key: string]: Json })) {
    if (!KEYS.has(key)) report(`"${key}" is not known`, 'Known are in, near, side, from and to');
    else if (typeof value !== 'string' && typeof value !== 'number') report(`expected a text for "${key}"`);
    else if (key === 'side') {
      if (SIDES.has(String(value))) intent.side = String(value) as Side;
      else report(`expected below, above, right or left for "side", got "${value}"`);
    } else {
      const found = find(String(value));
      if (typeof found === 'string') intent[key as 'in' | 'near' | 'from' | 'to'] = found;
      else report(`"${key}" names "${value}": ${found.problem}`);
    }
  }
  return intent;
}

function customData(control: Control): Json | undefined {
  const text = control.extraProperties.get('customData');
  if (typeof text !== 'string' || !text.trim().startsWith('{')) return undefined;
  try {
    const data = JSON.parse(text) as { balsa?: Json };
    return data.balsa;
  } catch {
    return undefined;
  }
}

export type Finder = (reference: string) => ControlPath | { readonly problem: string };

/** Finds controls by path, by the name that the author gave, or by text. */
export function finderOf(diagram: Diagram): Finder {
  const byName = new Map<string, ControlPath[]>();
  const note = (name: string | undefined, path: ControlPath) => {
    const key = name?.trim().toLowerCase();
    if (!key) return;
    const list = byName.get(key);
    if (!list) byName.set(key, [path]);
    else if (!list.includes(path)) list.push(path);
  };
  for (const { path, control } of diagram.elements) note(control.properties.controlName, path);
  for (const element of diagram.elements) {
    if (element.kind === 'node' || element.kind === 'container') note(element.title, element.path);
  }
  return (reference) => {
    if (diagram.byPath.has(reference)) return reference;
    const found = byName.get(reference.trim().toLowerCase()) ?? [];
    if (found.length === 1 && found[0] !== undefined) return found[0];
    if (found.length === 0) return { problem: 'the mockup has no control with this ID, name or text' };
    return { problem: `several controls have this name or text (${found.slice(0, 5).join(', ')}); use the ID` };
  };
}
