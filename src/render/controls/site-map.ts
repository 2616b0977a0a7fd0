import type { Control } from '../../model/control.ts';
import { overlaps, type Point, type Rect, rect, type Size } from '../../model/geometry.ts';
import type { DrawControl, DrawnTypes, NaturalSize } from '../context.ts';
import { parseSiteMap, type SitePage } from '../languages/site-map.ts';
import type { Shape } from '../scene.ts';
import { drawBlock } from '../text/block.ts';
import { borderOf, clipped, fillPaint, inkOn, ownBounds, textStyle } from './style.ts';
import { textSize } from './text.ts';

/**
 * A page and the room between pages, drawing units: from the stored sizes of the three site maps at hand (310 units high
 * with three levels, 550 with five; 625 wide with five pages side by side). The boxes and the lines are derived from boxes
 * and rules, as no export shows any.
 */
const PAGE = { width: 105, height: 70 };
const GAP = { across: 20, along: 50 };
const SIDE = 4;
const DEFAULT_TEXT = 'Home\n- Products\n-- Product 1\n-- Product 2\n- About Us\\rCompany\n- Support\n- Blog';

function pagesOf({ properties: { text = DEFAULT_TEXT } }: Control): readonly SitePage[] {
  return parseSiteMap(text);
}

/** Whether levels follow each other from left to right, not from top to bottom. */
function isTurned({ properties: { direction } }: Control): boolean {
  return direction === 'horizontal';
}

/** How many pages from the side each page stands: side by side at the ends, in the middle of its pages elsewhere. */
function placesOf(pages: readonly SitePage[]): { readonly places: readonly number[]; readonly ends: number } {
  const first = new Array<number | undefined>(pages.length).fill(undefined);
  const last = new Array<number>(pages.length).fill(0);
  const places = new Array<number>(pages.length).fill(0);
  let ends = 0;
  const parents = new Set(pages.map(({ parent }) => parent));
  for (const index of pages.keys()) {
    if (!parents.has(index)) places[index] = ends++;
  }
  for (let index = pages.length - 1; index >= 0; index--) {
    const near = first[index];
    if (near !== undefined) places[index] = (near + (last[index] ?? near)) / 2;
    const parent = pages[index]?.parent ?? -1;
    if (parent < 0) continue;
    const place = places[index] ?? 0;
    if (first[parent] === undefined) last[parent] = place;
    first[parent] = place;
  }
  return { places, ends };
}

const draw: DrawControl = ({ control, size }, context) => {
  const { skin, settings } = context;
  const pages = pagesOf(control);
  const { places } = placesOf(pages);
  const turned = isTurned(control);
  const fill = fillPaint(control);
  const border = borderOf(control, skin);
  const style = textStyle(control, textSize(control, settings), inkOn(fill, control, skin.ink));
  const bounds = ownBounds(size);
  const boxes = pages.map(({ depth }, index) => boxAt(places[index] ?? 0, depth, turned));
  const shapes: Shape[] = [];
  for (const [index, { parent }] of pages.entries()) {
    const [box, above] = [boxes[index], boxes[parent]];
    if (box && above) shapes.push(...link(above, box, turned, bounds).flatMap((line) => skin.polyline(line, border)));
  }
  for (const [index, { text }] of pages.entries()) {
    const box = boxes[index];
    if (!box || !overlaps(box, bounds)) continue;
    const area = rect(box.x + SIDE, box.y, box.width - 2 * SIDE, box.height);
    shapes.push(
      ...skin.box(box, { fill, fillInset: 1, border }),
      ...clipped(box, drawBlock(text, style, area, { align: 'center', vertical: 'middle', wrap: true }, context)),
    );
  }
  return clipped(bounds, shapes);
};

function boxAt(place: number, depth: number, turned: boolean): Rect {
  const { width, height } = PAGE;
  if (turned) return rect(depth * (width + GAP.along), place * (height + GAP.across), width, height);
  return rect(place * (width + GAP.across), depth * (height + GAP.along), width, height);
}

/** The line from a page to one below it, with two corners half-way; nothing where it lies outside. */
function link(from: Rect, to: Rect, turned: boolean, bounds: Rect): readonly (readonly Point[])[] {
  const start = turned
    ? { x: from.x + from.width, y: from.y + from.height / 2 }
    : { x: from.x + from.width / 2, y: from.y + from.height };
  const end = turned ? { x: to.x, y: to.y + to.height / 2 } : { x: to.x + to.width / 2, y: to.y };
  if (Math.min(start.x, end.x) > bounds.width || Math.min(start.y, end.y) > bounds.height) return [];
  const middle = turned ? (start.x + end.x) / 2 : (start.y + end.y) / 2;
  const corners = turned
    ? [
        { x: middle, y: start.y },
        { x: middle, y: end.y },
      ]
    : [
        { x: start.x, y: middle },
        { x: end.x, y: middle },
      ];
  return [[start, ...corners, end]];
}

const natural: NaturalSize = (control): Size => {
  const pages = pagesOf(control);
  const levels = pages.reduce((deepest, { depth }) => Math.max(deepest, depth + 1), 1);
  const { ends } = placesOf(pages);
  const across = Math.max(1, ends);
  const turned = isTurned(control);
  return turned
    ? {
        width: levels * (PAGE.width + GAP.along) - GAP.along,
        height: across * (PAGE.height + GAP.across),
      }
    : {
        width: across * (PAGE.width + GAP.across),
        height: levels * (PAGE.height + GAP.along) - GAP.along,
      };
};

/** Pages below pages, as boxes. */
export const SITE_MAP_CONTROLS: DrawnTypes = [['SiteMap', { draw, natural }]];
