import type { Measure } from '../../graph/build.ts';
import { ownText } from '../../graph/pieces/item.ts';
import { cardOf } from '../../model/cards.ts';
import type { ControlPath } from '../../model/control.ts';
import { bottom, centre, type Point, type Size } from '../../model/geometry.ts';
import type { ElkRunner } from '../elk/graph.ts';
import type { Unit, Units } from '../units.ts';
import type { Block } from './block.ts';
import { placeField } from './field.ts';

/** Between a container's border and what it holds; drawing units. */
const PADDING = 18;

export interface LayoutSettings {
  readonly spacing: number;
  readonly measure: Measure;
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

/** As large as its author made it; wider when its one line of text would be cut. */
function leaf(unit: Unit, { measure }: LayoutSettings): Block {
  const { control } = unit.element;
  const { width, height } = unit.bounds;
  const line = cardOf(control).cutsText && ownText(control) !== '' ? measure(control) : undefined;
  const isOne = line !== undefined && height <= line.height * 1.5;
  const size = { width: Math.ceil(isOne ? Math.max(width, line.width) : width), height: Math.ceil(height) };
  return blockOf(unit, size, new Map());
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
  const content = await placeField(held, units.ties, spacing, run);
  const room = roomForRiders(unit);
  const { control } = unit.element;
  // A field set is as large as what it holds; a box with things on it is no smaller than its author made it.
  const least = cardOf(control).role === 'frame' ? { width: measure(control).width, height: 0 } : unit.bounds;
  const size = {
    width: Math.ceil(Math.max(content.width + 2 * PADDING, least.width, room.width)),
    height: Math.ceil(Math.max(content.height + room.top + room.bottom, least.height)),
  };
  const shift = Math.floor((size.width - content.width) / 2);
  const contents = new Map<ControlPath, Point>();
  for (const [path, at] of content.places) contents.set(path, { x: at.x + shift, y: at.y + room.top });
  return blockOf(unit, size, contents);
}

/** What the texts that ride on a container (its heading, notes under its contents) need above and below its contents. */
function roomForRiders(unit: Unit): { readonly top: number; readonly bottom: number; readonly width: number } {
  const { bounds, whole, element } = unit;
  const { head = 0 } = cardOf(element.control);
  let [top, below, width] = [PADDING + head, PADDING, 0];
  for (const rider of unit.riderBounds) {
    if (rider.y >= bottom(bounds) || bottom(rider) <= bounds.y) continue;
    width = Math.max(width, rider.width + 2 * PADDING);
    if (centre(rider).y < centre(bounds).y) top = Math.max(top, bottom(rider) - bounds.y + 10);
    else below = Math.max(below, bottom(bounds) - rider.y + 10);
  }
  return { top: Math.ceil(top), bottom: Math.ceil(below), width: Math.max(width, whole.width - bounds.width) };
}
