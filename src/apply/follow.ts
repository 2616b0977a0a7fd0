import type { Connection, Diagram } from '../graph/diagram.ts';
import { type DiagramOutline, outlineOf } from '../graph/export/outline.ts';
import { copiesOf } from '../graph/pieces/copies.ts';
import { ownText } from '../graph/pieces/item.ts';
import { MADE } from '../model/cards.ts';
import { ARROW, type Control, type ControlPath } from '../model/control.ts';
import { append } from '../model/lists.ts';
import type { Mockup } from '../model/project.ts';
import type { Properties } from '../model/properties.ts';
import { asText, control, entryControl, fillsOf, holdersOf, type MeasureText, wish } from '../outline/draw.ts';
import { descendants, type Entry, type EntryTie, type MockupOutline, tiesOf } from '../outline/outline.ts';
import { outlineStyle } from '../outline/styles.ts';
import { carryOut, type Edit } from './carry-out.ts';
import { type EntryMatch, matchEntries, parentsOf, withoutMovedParts } from './match-entries.ts';

/** A mockup that says what an outline says, as far as it can be made to. */
export interface Followed {
  /** What is new or was moved has no place yet, and says under the key `balsa` where it belongs. */
  readonly mockup: Mockup;
  /** What the drawing cannot be made to say, each as a sentence without a full stop. */
  readonly left: readonly string[];
}

/**
 * Makes the drawing say what the edited outline says. What the two have in common stays as it is, to the unit: the same
 * outline gives the same mockup.
 */
export function followOutline(diagram: Diagram, next: MockupOutline, measure: MeasureText): Followed {
  return new Follower(diagram, next, measure).followed();
}

class Follower {
  readonly #diagram: Diagram;
  readonly #measure: MeasureText;
  readonly #now: DiagramOutline;
  readonly #next: MockupOutline;
  readonly #match: EntryMatch;
  readonly #removed = new Set<ControlPath>();
  readonly #edits = new Map<ControlPath, Edit>();
  readonly #added: Control[] = [];
  readonly #left: string[] = [];
  /** The controls of the entries of the edited outline. */
  readonly #paths = new Map<Entry, ControlPath>();
  #lastId: number;

  constructor(diagram: Diagram, next: MockupOutline, measure: MeasureText) {
    this.#diagram = diagram;
    this.#next = next;
    this.#measure = measure;
    this.#now = outlineOf(diagram);
    this.#match = withoutMovedParts(
      matchEntries(this.#now.outline.title, next.title, this.#now.paths),
      this.#now,
      next.title,
    );
    this.#lastId = Math.max(0, ...diagram.mockup.controls.map(({ id }) => (/^\d+$/.test(id) ? Number(id) : 0)));
    for (const [old, entry] of this.#match.newOf) {
      const path = this.#now.paths.get(old);
      if (path !== undefined) this.#paths.set(entry, path);
    }
  }

