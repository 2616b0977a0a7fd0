import type { Measure } from '../../graph/build.ts';
import { ownText } from '../../graph/item.ts';
import type { ControlPath } from '../../model/control.ts';
import { bottom, centre, type Point, type Size } from '../../model/geometry.ts';
import type { Unit, Units } from '../units.ts';
import type { ElkRunner } from './graph.ts';
import { placeLayered } from './layered.ts';
import { NOTHING, type Packed, packBeneath, packField, type Sized, stack } from './pack.ts';

/** Between a container's border and what it holds; drawing units. */
const PADDING = 18;
/** For the title of a field set. */
const TITLE = 30;

export interface LayoutSettings {
  readonly spacing: number;
  readonly measure: Measure;
}

/** A unit with the size that it is to have, its contents placed. */
export interface Block extends Sized {
  readonly unit: Unit;
  /** The control itself: its place inside the block, and its size. */
  readonly anchor: Point & Size;
  /** What it holds, left tops relative to the control. */
  readonly contents: ReadonlyMap<ControlPath, Point>;
}

/** Sizes every unit, the contents of containers before the containers themselves. */
export async function makeBlocks(
  units: Units,
  settings: LayoutSettings,
  run: ElkRunner,
): Promise<ReadonlyMap<ControlPath, Block>> {
  const members = new Map<ControlPath, Unit[]>();
  for (const path of units.order) {
    const unit = units.all.get(path);
    if (unit?.parent === undefined) continue;
    const list = members.get(unit.parent);
    if (list) list.push(unit);
    else members.set(unit.parent, [unit]);
  }
  const blocks = new Map<ControlPath, Block>();
  const make = async (unit: Unit): Promise<void> => {
    const held = members.get(unit.path) ?? [];
    for (const member of held) await make(member);
    const sized = held.flatMap((member) => blocks.get(member.path) ?? []);
    blocks.set(
      unit.path,
      sized.length > 0 ? await containerBlock(unit, sized, units, settings, run) : leaf(unit, settings),
    );
  };
  for (const path of units.order) {
    const unit = units.all.get(path);
    if (unit && unit.parent === undefined) await make(unit);
  }
  return blocks;
}

/** As large as its author made it, or larger when its text would be cut. */
function leaf(unit: Unit, { measure }: LayoutSettings): Block {
  const { control } = unit.element;
  const natural = ownText(control) !== '' && control.children.length === 0 ? measure(control) : { width: 0, height: 0 };
  const multiline = unit.bounds.height > natural.height * 1.5;
  return blockOf(
    unit,
    {
      width: Math.ceil(multiline ? unit.bounds.width : Math.max(unit.bounds.width, natural.width)),
      height: Math.ceil(Math.max(unit.bounds.height, multiline ? 0 : natural.height)),
    },
    new Map(),
  );
}

/** A block around the control with what rides with it, which keeps its place relative to the control. */
function blockOf(unit: Unit, size: Size, contents: ReadonlyMap<ControlPath, Point>): Block {
  const { bounds, whole, path } = unit;
  const before = { x: Math.ceil(bounds.x - whole.x), y: Math.ceil(bounds.y - whole.y) };
  const after = {
    x: Math.max(0, Math.ceil(whole.x + whole.width - bounds.x - bounds.width)),
    y: Math.max(0, Math.ceil(whole.y + whole.height - bounds.y - bounds.height)),
  };
  return {
    unit,
    path,
    width: before.x + size.width + after.x,
    height: before.y + size.height + after.y,
    anchor: { ...before, ...size },
    contents,
  };
}

async function containerBlock(
  unit: Unit,
  held: readonly Block[],
  units: Units,
  { spacing, measure }: LayoutSettings,
  run: ElkRunner,
): Promise<Block> {
  const inside = new Map(held.map((block) => [block.path, block]));
  const ties = units.ties.filter(({ from, to }) => inside.has(from) && inside.has(to));
  const tied = new Set(ties.flatMap(({ from, to }) => [from, to]));
  const placed =
    ties.length === 0
      ? NOTHING
      : await placeLayered(
          held.filter((block) => tied.has(block.path)),
          ties,
          { direction: mainDirection(ties, inside), spacing: Math.round(spacing * 0.7) },
          run,
        );
  const rest = held.filter((block) => !tied.has(block.path));
  const gap = Math.round(spacing * 0.7);
  const loose = ties.length === 0 ? packField(rest, gap) : packBeneath(rest, placed.width, gap);
  const align = ties.length > 0 && mainDirection(ties, inside) === 'LEFT' ? 'right' : 'left';
  const content: Packed = stack([placed, loose], spacing, align);
  const room = roomForRiders(unit);
  const title = unit.element.control.typeID === 'FieldSet' ? measure(unit.element.control).width : 0;
  const size = {
    width: Math.ceil(Math.max(content.width + 2 * PADDING, title, room.width)),
    height: Math.ceil(content.height + room.top + room.bottom),
  };
  const shift = Math.floor((size.width - content.width) / 2);
  const contents = new Map<ControlPath, Point>();
  for (const [path, at] of content.places) contents.set(path, { x: at.x + shift, y: at.y + room.top });
  return blockOf(unit, size, contents);
}

/** The direction in which the author drew the most of the ties. */
function mainDirection(
  ties: readonly { readonly from: ControlPath; readonly to: ControlPath }[],
  blocks: ReadonlyMap<ControlPath, Block>,
): 'LEFT' | 'RIGHT' {
  const drift = ties.reduce((sum, { from, to }) => {
    const [a, b] = [blocks.get(from)?.unit.bounds, blocks.get(to)?.unit.bounds];
    return a && b ? sum + Math.sign(centre(b).x - centre(a).x) : sum;
  }, 0);
  return drift < 0 ? 'LEFT' : 'RIGHT';
}

/** What the texts that ride on a container (its heading, notes under its contents) need above and below its contents. */
function roomForRiders(unit: Unit): { readonly top: number; readonly bottom: number; readonly width: number } {
  const { bounds, whole, element } = unit;
  const isSet = element.control.typeID === 'FieldSet';
  let [top, below, width] = [isSet ? TITLE : PADDING, PADDING, 0];
  for (const rider of unit.riderBounds) {
    if (rider.y >= bottom(bounds) || bottom(rider) <= bounds.y) continue;
    width = Math.max(width, rider.width + 2 * PADDING);
    if (centre(rider).y < centre(bounds).y) top = Math.max(top, bottom(rider) - bounds.y + 10);
    else below = Math.max(below, bottom(bounds) - rider.y + 10);
  }
  return { top: Math.ceil(top), bottom: Math.ceil(below), width: Math.max(width, whole.width - bounds.width) };
}
