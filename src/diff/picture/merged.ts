import { ARROW } from '../../model/control.ts';
import {
  add,
  area,
  bottom,
  centre,
  contains,
  distance,
  expand,
  type Point,
  type Rect,
  right,
  translate,
} from '../../model/geometry.ts';
import type { Path, Scene, Shape, Stroke, TextShape } from '../../render/scene.ts';
import type { TextEngine } from '../../render/text/engine.ts';
import type { DiagramDiff } from '../facts/diagram.ts';
import { shorten } from '../items/text.ts';
import type { Change, ControlRef, Subject } from '../kinds/change.ts';
import { cardOfKind } from '../kinds/kinds.ts';
import { direction } from '../kinds/phrases.ts';
import { isLaidOutAnew } from '../tell/digest.ts';
import { CaptionPlaces } from './captions.ts';
import { commonFrame, type Frame } from './frame.ts';
import { middleOf } from './middle.ts';
import { placeOf } from './places.ts';
import { veilPath } from './veil.ts';

const GREEN = 0x1a7f37;
const RED = 0xcf222e;
const AMBER = 0x9a6700;
const BLUE = 0x0550ae;
const WHITE = 0xffffff;

/** How much of what did not change is veiled. */
const VEIL = 0.68;

/**
 * Both versions in one picture that can be read without colour: what was added has a solid frame and a `+`, what was
 * removed is a ghost in a dashed frame with a `−`, what moved has an arrow from a dotted frame at its old place, what
 * changed has a double frame, a `~` and says what it was; edges have the sign in their middle. The rest lies under a veil.
 * Where a drawing was laid out anew, a line says so instead of an arrow for everything.
 */
export function mergedScene(oldScene: Scene, newScene: Scene, diff: DiagramDiff, engine: TextEngine): Scene {
  const frame = commonFrame(oldScene, newScene, diff.layout);
  const marker = new Marker(engine, frame, oldScene.shapes, newScene.shapes, boxesOf(diff));
  const changes = [...diff.content, ...diff.layout];
  const relaid = isLaidOutAnew(diff);
  for (const change of changes) {
    if (cardOfKind(change.kind).mark !== 'hidden' && !(relaid && isFollowing(change))) marker.mark(change);
  }
  if (relaid) marker.remark('laid out anew: moves and redrawn edges are not marked');
  const ghosts = pick(oldScene.shapes, marker.ghosts).map((shape): Shape => {
    return { kind: 'group', translate: frame.shift, opacity: 0.45, shapes: [shape] };
  });
  return {
    bounds: frame.new.bounds,
    title: newScene.title,
    description: `What changed: ${changes.length} changes`,
    shapes: [
      ...frame.new.shapes,
      { kind: 'path', path: veilPath(frame.new.bounds, marker.clear), fill: { colour: WHITE, opacity: VEIL } },
      ...pick(frame.new.shapes, marker.kept),
      ...ghosts,
      ...marker.shapes,
      ...marker.captions,
    ],
  };
}

/** Where the controls of the new version are, edges left out. */
function boxesOf({ matches, content }: DiagramDiff): Rect[] {
  const added = content.flatMap(({ kind, subjects }) =>
    kind === 'added' ? subjects.flatMap((subject) => [subject, ...subject.parts]) : [],
  );
  return [...matches, ...added].flatMap(({ new: next }) => (next?.bounds && next.type !== ARROW ? next.bounds : []));
}

/** Whether the change goes without saying in a drawing that was laid out anew. */
function isFollowing({ kind, subjects }: Change): boolean {
  return (
    cardOfKind(kind).relaid !== undefined || (kind !== 'added' && subjects.every(({ element }) => element === 'edge'))
  );
}

/** Shapes of the given controls, wherever in the tree they are. */
function pick(shapes: readonly Shape[], paths: ReadonlySet<string>): Shape[] {
  return shapes.flatMap((shape): Shape[] => {
    if (shape.kind !== 'group') return [];
    if (shape.control !== undefined && paths.has(shape.control)) return [shape];
    return pick(shape.shapes, paths).map((inner) => (shape.translate ? { ...shape, shapes: [inner] } : inner));
  });
}