  followed(): Followed {
    const { mockup } = this.#diagram;
    this.#removeGone();
    this.#changeKept();
    this.#addNew();
    this.#followTies();
    this.#changeCopies();
    const { title } = this.#now.outline;
    const name = mockup.name === title.text ? this.#next.title.text : mockup.name;
    const isChanged = this.#removed.size + this.#edits.size + this.#added.length > 0 || name !== mockup.name;
    if (!isChanged) return { mockup, left: this.#left };
    const top = Math.max(0, ...mockup.controls.map(({ zOrder }) => zOrder));
    const added = this.#added.map((one, i) => ({ ...one, zOrder: top + 1 + i }));
    const controls = [
      ...carryOut(mockup.controls, { removed: this.#removed, edits: this.#edits }, this.#measure),
      ...added,
    ];
    return { mockup: { ...mockup, name, controls }, left: this.#left };
  }

  /** What lies exactly beneath a copy of itself goes on doing so: nobody sees that there are two. */
  #changeCopies(): void {
    const placed = this.#diagram.elements.flatMap((element, index) =>
      element.bounds ? [{ ...element, bounds: element.bounds, index }] : [],
    );
    for (const [copy, { to }] of copiesOf(placed)) {
      const edit = this.#edits.get(to);
      if (this.#removed.has(to) || edit?.wish) this.#removed.add(copy);
      else if (edit) this.#edits.set(copy, edit);
    }
  }

  /** What an entry that is gone leaves: its control, what belongs to that, and the lines that end at it. */
  #removeGone(): void {
    const gone = [...descendants(this.#now.outline.title)].filter((entry) => !this.#match.newOf.has(entry));
    for (const entry of gone) {
      const path = this.#now.paths.get(entry);
      if (path !== undefined) this.#remove(path);
    }
    if (gone.length === 0) return;
    const kept = (path: ControlPath | undefined) => path === undefined || !this.#removed.has(path);
    for (const element of this.#diagram.elements) {
      if (element.kind === 'mark' && !kept(element.of?.to)) this.#removed.add(element.path);
      if (element.kind === 'edge' && !(kept(element.from.attachment?.to) && kept(element.to.attachment?.to))) {
        this.#removed.add(element.path);
      }
    }
    for (const { from, to, edges } of this.#diagram.connections) {
      if (kept(from) && kept(to)) continue;
      for (const edge of edges) if (!this.#isSharedEdge(edge, from, to)) this.#removed.add(edge);
    }
  }

  /** Whether the line also ties what stays. */
  #isSharedEdge(edge: ControlPath, from: ControlPath, to: ControlPath): boolean {
    return this.#diagram.connections.some(
      (other) =>
        other.edges.includes(edge) &&
        !(other.from === from && other.to === to) &&
        !this.#removed.has(other.from) &&
        !this.#removed.has(other.to),
    );
  }

  #remove(path: ControlPath): void {
    this.#removed.add(path);
    for (const element of this.#diagram.elements) {
      if (element.kind === 'container' && element.wraps === path) this.#removed.add(element.path);
    }
    for (const [joint, stands] of this.#now.joints) if (stands === path) this.#removed.add(joint);
  }

  #changeKept(): void {
    const [before, after] = [holdersOf(this.#now.outline.title), holdersOf(this.#next.title)];
    const [oldParents, newParents] = [parentsOf(this.#now.outline.title), parentsOf(this.#next.title)];
    const ties = new Set(tiesOf(this.#now.outline).map(({ from, to }) => this.#tieKey(from, to)));
    for (const [old, entry] of this.#match.newOf) {
      const path = this.#now.paths.get(old);
      if (path === undefined) continue;
      if (old.text !== entry.text) this.#rename(path, entry);
      if (old.link !== entry.link) {
        this.#edit(
          path,
          entry.link === undefined ? { without: ['href'] } : { properties: { href: { url: entry.link } } },
        );
      }
      this.#reclass(path, old, entry);
      const [a, b] = [before.get(old), after.get(entry)];
      const isHeld = (a && this.#match.newOf.get(a)) === b;
      const [up, to] = [oldParents.get(old), newParents.get(entry)];
      const isBeneath = (up && this.#match.newOf.get(up)) === to;
      // What the same line ties is where it belongs, whatever the drawing is read as.
      const isTied = entry.relation === 'tied' && ties.has(this.#tieKey(old, to && this.#match.oldOf.get(to)) ?? '');
      const isElsewhere = !isBeneath && !isTied && old.kind === 'topic' && entry.kind === 'topic';
      if (!isHeld || isElsewhere) this.#moved.push({ entry, path });
    }
  }

  readonly #moved: { readonly entry: Entry; readonly path: ControlPath }[] = [];

  #rename(path: ControlPath, entry: Entry): void {
    const element = this.#diagram.byPath.get(path);
    if (!element) return;
    const carriers = [
      ...(ownText(element.control) === '' ? [] : [path]),
      ...this.#diagram.elements.flatMap((one) =>
        one.kind === 'mark' && one.of?.to === path && one.title !== undefined ? [one.path] : [],
      ),
    ];
    const [carrier, ...others] = carriers;
    if (carrier === undefined) {
      this.#left.push(`line ${entry.line}: "${entry.text}": no text of the drawing could be found to change`);
      return;
    }
    const shown = this.#diagram.byPath.get(carrier)?.control;
    if (!shown) return;
    const text = withMarkup(shown.properties.text ?? '', asText(entry.text));
    this.#edit(carrier, { properties: { text } });
    // The other texts that made the title with it.
    for (const other of others) this.#removed.add(other);
  }

  /** The look of another thing of that class, or of its sample in the legend. */
  #reclass(path: ControlPath, old: Entry, entry: Entry): void {
    const [was, is] = [this.#meaning(this.#now.outline, old.class), this.#meaning(this.#next, entry.class)];
    if (was === is) return;
    const model = is === undefined ? this.#unclassed(old) : this.#sampleOf(is);
    const badge = this.#badgeOf(path);
    const sample = model === undefined ? undefined : this.#diagram.byPath.get(model)?.control;
    if (badge !== undefined && sample !== undefined && sample.properties.icon !== undefined) {
      const { icon, color } = sample.properties;
      this.#edit(badge, { properties: { icon, ...(color === undefined ? {} : { color }) } });
    } else if (badge !== undefined && is === undefined) this.#removed.add(badge);
    else if (sample !== undefined && sample.properties.icon === undefined) {
      const { color } = sample.properties;
      this.#edit(path, color === undefined ? { without: ['color'] } : { properties: { color } });
    } else
      this.#left.push(
        `line ${entry.line}: "${entry.text}": the drawing does not show how {${entry.class ?? ''}} looks`,
      );
  }

  #meaning({ legends }: MockupOutline, key: string | undefined): string | undefined {
    return legends.flatMap(({ lines }) => lines).find((line) => line.key === key)?.meaning;
  }

  #sampleOf(meaning: string): ControlPath | undefined {
    return this.#diagram.legends.flatMap(({ entries }) => entries).find((entry) => entry.meaning === meaning)?.sample;
  }

  /** Something of the same kind that has no class. */
  #unclassed(like: Entry): ControlPath | undefined {
    const plain = [...descendants(this.#now.outline.title)].find(
      (entry) => entry !== like && entry.kind === like.kind && entry.class === undefined,
    );
    return plain && this.#now.paths.get(plain);
  }

  #badgeOf(path: ControlPath): ControlPath | undefined {
    return this.#diagram.elements.find(
      (element) => element.kind === 'mark' && element.of?.to === path && element.control.properties.icon !== undefined,
    )?.path;
  }

  #edit(path: ControlPath, edit: Edit): void {
    const known = this.#edits.get(path);
    this.#edits.set(path, {
      ...known,
      ...edit,
      properties: { ...known?.properties, ...edit.properties },
      without: [...(known?.without ?? []), ...(edit.without ?? [])],
    });
  }

