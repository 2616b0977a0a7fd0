import { arrowGeometry } from '../../src/graph/arrow.ts';
import { buildDiagram } from '../../src/graph/build.ts';
import type { Diagram, Element } from '../../src/graph/diagram.ts';
import type { Control } from '../../src/model/control.ts';
import { overlaps, type Point, type Rect } from '../../src/model/geometry.ts';
import type { Mockup } from '../../src/model/project.ts';

/** Kinds of edits that the harness makes, named as the diff should tell them. */
export const EDITS = ['added', 'removed', 'renamed', 'restyled', 'moved', 'section', 'reattached'] as const;
export type Edit = (typeof EDITS)[number];

/** A whole number from 0 to below `limit`. */
export type Random = (limit: number) => number;

/** Numbers that are the same for the same seed (mulberry32). */
export function random(seed: number): Random {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * limit);
  };
}

/** A control that keeps its tag whatever happens to its ID and place. */
export interface Tagged {
  readonly tag: number;
  readonly control: Control;
  readonly children: readonly Tagged[];
}

export function tagAll(controls: readonly Control[], start = { next: 0 }): Tagged[] {
  return controls.map((control) => ({ tag: start.next++, control, children: tagAll(control.children, start) }));
}

function change(nodes: readonly Tagged[], tag: number, by: (node: Tagged) => readonly Tagged[]): Tagged[] {
  return nodes.flatMap((node) => {
    if (node.tag === tag) return by(node);
    return [{ ...node, children: change(node.children, tag, by) }];
  });
}

function flat(nodes: readonly Tagged[]): Tagged[] {
  return nodes.flatMap((node) => [node, ...flat(node.children)]);
}

/** The controls with fresh IDs in random order (the paint order kept), and the path of each tag. */
export function renumber(nodes: readonly Tagged[], rng: Random): { controls: Control[]; paths: Map<number, string> } {
  const paths = new Map<number, string>();
  const visit = (list: readonly Tagged[], parent: string): Control[] => {
    const ids = shuffle(
      list.map((_, i) => String(i)),
      rng,
    );
    return list.map(({ tag, control, children }, i) => {
      const id = ids[i] ?? String(i);
      const path = parent === '' ? id : `${parent}:${id}`;
      paths.set(tag, path);
      return { ...control, id, children: visit(children, path) };
    });
  };
  return { controls: visit(nodes, ''), paths };
}

export function tagPaths(nodes: readonly Tagged[], parent = ''): Map<number, string> {
  const paths = new Map<number, string>();
  for (const { tag, control, children } of nodes) {
    const path = parent === '' ? control.id : `${parent}:${control.id}`;
    paths.set(tag, path);
    for (const [inner, at] of tagPaths(children, path)) paths.set(inner, at);
  }
  return paths;
}

export function shuffle<T>(items: readonly T[], rng: Random): T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = rng(i + 1);
    const [a, b] = [out[i], out[j]];
    if (a !== undefined && b !== undefined) [out[i], out[j]] = [b, a];
  }
  return out;
}

export function toDiagram(mockup: Mockup, controls: readonly Control[]): Diagram {
  return buildDiagram({ ...mockup, controls }, controls, () => ({ width: 100, height: 30 }));
}

/** What was done, by tag. */
export interface Done {
  readonly nodes: Tagged[];
  readonly facts: readonly { readonly kind: Exclude<Edit, 'section'>; readonly tag: number }[];
  /** Controls that were touched or whose neighbours were: what else is said of them is a consequence. */
  readonly touched: ReadonlySet<number>;
  readonly sections: readonly ReadonlySet<number>[];
}

/** Makes edits of the given kinds, one after the other, each on controls that no other has touched. */
export function mutate(mockup: Mockup, start: readonly Tagged[], edits: readonly Edit[], rng: Random): Done {
  const editor = new Editor(mockup, start, rng);
  for (const edit of edits) editor.apply(edit);
  return { nodes: editor.nodes, facts: editor.facts, touched: editor.touched, sections: editor.sections };
}

class Editor {
  nodes: Tagged[];
  readonly facts: { kind: Exclude<Edit, 'section'>; tag: number }[] = [];
  readonly touched = new Set<number>();
  readonly sections: Set<number>[] = [];
  readonly #mockup: Mockup;
  readonly #rng: Random;
  #next: number;
  #diagram: Diagram;
  #paths: Map<number, string>;
  /** The nodes that an edge ties before any edit, or tied. */
  readonly #tied: ReadonlySet<string>;
  /** Wordless things that moved by themselves, and that came or went, by their looks. */
  readonly #strayed = new Set<string>();
  readonly #cameOrWent = new Set<string>();

