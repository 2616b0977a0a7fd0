import { readFileSync } from 'node:fs';
import type { Point, Rect } from '../../src/model/geometry.ts';

/** A control as it stands in the file: Balsamiq stores numbers and switches as strings. */
export interface StoredControl {
  readonly ID: string;
  readonly typeID: string;
  readonly zOrder: string;
  readonly w?: string;
  readonly h?: string;
  readonly measuredW: string;
  readonly measuredH: string;
  readonly x: string;
  readonly y: string;
  readonly properties: {
    readonly text?: string;
    readonly size?: string;
    readonly color?: string;
    readonly bold?: string;
    readonly stroke?: string;
    readonly leftArrow?: string;
    readonly rightArrow?: string;
    readonly p0?: Point;
    readonly p1?: Point;
    readonly p2?: Point;
    readonly shape?: string;
    readonly href?: { readonly URL: string };
    readonly icon?: { readonly ID: string; readonly size: string };
  };
}

export interface StoredProject {
  readonly mockups: readonly {
    readonly mockup: {
      readonly controls: { readonly control: readonly StoredControl[] };
      readonly attributes: { readonly name: string };
      readonly resourceID: string;
      readonly measuredW: string;
      readonly measuredH: string;
      readonly mockupW: string;
      readonly mockupH: string;
    };
  }[];
  readonly resourceTree: readonly { readonly resourceID: string }[];
}

/** What stands for something on the roadmap: a box, a heading, a milestone, a section. */
export interface Part {
  readonly control: StoredControl;
  readonly name: string;
  readonly bounds: Rect;
}

export interface Line {
  readonly control: StoredControl;
  readonly name: string;
  readonly from: Part | undefined;
  readonly to: Part | undefined;
  readonly dotted: boolean;
  /** Points along the curve, both ends included. */
  readonly points: readonly Point[];
}

export interface Drawing {
  readonly text: string;
  readonly project: StoredProject;
  readonly controls: readonly StoredControl[];
  readonly sections: readonly Part[];
  /** Text boxes: the topics, and the three of the legend. */
  readonly boxes: readonly Part[];
  /** The white page behind everything: it is what keeps a margin. */
  readonly page: Part;
  /** Titles, labels and icons. */
  readonly marks: readonly Part[];
  readonly lines: readonly Line[];
}

/** An arrow ties what its end touches: at most this far from the border, drawing units. */
const TOUCH = 2;

export function readDrawing(file: string): Drawing {
  const text = readFileSync(new URL(`../../project-files/${file}`, import.meta.url), 'utf8');
  const project: StoredProject = JSON.parse(text);
  const controls = project.mockups.flatMap(({ mockup }) => mockup.controls.control);
  const parts = (...types: string[]) => controls.filter((c) => types.includes(c.typeID)).map(part);
  const sections = parts('FieldSet');
  const boxes = parts('TextInput');
  const marks = parts('Title', 'Label', 'Icon');
  const [page] = parts('Canvas');
  if (!page) throw new Error(`${file} has no page behind it`);
  const ends = [...boxes, ...marks, ...sections];
  const lines = controls.filter((c) => c.typeID === 'Arrow').map((c) => line(c, ends));
  return { text, project, controls, sections, boxes, marks, lines, page };
}

function part(control: StoredControl): Part {
  const name = control.properties.text ?? control.properties.icon?.ID ?? control.typeID;
  const [width, height] = [Number(control.w ?? control.measuredW), Number(control.h ?? control.measuredH)];
  return { control, name, bounds: { x: Number(control.x), y: Number(control.y), width, height } };
}

/**
 * The curve runs at its middle through the point that `p1` gives relative to the straight line between the ends; a line
 * of the shape `line` has its corner there.
 */
function line(control: StoredControl, ends: readonly Part[]): Line {
  const { p0 = { x: 0, y: 0 }, p1 = { x: 0.5, y: 0 }, p2 = { x: 0, y: 0 }, shape, stroke } = control.properties;
  const [x, y] = [Number(control.x), Number(control.y)];
  const [a, b] = [
    { x: x + p0.x, y: y + p0.y },
    { x: x + p2.x, y: y + p2.y },
  ];
  const along = { x: b.x - a.x, y: b.y - a.y };
  const middle = { x: a.x + p1.x * along.x + p1.y * along.y, y: a.y + p1.x * along.y - p1.y * along.x };
  const between = (from: Point, to: Point, share: number) => ({
    x: from.x + share * (to.x - from.x),
    y: from.y + share * (to.y - from.y),
  });
  const bend = { x: 2 * middle.x - (a.x + b.x) / 2, y: 2 * middle.y - (a.y + b.y) / 2 };
  const points = Array.from({ length: 101 }, (_, i) => {
    const t = i / 100;
    if (shape === 'line') return t < 0.5 ? between(a, middle, 2 * t) : between(middle, b, 2 * t - 1);
    const [u, v, w] = [(1 - t) ** 2, 2 * t * (1 - t), t * t];
    return { x: u * a.x + v * bend.x + w * b.x, y: u * a.y + v * bend.y + w * b.y };
  });
  const [from, to] = [touched(a, ends), touched(b, ends)];
  const name = `arrow ${control.ID} (${from?.name ?? 'nothing'} to ${to?.name ?? 'nothing'})`;
  return { control, name, from, to, dotted: stroke === 'dotted', points };
}

function touched(point: Point, ends: readonly Part[]): Part | undefined {
  return ends.find(({ bounds: b }) => holds(grow(b, TOUCH), point) && !holds(grow(b, -TOUCH), point));
}

export function grow(r: Rect, by: number): Rect {
  return { x: r.x - by, y: r.y - by, width: r.width + 2 * by, height: r.height + 2 * by };
}

export function holds(r: Rect, p: Point): boolean {
  return p.x >= r.x && p.x <= r.x + r.width && p.y >= r.y && p.y <= r.y + r.height;
}

export function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Whether `inner` lies in `outer`, borders included. */
export function inside(inner: Rect, outer: Rect): boolean {
  return holds(outer, inner) && holds(outer, { x: inner.x + inner.width, y: inner.y + inner.height });
}