/** Collects the marks, and which controls keep their full strength. */
class Marker {
  readonly shapes: Shape[] = [];
  /** Drawn last, so that no frame crosses them. */
  readonly captions: Shape[] = [];
  /** Edges of the new version: they are drawn once more, over the veil. */
  readonly kept = new Set<string>();
  /** What the veil leaves clear. */
  readonly clear: Rect[] = [];
  /** Of the old version. */
  readonly ghosts = new Set<string>();
  readonly #engine: TextEngine;
  readonly #frame: Frame;
  readonly #old: readonly Shape[];
  readonly #new: readonly Shape[];
  /** Double frames drawn so far: one is enough for a box and the words on it. */
  readonly #framed: Rect[] = [];

  readonly #places: CaptionPlaces;

  constructor(engine: TextEngine, frame: Frame, old: readonly Shape[], next: readonly Shape[], boxes: readonly Rect[]) {
    this.#places = new CaptionPlaces(boxes, frame.new.bounds);
    this.#engine = engine;
    this.#frame = frame;
    this.#old = old;
    this.#new = next;
  }

  /** A line above the drawing. */
  remark(words: string): void {
    const { x, y } = this.#frame.new.bounds;
    const size = 13;
    const advance = this.#engine.advance(words, 'italic', size);
    const at = { x: x + 12, y: y + 18 };
    this.captions.push({ kind: 'text', at, text: words, face: 'italic', size, fill: { colour: BLUE }, advance });
  }

  mark(change: Change): void {
    if (change.kind === 'moved' && change.everything) return;
    const { mark, caption } = cardOfKind(change.kind);
    for (const subject of change.subjects) {
      const place = placeOf(subject, this.#frame.shift);
      for (const part of [subject, ...subject.parts]) {
        if (part.new?.type === ARROW) this.kept.add(part.new.path);
        else if (part.new?.bounds && !isFrame(change, subject)) this.clear.push(expand(part.new.bounds, 2));
        if (!part.new && part.old) this.ghosts.add(part.old.path);
      }
      if (subject.element === 'edge' && mark !== 'way') {
        this.#edge(change, subject);
        continue;
      }
      switch (mark) {
        case 'new':
          for (const box of outermost([subject, ...subject.parts].map((part) => part.new)))
            this.#outline(box, '+', GREEN, { width: 2.5 });
          break;
        case 'gone':
          for (const box of outermost([subject, ...subject.parts].map((part) => part.old)))
            this.#outline(translate(box, this.#frame.shift), '−', RED, { width: 2, dash: [8, 5] });
          break;
        case 'way':
          if (place.old && place.new) this.#moved(place.old, place.new);
          break;
        case 'changed':
          if (place.new) this.#changed(place.new, caption?.words(change) ?? '');
      }
    }
    if (change.kind === 'added' || change.kind === 'removed') {
      for (const { edge } of change.ties) (change.kind === 'added' ? this.kept : this.ghosts).add(edge.path);
    }
    if (change.kind === 'moved') {
      for (const edge of change.edges) this.kept.add(edge.new.path);
      const [first] = change.subjects;
      const place = first && placeOf(first, this.#frame.shift);
      if (place?.new && Math.hypot(change.by.x, change.by.y) >= 12)
        this.#caption(place.new, direction(change.by), BLUE);
    }
  }

  /** An edge has its sign in its middle; where it led before is a ghost. */
  #edge(change: Change, { old, new: next }: Subject): void {
    const { mark, caption, leavesGhost } = cardOfKind(change.kind);
    const sign = mark === 'new' ? '+' : mark === 'gone' ? '−' : '~';
    const colour = mark === 'new' ? GREEN : mark === 'gone' ? RED : AMBER;
    if (old && leavesGhost) this.ghosts.add(old.path);
    const { shift } = this.#frame;
    const middle = next ? middleOf(this.#new, next.path) : old && add(middleOf(this.#old, old.path) ?? shift, shift);
    const bounds = next?.bounds ?? (old?.bounds && translate(old.bounds, shift));
    const at = middle ?? (bounds && centre(bounds));
    if (!at) return;
    this.#badge(at, sign, colour);
    if (caption?.edges) this.#caption(expand({ ...at, width: 0, height: 0 }, 6), caption.words(change), AMBER);
  }

  #outline(box: Rect, sign: string, colour: number, stroke: Omit<Stroke, 'colour'>): void {
    const around = expand(box, 4);
    this.shapes.push({ kind: 'path', path: outline(around), stroke: { colour, ...stroke, join: 'miter' } });
    this.#badge({ x: around.x, y: around.y }, sign, colour);
  }

  #changed(box: Rect, note: string): void {
    if (!this.#framed.some((other) => contains(expand(other, 2), box) && area(other) < 12 * area(box))) {
      this.#framed.push(box);
      this.#outline(box, '~', AMBER, { width: 1 });
      const stroke: Stroke = { colour: AMBER, width: 1, join: 'miter' };
      this.shapes.push({ kind: 'path', path: outline(expand(box, 7)), stroke });
    }
    if (note) this.#caption(box, note, AMBER);
  }