  constructor(mockup: Mockup, start: readonly Tagged[], rng: Random) {
    this.#mockup = mockup;
    this.#rng = rng;
    this.nodes = [...start];
    this.#next = Math.max(0, ...flat(start).map(({ tag }) => tag)) + 1;
    this.#paths = tagPaths(this.nodes);
    this.#diagram = toDiagram(mockup, toControls(this.nodes));
    this.#tied = new Set(
      this.#diagram.elements.flatMap((e) =>
        e.kind === 'edge' ? tieKey(e.from.attachment?.to, e.to.attachment?.to) : [],
      ),
    );
  }

  apply(edit: Edit): void {
    for (let attempt = 0; attempt < 30; attempt++) if (this.#attempt(edit)) break;
    this.#paths = tagPaths(this.nodes);
    this.#diagram = toDiagram(this.#mockup, toControls(this.nodes));
  }

  #attempt(edit: Edit): boolean {
    switch (edit) {
      case 'added':
        return this.#add();
      case 'removed':
        return this.#remove();
      case 'renamed':
        return this.#rename();
      case 'restyled':
        return this.#restyle();
      case 'moved':
        return this.#move();
      case 'section':
        return this.#moveSection();
      case 'reattached':
        return this.#reattach();
    }
  }

  #pick(filter: (node: Tagged, element: Element) => boolean): { node: Tagged; element: Element } | undefined {
    const all = flat(this.nodes).flatMap((node) => {
      const element = this.#element(node.tag);
      return element?.bounds && !this.touched.has(node.tag) && filter(node, element) ? [{ node, element }] : [];
    });
    return all[this.#rng(all.length)];
  }

  #element(tag: number): Element | undefined {
    return this.#diagram.byPath.get(this.#paths.get(tag) ?? '');
  }

  #add(): boolean {
    const edge = this.#rng(4) === 0;
    const model = this.#pick((node, { kind }) => node.children.length === 0 && (kind === 'edge') === edge);
    if (!model?.element.bounds) return false;
    const tag = this.#next++;
    const top = Math.max(0, ...this.nodes.map(({ control }) => control.zOrder)) + 1;
    const { x, y } = model.element.bounds;
    const by = { x: 23 + this.#rng(300), y: (this.#rng(2) === 0 ? -1 : 1) * (31 + this.#rng(200)) };
    const text = model.node.control.properties.text;
    const control: Control = {
      ...model.node.control,
      id: `new${tag}`,
      x: x + by.x,
      y: y + by.y,
      zOrder: top,
      properties: { ...model.node.control.properties, ...(text ? { text: this.#words() } : {}) },
    };
    if (this.#crowded({ ...model.element.bounds, x: x + by.x, y: y + by.y }, model.node.control)) return false;
    if (!edge && !this.#tellable(control)) return false;
    this.nodes.push({ tag, control, children: [] });
    this.touched.add(tag);
    this.facts.push({ kind: 'added', tag });
    return true;
  }

  /** Whether much the same control stands there already: not even a person could tell which of the two is new. */
  #crowded(box: Rect, like: Control): boolean {
    return this.#diagram.elements.some(
      ({ bounds, control }) =>
        bounds && control.typeID === like.typeID && Math.hypot(bounds.x - box.x, bounds.y - box.y) < 20,
    );
  }

  #remove(): boolean {
    const found = this.#pick(({ children }) => children.length === 0);
    if (!found || this.#lastOfGroup(found.node.tag)) return false;
    if (found.element.kind !== 'edge' && !this.#tellable(found.node.control)) return false;
    this.#touchAround(found.node.tag, found.element);
    this.nodes = change(this.nodes, found.node.tag, () => []);
    this.facts.push({ kind: 'removed', tag: found.node.tag });
    return true;
  }

  /**
   * Whether one can tell that a control came or went, which it is about to do: of wordless things alike, not even a person
   * could tell which one strayed and which one is new or gone.
   */
  #tellable(control: Control): boolean {
    const look = wordlessLook(control);
    if (look === undefined) return true;
    this.#cameOrWent.add(look);
    return !this.#strayed.has(look);
  }

  #lastOfGroup(tag: number): boolean {
    return flat(this.nodes).some(({ children }) => children.length === 1 && children[0]?.tag === tag);
  }

  #rename(): boolean {
    const found = this.#pick(
      ({ control, children }) => children.length === 0 && (control.properties.text ?? '').trim() !== '',
    );
    if (!found || found.element.kind === 'edge') return false;
    const text = this.#words();
    const { control } = found.node;
    const natural = control.w === undefined && control.measuredW !== undefined;
    const width = natural ? { measuredW: Math.round(text.length * 7.5 + 8) } : {};
    this.#put(found.node.tag, { ...control, ...width, properties: { ...control.properties, text } });
    this.touched.add(found.node.tag);
    this.facts.push({ kind: 'renamed', tag: found.node.tag });
    return true;
  }

  #restyle(): boolean {
    const found = this.#pick(({ children }) => children.length === 0);
    if (!found) return false;
    const { control } = found.node;
    const color = (control.properties.color ?? 0) ^ (0x102030 + this.#rng(0x8fffff));
    this.#put(found.node.tag, { ...control, properties: { ...control.properties, color } });
    this.touched.add(found.node.tag);
    this.facts.push({ kind: 'restyled', tag: found.node.tag });
    return true;
  }

  /** One thing with all that stands on it, its arrows following. */
  #move(): boolean {
    const found = this.#pick(({ children }, { kind }) => children.length === 0 && kind !== 'edge');
    const box = found?.element.bounds;
    if (!found || !box) return false;
    const unit = flat(this.nodes).filter(({ tag, children }) => {
      const element = this.#element(tag);
      if (!element?.bounds || children.length > 0 || element.kind === 'edge') return false;
      return tag === found.node.tag || inside(element.bounds, box) || inside(box, element.bounds);
    });
    if (unit.length > 3 || unit.some(({ tag }) => this.touched.has(tag))) return false;
    const by = { x: this.#step(40, 400), y: this.#step(40, 400) };
    if (this.#crowded({ ...box, x: box.x + by.x, y: box.y + by.y }, found.node.control)) return false;
    const look = unit.length === 1 ? wordlessLook(found.node.control) : undefined;
    if (look && (this.#cameOrWent.has(look) || this.#strayed.has(look))) return false;
    if (look) this.#strayed.add(look);
    for (const { tag } of unit) this.facts.push({ kind: 'moved', tag });
    for (const { tag } of unit) {
      const element = this.#element(tag);
      if (element) this.#touchAround(tag, element);
    }
    this.#shift(new Set(unit.map(({ tag }) => tag)), by);
    return true;
  }

  #moveSection(): boolean {
    const boxes = this.#diagram.elements.flatMap(({ bounds }) => bounds ?? []);
    const seed = boxes[this.#rng(boxes.length)];
    if (!seed) return false;
    const reach = { x: 150 + this.#rng(500), y: 100 + this.#rng(500) };
    const area = { x: seed.x - reach.x, y: seed.y - reach.y, width: 2 * reach.x, height: 2 * reach.y };
    const leaves = flat(this.nodes).filter(({ children, tag }) => {
      const element = this.#element(tag);
      return children.length === 0 && element?.bounds && element.kind !== 'edge';
    });
    const whole = new Set(
      this.nodes.flatMap((node) => {
        const bounds = this.#element(node.tag)?.bounds;
        return bounds && inside(bounds, area) ? flat([node]).map(({ tag }) => tag) : [];
      }),
    );
    // Nobody leaves a text behind that stands on a box.
    for (let grown = true; grown; ) {
      grown = false;
      for (const node of this.nodes) {
        if (whole.has(node.tag) || !this.#standsTogether(node, whole)) continue;
        for (const { tag } of flat([node])) whole.add(tag);
        grown = true;
      }
    }
    const chosen = leaves.filter(({ tag }) => whole.has(tag));
    if (chosen.length < 4 || chosen.length > 0.4 * leaves.length) return false;
    if (chosen.some(({ tag }) => this.facts.some((fact) => fact.tag === tag && fact.kind === 'moved'))) return false;
    const by =
      this.#rng(2) === 0 ? { x: 0, y: this.#step(20, 300) } : { x: this.#step(20, 300), y: this.#step(0, 200) };
    const tags = new Set(chosen.map(({ tag }) => tag));
    if (!this.#isFree(tags, by)) return false;
    for (const { tag } of chosen) {
      if (!this.facts.some((fact) => fact.tag === tag && fact.kind === 'added'))
        this.facts.push({ kind: 'moved', tag });
    }
    this.sections.push(tags);
    for (const tag of tags) {
      const element = this.#element(tag);
      if (element) this.#touchAround(tag, element, false);
    }
    this.#shift(tags, by);
    return true;
  }

  /** Whether a box of the node stands on one of `chosen`, or the other way round. */
  #standsTogether(node: Tagged, chosen: ReadonlySet<number>): boolean {
    const own = this.#leafBoxes([node], () => true);
    const theirs = this.#leafBoxes(this.nodes, (tag) => chosen.has(tag));
    return own.some((a) => theirs.some((b) => inside(a, b) || inside(b, a)));
  }

  /** Whether nothing else stands where the controls would come to stand. */
  #isFree(tags: ReadonlySet<number>, by: Point): boolean {
    const moving = this.#leafBoxes(this.nodes, (tag) => tags.has(tag));
    const staying = this.#leafBoxes(this.nodes, (tag) => !tags.has(tag));
    return !moving.some((a) => {
      const there = { ...a, x: a.x + by.x, y: a.y + by.y };
      return staying.some((b) => overlaps(there, b) && !overlaps(a, b));
    });
  }

  #leafBoxes(nodes: readonly Tagged[], filter: (tag: number) => boolean): Rect[] {
    return flat(nodes).flatMap(({ tag, children }) => {
      const element = this.#element(tag);
      return element?.bounds && element.kind !== 'edge' && children.length === 0 && filter(tag) ? [element.bounds] : [];
    });
  }

  /** Moves the leaves, and the ends of edges that are attached to them; edges with both ends among them move whole. */
  #shift(tags: ReadonlySet<number>, by: Point): void {
    const paths = new Set([...tags].flatMap((tag) => this.#paths.get(tag) ?? []));
    const visit = (nodes: readonly Tagged[]): Tagged[] =>
      nodes.map((node) => {
        const element = this.#element(node.tag);
        if (element?.kind === 'edge') {
          const held = (at: string | undefined) => at !== undefined && paths.has(at);
          const ends = { from: held(element.from.attachment?.to), to: held(element.to.attachment?.to) };
          return ends.from || ends.to ? { ...node, control: moveEnds(node.control, element, ends, by) } : node;
        }
        const children = visit(node.children);
        if (node.children.length > 0) return regroup({ ...node, children });
        if (!tags.has(node.tag)) return { ...node, children };
        const { control } = node;
        return { ...node, children, control: { ...control, x: (control.x ?? 0) + by.x, y: (control.y ?? 0) + by.y } };
      });
    this.nodes = visit(this.nodes);
  }

  #reattach(): boolean {
    const edge = this.#pick(
      (_, element) => element.kind === 'edge' && (element.from.attachment ?? element.to.attachment) !== undefined,
    );
    if (edge?.element.kind !== 'edge') return false;
    const end = edge.element.to.attachment ? 'to' : 'from';
    const { point, attachment } = edge.element[end];
    const other = edge.element[end === 'to' ? 'from' : 'to'].attachment?.to;
    const target = this.#pick(
      (node, element) =>
        node.children.length === 0 &&
        element.kind === 'node' &&
        element.path !== attachment?.to &&
        element.path !== other &&
        // Where an edge ties the two, or did, no one could tell which of the edges it is.
        !this.#tied.has(tieKey(element.path, other)) &&
        element.bounds !== undefined &&
        element.bounds.width > 30 &&
        gap(element.bounds, point) < 500 &&
        gap(element.bounds, point) > 20,
    );
    if (!target?.element.bounds) return false;
    const { x, y, width, height } = target.element.bounds;
    const goal = this.#rng(2) === 0 ? { x, y: y + height / 2 } : { x: x + width / 2, y: y + height };
    const by = { x: goal.x - point.x, y: goal.y - point.y };
    const ends = { from: end === 'from', to: end === 'to' };
    const before = this.nodes;
    this.#put(edge.node.tag, moveEnds(edge.node.control, edge.element, ends, by));
    const seen = toDiagram(this.#mockup, toControls(this.nodes)).byPath.get(edge.element.path);
    if (seen?.kind !== 'edge' || seen[end].attachment?.to !== target.element.path) {
      this.nodes = before;
      return false;
    }
    this.touched.add(edge.node.tag);
    this.touched.add(target.node.tag);
    this.facts.push({ kind: 'reattached', tag: edge.node.tag });
    return true;
  }

  /** Marks a control and the edges on it as touched. */
  #touchAround(tag: number, element: Element, edges = true): void {
    this.touched.add(tag);
    if (!edges) return;
    for (const node of flat(this.nodes)) {
      const other = this.#element(node.tag);
      if (other?.kind !== 'edge') continue;
      if (other.from.attachment?.to === element.path || other.to.attachment?.to === element.path)
        this.touched.add(node.tag);
    }
  }

  #put(tag: number, control: Control): void {
    this.nodes = change(this.nodes, tag, (node) => [{ ...node, control }]);
  }

  #step(least: number, most: number): number {
    return (this.#rng(2) === 0 ? -1 : 1) * (least + this.#rng(most - least));
  }

  #words(): string {
    const count = 1 + this.#rng(3);
    return Array.from(
      { length: count },
      () => SYLLABLES[this.#rng(SYLLABLES.length)] + (SYLLABLES[this.#rng(SYLLABLES.length)] ?? ''),
    ).join(' ');
  }
}