  #addNew(): void {
    const fresh = [...descendants(this.#next.title)].filter((entry) => !this.#match.oldOf.has(entry));
    for (const entry of fresh) this.#paths.set(entry, String(++this.#lastId));
    const holders = holdersOf(this.#next.title);
    const parents = parentsOf(this.#next.title);
    for (const entry of fresh) {
      const id = this.#paths.get(entry) ?? '';
      this.#added.push({ ...this.#drawn(entry, id), extra: wish(this.#place(entry, holders, parents)) });
    }
    for (const { entry, path } of this.#moved) {
      const element = this.#diagram.byPath.get(path);
      const isPart = path.includes(':');
      if (!element || isPart || element.kind === 'container') {
        this.#left.push(
          `line ${entry.line}: "${entry.text}" stays where it is: it is ${isPart ? 'part of a group' : 'a section'}`,
        );
        continue;
      }
      this.#edit(path, { wish: this.#place(entry, holders, parents) });
    }
  }

  /** Where a control belongs: in what holds it, or else beside what it stands beneath. */
  #place(
    entry: Entry,
    holders: ReadonlyMap<Entry, Entry>,
    parents: ReadonlyMap<Entry, Entry>,
  ): Readonly<Record<string, string>> {
    const [holder, parent] = [holders.get(entry), parents.get(entry)];
    const within = holder && this.#paths.get(holder);
    if (within !== undefined && this.#holds(within)) return { in: within };
    const near = parent && this.#paths.get(parent);
    return near === undefined || entry.relation === 'tied' ? {} : { near };
  }

  #holds(path: ControlPath): boolean {
    const element = this.#diagram.byPath.get(path);
    return element === undefined || element.kind === 'container';
  }

  /** Like its neighbours of the same class, or in the first style where there is nothing to go by. */
  #drawn(entry: Entry, id: string): Control {
    const link: Properties = entry.link === undefined ? {} : { href: { url: entry.link } };
    const style = outlineStyle(undefined);
    const usual = entryControl(entry, style, fillsOf(this.#next, style), this.#measure, id, link);
    const model = this.#modelOf(entry);
    const like = model === undefined ? undefined : this.#diagram.byPath.get(model)?.control;
    if (!like || usual.typeID === MADE.section) return usual;
    const {
      text: _text,
      href: _href,
      icon: _icon,
      customData: _data,
      ...look
    } = like.properties as Properties & {
      customData?: string;
    };
    const drawn = control(id, like.typeID, { ...look, text: asText(entry.text), ...link });
    const isClassed = this.#meaning(this.#next, entry.class) === this.#classOf(model);
    if (isClassed) return drawn;
    const color = this.#fillFor(entry) ?? usual.properties.color;
    return { ...drawn, properties: { ...drawn.properties, ...(color === undefined ? {} : { color }) } };
  }

  #fillFor(entry: Entry): number | undefined {
    const meaning = this.#meaning(this.#next, entry.class);
    const sample = meaning === undefined ? undefined : this.#sampleOf(meaning);
    const shown = sample === undefined ? undefined : this.#diagram.byPath.get(sample)?.control.properties;
    return shown?.icon === undefined ? shown?.color : undefined;
  }

  #classOf(path: ControlPath | undefined): string | undefined {
    return path === undefined ? undefined : this.#diagram.classes.get(path)?.meaning;
  }

