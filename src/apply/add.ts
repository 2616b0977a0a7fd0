import type { Diagram, Element } from '../graph/diagram.ts';
import { type DiagramOutline, outlineOf } from '../graph/export/outline.ts';
import { ownText } from '../graph/pieces/item.ts';
import { applyLayout } from '../layout/apply.ts';
import { DEFAULT_LAYOUT } from '../layout/choice.ts';
import { keptLayout } from '../layout/choose.ts';
import { lookOf } from '../layout/complete/look.ts';
import { cardOf, MADE } from '../model/cards.ts';
import { ARROW, type Control, type ControlPath, childPath } from '../model/control.ts';
import { UsageError } from '../model/errors.ts';
import type { Limits } from '../model/limits.ts';
import type { Mockup, Project } from '../model/project.ts';
import type { Properties } from '../model/properties.ts';
import { asText, BOX_PADDING, brokenText, control, type MeasureText, wish } from '../outline/draw.ts';
import { descendants, type Entry } from '../outline/outline.ts';
import { keyOf, References } from '../outline/references.ts';
import { startDrawing } from '../pipeline.ts';
import type { Resources } from '../render/resources.ts';
import { withoutWish } from './make.ts';

/** One topic that a drawing is to have. Others are named by their text, by `Section / Topic`, or by the ID of their control. */
export interface NewTopic {
  readonly text: string;
  /** The section; that of `after` when absent. */
  readonly in?: string;
  /** What it is to stand right beneath. */
  readonly after?: string;
  /** What it is to look like. */
  readonly like?: string;
  /** What an arrow is to lead from. */
  readonly from?: string;
  readonly link?: string;
}

export type Added =
  /** The section has a topic of this text already. */
  | { readonly state: 'there'; readonly section: string }
  | {
      readonly state: 'added';
      readonly mockup: Mockup;
      readonly path: ControlPath;
      readonly section: string;
      readonly notices: readonly string[];
    };

/**
 * A mockup with one topic more, placed and drawn like its neighbours. What stands in the way moves down; all else stays.
 *
 * @throws UsageError when a name means nothing or several things, with what could be meant.
 */
export function addTopic(
  project: Project,
  mockup: Mockup,
  topic: NewTopic,
  resources: Resources,
  limits?: Limits,
): Added {
  const { diagram, measure } = startDrawing(project, mockup, resources, limits);
  const names = new Names(diagram);
  const after = topic.after === undefined ? undefined : names.entry(topic.after, '--after');
  const section = topic.in === undefined ? after && names.parentOf(after) : names.section(topic.in);
  if (!section) throw new UsageError(after ? `"${topic.after}" is in no section; add --in` : 'say --in or --after');
  if (after && !section.children.includes(after)) {
    throw new UsageError(`"${after.text}" is not in "${section.text}"; it is in "${names.parentOf(after)?.text}"`);
  }
  if (section.children.some(({ text }) => keyOf(text) === keyOf(topic.text))) {
    return { state: 'there', section: section.text };
  }
  const plan = planFor(section, after, names, diagram);
  const model = topic.like === undefined ? plan.model : names.element(topic.like, '--like');
  const lastId = Math.max(0, ...plan.list.map(({ id }) => (/^\d+$/.test(id) ? Number(id) : 0)));
  const id = String(lastId + 1);
  const path = childPath(plan.group, id);
  const drawn = {
    ...drawnLike(topic, id, model, diagram, measure),
    zOrder: topOf(plan.list) + 1,
    extra: wish(plan.wish),
  };
  const from = topic.from === undefined ? plan.tiedFrom : names.element(topic.from, '--from').path;
  const ids = plan.group === undefined ? lastId + 1 : highestId(mockup.controls);
  const line = from === undefined ? [] : [tieTo(path, from, String(ids + 1), diagram)];
  const top = topOf(mockup.controls) + 2;
  const controls = [...inserted(mockup.controls, plan.group, drawn), ...line.map((one) => ({ ...one, zOrder: top }))];
  const wished = { ...mockup, controls };
  const drawing = startDrawing(project, wished, resources, limits);
  const options = { ...DEFAULT_LAYOUT, mode: 'complete', measure: drawing.measure, mayMove: true } as const;
  const layout = keptLayout(drawing.diagram, options);
  const laid = applyLayout(drawing.mockup, layout, drawing);
  const notices = layout.notices.map(({ message }) => message);
  return {
    ...{ state: 'added', path, section: section.text, notices },
    mockup: { ...laid, controls: unwished(laid.controls) },
  };
}