const SYLLABLES = [
  'ka',
  'lor',
  'min',
  'Te',
  'so',
  'vu',
  'Qua',
  'dri',
  'pen',
  'Wo',
  'xi',
  'jul',
  'bra',
  'hep',
  'Zon',
  'gy',
];

export function toControls(nodes: readonly Tagged[]): Control[] {
  return nodes
    .map(({ control, children }) => ({ ...control, children: toControls(children) }))
    .sort((a, b) => a.zOrder - b.zOrder);
}

/** A group whose box fits its controls again, as Balsamiq keeps it. */
function regroup(node: Tagged): Tagged {
  const inner = node.children.map(({ control }) => control);
  const left = Math.min(...inner.map(({ x }) => x ?? 0));
  const top = Math.min(...inner.map(({ y }) => y ?? 0));
  if (left === 0 && top === 0) return node;
  if (node.control.properties.crop || !Number.isFinite(left) || !Number.isFinite(top)) return node;
  const children = node.children.map((child) => ({
    ...child,
    control: { ...child.control, x: (child.control.x ?? 0) - left, y: (child.control.y ?? 0) - top },
  }));
  const { x = 0, y = 0 } = node.control;
  return { ...node, children, control: { ...node.control, x: x + left, y: y + top } };
}

function tieKey(a = '', b = ''): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** Equal for controls without words that look alike wherever they stand; `undefined` for one with words. */
function wordlessLook({ typeID, properties, w, h }: Control): string | undefined {
  return (properties.text ?? '') === '' ? JSON.stringify([typeID, w, h, properties]) : undefined;
}