  /** A dotted frame where it was and an arrow from there to where it is. */
  #moved(from: Rect, to: Rect): void {
    const dotted: Stroke = { colour: BLUE, width: 1.5, dash: [1.5, 4], join: 'miter' };
    this.shapes.push({ kind: 'path', path: outline(from), stroke: dotted });
    const [a, b] = [centre(from), centre(to)];
    const length = distance(a, b);
    if (length < 6) return;
    const tip = b;
    const along = { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
    const barb = (side: number): Point => ({
      x: tip.x - 9 * along.x + side * 4.5 * along.y,
      y: tip.y - 9 * along.y - side * 4.5 * along.x,
    });
    const [left, stop] = [barb(1), barb(-1)];
    this.shapes.push(
      { kind: 'path', path: line(a, b), stroke: { colour: BLUE, width: 1.5 } },
      { kind: 'path', path: [...line(left, tip), ['L', stop.x, stop.y], ['Z']], fill: { colour: BLUE } },
    );
  }

  /** A sign in a disc on the corner of a frame. */
  #badge(at: Point, sign: string, colour: number): void {
    const r = 9;
    this.shapes.push({ kind: 'path', path: disc(at, r), fill: { colour }, stroke: { colour: WHITE, width: 1.5 } });
    const arm = 4.5;
    const strokes: Path[] =
      sign === '+'
        ? [
            line({ x: at.x - arm, y: at.y }, { x: at.x + arm, y: at.y }),
            line({ x: at.x, y: at.y - arm }, { x: at.x, y: at.y + arm }),
          ]
        : sign === '−'
          ? [line({ x: at.x - arm, y: at.y }, { x: at.x + arm, y: at.y })]
          : [wave(at, arm)];
    for (const path of strokes) this.shapes.push({ kind: 'path', path, stroke: { colour: WHITE, width: 2.2 } });
  }

  /** A line of words by a box, on white: where it covers least, below before above before beside. */
  #caption(box: Rect, words: string, colour: number): void {
    const text = shorten(words, 70);
    const size = 11;
    const advance = this.#engine.advance(text, 'italic', size);
    const back = this.#places.beside(box, advance + 6, size + 5);
    const at = { x: back.x + 3, y: back.y + size };
    const shape: TextShape = { kind: 'text', at, text, face: 'italic', size, fill: { colour }, advance };
    this.captions.push({ kind: 'path', path: outline(back), fill: { colour: WHITE, opacity: 0.88 } }, shape);
  }
}

/** The boxes that no other of them holds, edges left out: each thing of a part that came or went has its own frame. */
function outermost(refs: readonly (ControlRef | undefined)[]): readonly Rect[] {
  const boxes = refs.flatMap((ref) => (ref?.bounds && ref.type !== ARROW ? ref.bounds : []));
  return boxes.filter((box, i) => {
    return !boxes.some((other, j) => j !== i && contains(expand(other, 1), box) && (area(other) > area(box) || j < i));
  });
}

/** A container whose size changed: the mark is about its frame, not about what it holds. */
function isFrame({ kind }: Change, { element }: Subject): boolean {
  return cardOfKind(kind).isOfBorder === true && element === 'container';
}

function outline(r: Rect): Path {
  return [['M', r.x, r.y], ['L', right(r), r.y], ['L', right(r), bottom(r)], ['L', r.x, bottom(r)], ['Z']];
}

function line(a: Point, b: Point): Path {
  return [
    ['M', a.x, a.y],
    ['L', b.x, b.y],
  ];
}

function disc({ x, y }: Point, r: number): Path {
  const k = 0.5523 * r;
  return [
    ['M', x - r, y],
    ['C', x - r, y - k, x - k, y - r, x, y - r],
    ['C', x + k, y - r, x + r, y - k, x + r, y],
    ['C', x + r, y + k, x + k, y + r, x, y + r],
    ['C', x - k, y + r, x - r, y + k, x - r, y],
    ['Z'],
  ];
}

function wave({ x, y }: Point, arm: number): Path {
  return [
    ['M', x - arm, y + 1],
    ['C', x - arm / 2, y - 4, x + arm / 2, y + 4, x + arm, y - 1],
  ];
}