  /** The nearest thing of the same kind that shows its own text: of the same class, then any. */
  #modelOf(entry: Entry): ControlPath | undefined {
    const parent = parentsOf(this.#next.title).get(entry);
    const siblings = parent?.children ?? [];
    const others = [...descendants(this.#next.title)].filter(({ kind }) => kind === entry.kind);
    const usable = [...siblings, ...others].flatMap((one) => {
      const path = one.kind === entry.kind ? this.#paths.get(one) : undefined;
      const shown = path === undefined ? undefined : this.#diagram.byPath.get(path);
      const isPlain = shown && shown.kind !== 'container' && shown.control.children.length === 0;
      return path !== undefined && isPlain && ownText(shown.control) !== '' && this.#match.oldOf.has(one) ? [path] : [];
    });
    const meaning = this.#meaning(this.#next, entry.class);
    return usable.find((path) => this.#classOf(path) === meaning) ?? usable[0];
  }

  #followTies(): void {
    const before = tiesOf(this.#now.outline);
    const after = tiesOf(this.#next);
    const open = new Map<string, EntryTie[]>();
    for (const tie of after) {
      const key = this.#tieKey(this.#match.oldOf.get(tie.from), this.#match.oldOf.get(tie.to));
      if (key !== undefined) append(open, key, tie);
    }
    const kept = new Set<EntryTie>();
    for (const tie of before) {
      if (!this.#match.newOf.has(tie.from) || !this.#match.newOf.has(tie.to)) continue;
      const key = this.#tieKey(tie.from, tie.to) ?? '';
      const to = open.get(key)?.shift();
      if (!to) this.#removeTie(tie);
      // A line that ended at something beyond one of the two, and is gone with that, is drawn anew.
      else if (!this.#isLineGone(tie)) {
        kept.add(to);
        this.#changeTie(tie, to);
      }
    }
    for (const tie of after) if (!kept.has(tie)) this.#addTie(tie, before);
  }

  #tieKey(a: Entry | undefined, b: Entry | undefined): string | undefined {
    const [from, to] = [a && this.#now.paths.get(a), b && this.#now.paths.get(b)];
    if (from === undefined || to === undefined) return undefined;
    return from < to ? `${from} ${to}` : `${to} ${from}`;
  }

  #connectionsOf({ from, to }: EntryTie): readonly Connection[] {
    const stands = (path: ControlPath) => this.#now.joints.get(path) ?? path;
    const key = this.#tieKey(from, to);
    return this.#diagram.connections.filter((one) => {
      const [a, b] = [stands(one.from), stands(one.to)];
      return (a < b ? `${a} ${b}` : `${b} ${a}`) === key;
    });
  }

  #connectionOf(tie: EntryTie): Connection | undefined {
    return this.#connectionsOf(tie).find(({ edges }) => edges.some((edge) => !this.#removed.has(edge)));
  }

  #isLineGone(tie: EntryTie): boolean {
    return this.#connectionsOf(tie).length > 0 && !this.#connectionOf(tie);
  }

