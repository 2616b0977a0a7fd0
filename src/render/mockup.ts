import { childOrigin } from '../graph/build.ts';
import type { Layout } from '../layout/layout.ts';
import { type Control, type ControlPath, childPath, GROUP, SYMBOL_INSTANCE } from '../model/control.ts';
import { InputError } from '../model/errors.ts';
import { type Rect, subtract } from '../model/geometry.ts';
import { Notices } from '../model/notice.ts';
import type { LinkTarget } from '../model/properties.ts';
import { extentOf } from './bounds.ts';
import type { ArrowCurve, DrawContext, PlacedControl } from './context.ts';
import { drawPlaceholder } from './controls/placeholder.ts';
import { drawingOf } from './controls/table.ts';
import { isBefore } from './era.ts';
import type { PathShape, Scene, Shape } from './scene.ts';
import { broadened } from './spread.ts';

/** What a drawing says of itself and where its links lead. */
interface SceneOptions {
  readonly title: string;
  readonly description: string;
  /** How many commands and dashes the paths may have together. */
  readonly commands: number;
  /** The URL of a link, or `undefined` when it leads nowhere from a picture. */
  linkUrl(target: LinkTarget): string | undefined;
}

/**
 * Draws a mockup: every control at the place that the layout gives it, in paint order.
 *
 * @throws InputError when the paths have more commands than `options` allow.
 */
export function drawMockup(
  controls: readonly Control[],
  layout: Layout,
  context: DrawContext,
  options: SceneOptions,
): Scene {
  const shapes = drawControls(controls, undefined, layout, context, { ...options, left: options.commands });
  const { title, description } = options;
  return { bounds: extentOf(controls, layout, context), shapes, title, description };
}

/** What drawing the controls of a mockup has in common. */
interface Run extends SceneOptions {
  /** Commands that may still be drawn. */
  left: number;
}

function drawControls(
  controls: readonly Control[],
  parent: ControlPath | undefined,
  layout: Layout,
  context: DrawContext,
  options: Run,
): Shape[] {
  return controls.flatMap((control) => {
    const path = childPath(parent, control.id);
    const bounds = layout.bounds.get(path);
    return bounds ? [drawControl(control, path, bounds, layout, context, options)] : [];
  });
}

function drawControl(
  control: Control,
  path: ControlPath,
  bounds: Rect,
  layout: Layout,
  context: DrawContext,
  options: Run,
): Shape {
  const { href } = control.properties;
  const link = href && options.linkUrl(href);
  const common = { kind: 'group', control: path, ...(link ? { link } : {}) } as const;
  if (control.typeID === GROUP || (control.typeID === SYMBOL_INSTANCE && control.children.length > 0)) {
    const shapes = drawControls(control.children, path, layout, context, options);
    const cropped = childOrigin(control, bounds) !== bounds;
    return { ...common, shapes, ...(cropped ? { clip: bounds } : {}) };
  }
  const curve = curveOf(path, bounds, layout);
  const placed: PlacedControl = { control, path, size: bounds, ...(curve ? { curve } : {}) };
  const shapes = drawOne(placed, context);
  options.left -= commandsOf(shapes);
  if (options.left < 0) {
    const message = `the drawing has more than ${options.commands} path commands and dashes`;
    throw new InputError([{ control: path, message }]);
  }
  return { ...common, translate: { x: bounds.x, y: bounds.y }, shapes };
}

function commandsOf(shapes: readonly Shape[]): number {
  let count = 0;
  for (const shape of shapes) {
    if (shape.kind === 'path') count += shape.path.length + dashesOf(shape);
    if (shape.kind === 'group') count += commandsOf(shape.shapes);
  }
  return count;
}

/** How many dashes the line has, about. */
function dashesOf({ path, stroke }: PathShape): number {
  const period = stroke?.dash?.reduce((sum, length) => sum + length, 0) ?? 0;
  if (period <= 0) return 0;
  let length = 0;
  let last: readonly [number, number] | undefined;
  for (const command of path) {
    const [x, y] = command.slice(-2).map(Number);
    if (x === undefined || y === undefined || command[0] === 'Z') continue;
    if (last && command[0] !== 'M') length += Math.hypot(x - last[0], y - last[1]);
    last = [x, y];
  }
  return length / period;
}

function drawOne(placed: PlacedControl, context: DrawContext): readonly Shape[] {
  const { typeID } = placed.control;
  const type = drawingOf(placed.control);
  if (type) {
    const notices = new Notices();
    const shapes = drawn(() => type.draw(placed, { ...context, notices }), placed.path);
    for (const notice of notices.list()) context.notices.add({ control: placed.path, ...notice });
    return isBefore(context.era, 'wireframes-2019') ? broadened(shapes, context.skin.spread) : shapes;
  }
  context.notices.add({
    kind: 'unknown-type',
    subject: typeID,
    message: `controls of the type ${typeID} are drawn as placeholders`,
    control: placed.path,
  });
  return drawPlaceholder(placed, context);
}

/** What `draw` gives; an error that names no control is of this one. */
function drawn<T>(draw: () => T, control: ControlPath): T {
  try {
    return draw();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(
      error.problems.map((problem) => ({ control, ...problem })),
      { cause: error },
    );
  }
}

/** The route of an edge in the coordinates of its control. */
function curveOf(path: ControlPath, bounds: Rect, layout: Layout): ArrowCurve | undefined {
  const route = layout.routes.get(path);
  if (!route) return undefined;
  return {
    from: subtract(route.from, bounds),
    to: subtract(route.to, bounds),
    control: subtract(route.control, bounds),
    shape: route.shape,
  };
}