/** The arrow with one or both ends moved, its box and points as Balsamiq would store them. */
function moveEnds(
  control: Control,
  element: Extract<Element, { kind: 'edge' }>,
  ends: { readonly from: boolean; readonly to: boolean },
  by: Point,
): Control {
  const { x = 0, y = 0, properties } = control;
  if (ends.from && ends.to) return { ...control, x: x + by.x, y: y + by.y };
  const local = arrowGeometry(control, {
    x,
    y,
    width: element.bounds?.width ?? 0,
    height: element.bounds?.height ?? 0,
  });
  const from = ends.from ? { x: local.from.x + by.x, y: local.from.y + by.y } : local.from;
  const to = ends.to ? { x: local.to.x + by.x, y: local.to.y + by.y } : local.to;
  const left = Math.min(from.x, to.x);
  const top = Math.min(from.y, to.y);
  return {
    ...control,
    x: left,
    y: top,
    w: Math.abs(from.x - to.x),
    h: Math.abs(from.y - to.y),
    properties: {
      ...properties,
      p0: { x: from.x - left, y: from.y - top },
      p1: properties.p1 ?? { x: 0.5, y: 0 },
      p2: { x: to.x - left, y: to.y - top },
    },
  };
}

function inside(inner: Rect, outer: Rect): boolean {
  return (
    inner.x >= outer.x - 1 &&
    inner.y >= outer.y - 1 &&
    inner.x + inner.width <= outer.x + outer.width + 1 &&
    inner.y + inner.height <= outer.y + outer.height + 1
  );
}

function gap(box: Rect, p: Point): number {
  return Math.hypot(
    Math.max(box.x - p.x, p.x - box.x - box.width, 0),
    Math.max(box.y - p.y, p.y - box.y - box.height, 0),
  );
}