  #removeTie(tie: EntryTie): void {
    const connection = this.#connectionOf(tie);
    if (!connection) return;
    const shared = connection.edges.filter((edge) => this.#isSharedEdge(edge, connection.from, connection.to));
    if (shared.length === connection.edges.length) {
      this.#left.push(`"${tie.from.text}" stays tied to "${tie.to.text}": their line ties other things as well`);
    }
    for (const edge of connection.edges) if (!shared.includes(edge)) this.#removed.add(edge);
  }

  #changeTie(old: EntryTie, tie: EntryTie): void {
    const isTurned = this.#match.newOf.get(old.from) !== tie.from && old.direction === 'forward';
    if (old.direction === tie.direction && old.label === tie.label && !isTurned) return;
    const connection = this.#connectionOf(old);
    const [edge, ...others] = connection?.edges ?? [];
    const element = edge === undefined ? undefined : this.#diagram.byPath.get(edge);
    if (edge === undefined || others.length > 0 || element?.kind !== 'edge') {
      this.#left.push(`line ${tie.from.line}: the line to "${tie.to.text}" stays as it is: it is drawn in parts`);
      return;
    }
    const target = this.#paths.get(tie.to);
    const stands = (path: ControlPath | undefined) =>
      path === undefined ? path : (this.#now.joints.get(path) ?? path);
    const isAlong = stands(element.to.attachment?.to) === target;
    const [left, right] = [
      tie.direction === 'both' || (tie.direction === 'forward' && !isAlong),
      tie.direction !== 'none' && (tie.direction === 'both' || isAlong),
    ];
    this.#edit(edge, {
      properties: {
        leftArrow: left,
        rightArrow: right,
        ...(tie.label === undefined ? {} : { text: asText(tie.label) }),
      },
      without: tie.label === undefined && old.label !== undefined ? ['text'] : [],
    });
  }

  /** Like the lines that tie things of these kinds already. */
  #addTie(tie: EntryTie, before: readonly EntryTie[]): void {
    const [from, to] = [this.#paths.get(tie.from), this.#paths.get(tie.to)];
    if (from === undefined || to === undefined) {
      this.#left.push(`line ${tie.from.line}: no line is drawn from "${tie.from.text}": it is not drawn itself`);
      return;
    }
    const alike = (one: EntryTie) => one.from.kind === tie.from.kind && one.to.kind === tie.to.kind;
    const drawnOnes = before.filter((one) => this.#connectionOf(one) !== undefined);
    const model = drawnOnes.find(alike) ?? drawnOnes.find((one) => one.to.kind === tie.to.kind) ?? drawnOnes[0];
    const drawn = model && this.#connectionOf(model)?.edges[0];
    const shown = drawn === undefined ? {} : (this.#diagram.byPath.get(drawn)?.control.properties ?? {});
    const { color, stroke, shape } = shown;
    const properties: Properties = {
      ...(color === undefined ? {} : { color }),
      ...(stroke === undefined ? {} : { stroke }),
      ...(shape === undefined ? {} : { shape }),
      ...{ leftArrow: tie.direction === 'both', rightArrow: tie.direction !== 'none' },
      ...(tie.label === undefined ? {} : { text: asText(tie.label) }),
    };
    const id = String(++this.#lastId);
    this.#added.push({ ...control(id, ARROW, properties), extra: wish({ from, to }) });
  }
}

/** The markup that was around the whole text stays around it. */
function withMarkup(old: string, text: string): string {
  const [, open = '', close = ''] = /^((?:\{[^{}]*\}|[*_&~])*).*?((?:\{[^{}]*\}|[*_&~])*)$/su.exec(old) ?? [];
  const isAround = open !== '' && [...open].length === [...close].length;
  return isAround ? `${open}${text}${close}` : text;
}
