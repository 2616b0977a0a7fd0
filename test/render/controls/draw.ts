import { loadFonts } from '../../../src/bundled.ts';
import type { Control } from '../../../src/model/control.ts';
import { Notices } from '../../../src/model/notice.ts';
import { DEFAULT_SETTINGS, type SkinName } from '../../../src/model/project.ts';
import type { Properties } from '../../../src/model/properties.ts';
import type { DrawContext } from '../../../src/render/context.ts';
import { CONTROL_TYPES } from '../../../src/render/controls/table.ts';
import type { Era } from '../../../src/render/era.ts';
import type { IconLibrary } from '../../../src/render/icons/library.ts';
import { naturalSize } from '../../../src/render/natural.ts';
import type { GroupShape, PathShape, Shape, TextShape } from '../../../src/render/scene.ts';
import { skinNamed } from '../../../src/render/skin/skins.ts';

const text = await loadFonts();
const noIcons: IconLibrary = { find: () => undefined, drawnBy: () => noIcons };

export function contextIn(skin: SkinName, era: Era = 'wireframes-2023'): DrawContext {
  return {
    settings: DEFAULT_SETTINGS,
    era,
    skin: skinNamed(skin),
    text,
    icons: noIcons,
    bitmap: () => undefined,
    notices: new Notices(),
  };
}

export function control(typeID: string, properties: Properties = {}): Control {
  return {
    id: '1',
    typeID,
    zOrder: 0,
    locked: false,
    properties,
    children: [],
    extraProperties: new Map(),
    extra: new Map(),
  };
}

/** The shapes of one control of that size, in the sketch skin. */
export function draw(
  typeID: string,
  properties: Properties,
  width: number,
  height: number,
  era?: Era,
): readonly Shape[] {
  const type = CONTROL_TYPES.get(typeID);
  if (!type) throw new Error(`${typeID} is not drawn`);
  return type.draw(
    { control: control(typeID, properties), path: '1', size: { width, height } },
    contextIn('sketch', era),
  );
}

/** The size that Balsamiq would give a control without one. */
export function natural(typeID: string, properties: Properties = {}) {
  return naturalSize(control(typeID, properties), contextIn('sketch'));
}

/** All shapes that are not groups. */
export function leaves(shapes: readonly Shape[]): Exclude<Shape, GroupShape>[] {
  return shapes.flatMap((shape) => (shape.kind === 'group' ? leaves(shape.shapes) : [shape]));
}

export function paths(shapes: readonly Shape[]): PathShape[] {
  return leaves(shapes).filter((shape) => shape.kind === 'path');
}

export function texts(shapes: readonly Shape[]): TextShape[] {
  return leaves(shapes).filter((shape) => shape.kind === 'text');
}

/** Left, top, right and bottom of all points of a path. */
export function extent({ path }: PathShape): readonly [number, number, number, number] {
  const points = path.flatMap((command) => {
    const numbers = command.slice(1) as number[];
    return numbers.flatMap((n, i) => (i % 2 === 0 ? [[n, numbers[i + 1] ?? 0] as const] : []));
  });
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