/** What the entries of a drawing are called, and which controls draw them. */
class Names {
  readonly #outline: DiagramOutline;
  readonly #references: References;
  readonly #diagram: Diagram;

  constructor(diagram: Diagram) {
    this.#diagram = diagram;
    this.#outline = outlineOf(diagram);
    this.#references = new References(this.#outline.outline.title);
  }

  get title(): Entry {
    return this.#outline.outline.title;
  }

  /** Of all controls that draw an entry. */
  get paths(): readonly ControlPath[] {
    return [...this.#outline.paths.values()];
  }

  parentOf(entry: Entry): Entry | undefined {
    return this.#references.parentOf(entry);
  }

  pathOf(entry: Entry): ControlPath | undefined {
    return this.#outline.paths.get(entry);
  }

  /** @throws UsageError */
  section(name: string): Entry {
    const found = this.#find(name);
    const holding = found.filter((entry) => this.#holds(entry));
    return this.#sole(holding.length > 0 ? holding : found, name, '--in');
  }

  /** @throws UsageError */
  entry(name: string, option: string): Entry {
    return this.#sole(this.#find(name), name, option);
  }

  /** @throws UsageError */
  element(name: string, option: string): Element {
    const path = this.pathOf(this.entry(name, option));
    const element = path === undefined ? undefined : this.#diagram.byPath.get(path);
    if (!element) throw new UsageError(`${option} "${name}" is not drawn by a control of its own`);
    return element;
  }

  #holds(entry: Entry): boolean {
    const path = this.pathOf(entry);
    const isContainer = path !== undefined && this.#diagram.byPath.get(path)?.kind === 'container';
    return isContainer || entry.children.length > 0;
  }

  #find(name: string): readonly Entry[] {
    const byPath = [...this.#outline.paths].filter(([, path]) => path === name).map(([entry]) => entry);
    if (byPath.length > 0) return byPath;
    return this.#references.resolve(name).found.filter((entry) => this.pathOf(entry) !== undefined);
  }

  #sole(found: readonly Entry[], name: string, option: string): Entry {
    const [only] = found;
    if (only && found.length === 1) return only;
    const all = [...descendants(this.title)].filter((entry) => this.pathOf(entry) !== undefined);
    const meant = found.length > 1 ? found : option === '--in' ? all.filter((entry) => this.#holds(entry)) : all;
    const candidates = meant.map((entry) => this.#references.nameOf(entry) ?? this.pathOf(entry) ?? entry.text);
    throw new NameError(option, name, found.length, candidates);
  }
}

/** A name that means nothing, or several things. */
export class NameError extends UsageError {
  readonly wanted: string;
  /** How many things it names. */
  readonly found: number;
  /** What could be meant, by names that mean one thing each. */
  readonly candidates: readonly string[];

  constructor(option: string, wanted: string, found: number, candidates: readonly string[]) {
    super(`${option} "${wanted}" names ${found === 0 ? 'nothing of the drawing' : `${found} things`}`);
    this.wanted = wanted;
    this.found = found;
    this.candidates = candidates;
  }
}

/** Where a new topic goes, and what is like it there. */
interface Plan {
  readonly group?: ControlPath;
  /** The controls among which it is put. */
  readonly list: readonly Control[];
  readonly wish: Readonly<Record<string, string>>;
  readonly model?: Element;
  /** What its neighbours are tied to by a line each. */
  readonly tiedFrom?: ControlPath;
}

function planFor(section: Entry, after: Entry | undefined, names: Names, diagram: Diagram): Plan {
  const holder = names.pathOf(section);
  const topics = section.children.filter(({ kind }) => kind === 'topic' || kind === 'section');
  const drawn = (after ? [after, ...topics] : topics).flatMap((entry) => {
    const path = names.pathOf(entry);
    const element = path === undefined ? undefined : diagram.byPath.get(path);
    return element?.bounds ? [{ entry, element, bounds: element.bounds }] : [];
  });
  const usual = relationOf(after ?? majority(topics));
  const like = drawn.filter(({ entry }) => relationOf(entry) === usual);
  const lowest = [...like].sort((a, b) => b.bounds.y + b.bounds.height - (a.bounds.y + a.bounds.height))[0];
  const plain = like.find(({ element }) => element.kind === 'node' && element.control.children.length === 0);
  const model = (after && drawn[0]?.element.kind === 'node' ? drawn[0] : plain)?.element ?? drawn[0]?.element;
  const next = after ? drawn[0] : lowest;
  const whole = next && wholeOf(next.element.path, names);
  const own = whole === undefined ? undefined : groupPath(whole);
  // What is to stand in something is in no group that this is not in.
  const isHolder = holder !== undefined && diagram.byPath.get(holder)?.kind === 'container';
  const standsIn = isHolder && !(after && next) && (usual === 'in' || !next);
  const group = standsIn ? sharedGroup(own, groupPath(holder)) : own;
  const list = group === undefined ? diagram.mockup.controls : controlsOf(group, diagram.mockup.controls);
  const place = { list, ...(group === undefined ? {} : { group }), ...(model ? { model } : {}) };
  const tied = usual === 'tied' && holder !== undefined ? { tiedFrom: holder } : {};
  if (after && next) return { ...place, ...tied, wish: { after: whole ?? next.element.path } };
  if (standsIn) return { ...place, wish: { in: holder } };
  if (next) return { ...place, ...tied, wish: { near: whole ?? next.element.path } };
  return { ...place, tiedFrom: holder ?? '', wish: { near: holder ?? '' } };
}

function relationOf(entry: Entry | undefined): Entry['relation'] | undefined {
  return entry?.relation;
}

function majority(entries: readonly Entry[]): Entry | undefined {
  const count = (one: Entry) => entries.filter(({ relation }) => relation === one.relation).length;
  return [...entries].sort((a, b) => count(b) - count(a))[0];
}

function groupPath(path: ControlPath): ControlPath | undefined {
  const colon = path.lastIndexOf(':');
  return colon < 0 ? undefined : path.slice(0, colon);
}

/** The innermost group that both are, or are part of. */
function sharedGroup(a: ControlPath | undefined, b: ControlPath | undefined): ControlPath | undefined {
  if (a === undefined || b === undefined) return undefined;
  return a === b || isIn(b, a) ? a : sharedGroup(groupPath(a), b);
}

/** The outermost group that holds nothing else that has a name: a box and the text on it, say; else the control itself. */
function wholeOf(path: ControlPath, names: Names): ControlPath {
  const outer = groupPath(path);
  if (outer === undefined) return path;
  const isAlone = names.paths.every((other) => other === path || !isIn(other, outer) || isIn(other, path));
  return isAlone ? wholeOf(outer, names) : path;
}

function isIn(path: ControlPath, group: ControlPath): boolean {
  return path.startsWith(`${group}:`);
}

function controlsOf(group: ControlPath, controls: readonly Control[]): readonly Control[] {
  return group
    .split(':')
    .reduce<readonly Control[]>((list, id) => list.find((one) => one.id === id)?.children ?? [], controls);
}

function inserted(controls: readonly Control[], group: ControlPath | undefined, one: Control): readonly Control[] {
  if (group === undefined) return [...controls, one];
  const [id, ...rest] = group.split(':');
  const inner = rest.length === 0 ? undefined : rest.join(':');
  return controls.map((control) =>
    control.id === id ? { ...control, children: inserted(control.children, inner, one) } : control,
  );
}

function unwished(controls: readonly Control[]): readonly Control[] {
  return controls.map((one) => {
    const bare = withoutWish(one);
    return bare.children.length === 0 ? bare : { ...bare, children: unwished(bare.children) };
  });
}

function topOf(controls: readonly Control[]): number {
  return Math.max(0, ...controls.map(({ zOrder }) => zOrder));
}

function highestId(controls: readonly Control[]): number {
  return Math.max(0, ...controls.map(({ id }) => (/^\d+$/.test(id) ? Number(id) : 0)));
}

/** A box like its model, as wide as that where the text fits, in several lines where it does not. */
function drawnLike(
  { text, link }: NewTopic,
  id: string,
  model: Element | undefined,
  diagram: Diagram,
  measure: MeasureText,
): Control {
  const href: Properties = link === undefined ? {} : { href: { url: link } };
  if (!model) return control(id, MADE.topic, { text: asText(text), ...href });
  const speaks = ownText(model.control) !== '' && model.control.children.length === 0;
  const typeID = speaks && cardOf(model.control).text !== undefined ? model.control.typeID : MADE.topic;
  const look = speaks ? lookOf(model.control.properties) : lookOfParts(model, diagram);
  const drawn = control(id, typeID, { ...look, text: asText(text), ...href });
  const width = model.kind === 'node' ? model.bounds?.width : undefined;
  if (width === undefined || cardOf(drawn).role === 'text') return drawn;
  if (measure(drawn).width <= width) {
    const own = speaks ? model.control : undefined;
    const height = own?.h ?? (speaks ? undefined : model.bounds?.height);
    return { ...drawn, w: width, ...(height === undefined ? {} : { h: height }) };
  }
  const size = look.size ?? 13;
  const lines = brokenText(text, size, Math.max(40, width - BOX_PADDING.width), measure);
  const several = control(id, lines.includes('\n') ? MADE.paragraph : typeID, { ...drawn.properties, text: lines });
  const bare = measure(control(id, MADE.text, { text: lines, size }));
  const needed = Math.ceil(bare.width + BOX_PADDING.width);
  return { ...several, w: Math.max(width, needed), h: Math.ceil(bare.height + BOX_PADDING.height) };
}

/** The look of a box whose text is laid on it. */
function lookOfParts({ path, control: box }: Element, diagram: Diagram): Properties {
  const label = diagram.elements.find(
    (one) => one.kind === 'mark' && one.of?.to === path && one.control.properties.text !== undefined,
  )?.control.properties;
  const { color, borderColor } = box.properties;
  return {
    ...(color === undefined ? {} : { color }),
    ...(borderColor === undefined ? {} : { borderColor }),
    ...(label?.size === undefined ? {} : { size: label.size }),
    ...(label?.bold === undefined ? {} : { bold: label.bold }),
    align: 'center',
  };
}

/** An arrow like those that tie other things to the same one, or else any two. */
function tieTo(path: ControlPath, from: ControlPath, id: string, diagram: Diagram): Control {
  const simple = diagram.connections.filter(({ edges }) => edges.length === 1);
  const model = simple.find((one) => one.from === from || one.to === from) ?? simple[0];
  const drawn = model?.edges[0] === undefined ? undefined : diagram.byPath.get(model.edges[0]);
  const look = drawn ? lookOf(drawn.control.properties) : { leftArrow: false };
  const isBackwards = drawn?.kind === 'edge' && drawn.to.attachment?.to === from && drawn.from.attachment !== undefined;
  const ends = isBackwards ? { from: path, to: from } : { from, to: path };
  return { ...control(id, ARROW, look), extra: wish(ends) };
}
