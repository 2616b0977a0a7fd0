import { childOrigin } from '../graph/build.ts';
import type { Diagram } from '../graph/diagram.ts';
import type { Layout } from '../layout/layout.ts';
import { type Control, type ControlPath, childPath, GROUP, SYMBOL_INSTANCE } from '../model/control.ts';
import { InputError } from '../model/errors.ts';
import { type Rect, subtract } from '../model/geometry.ts';
import type { LinkTarget } from '../model/properties.ts';
import { extentOf } from './bounds.ts';
import type { ArrowCurve, DrawContext, PlacedControl } from './context.ts';
import { drawPlaceholder } from './controls/placeholder.ts';
import { CONTROL_TYPES } from './controls/table.ts';
import type { Scene, Shape } from './scene.ts';

/** What a drawing says of itself and where its links lead. */
export interface SceneOptions {
  readonly title: string;
  readonly description: string;
  /** The URL of a link, or `undefined` when it leads nowhere from a picture. */
  linkUrl(target: LinkTarget): string | undefined;
}

/** Draws a mockup: every control at the place that the layout gives it, in paint order. */
export function drawMockup(diagram: Diagram, layout: Layout, context: DrawContext, options: SceneOptions): Scene {
  const shapes = drawControls(diagram.controls, undefined, layout, context, options);
  const { title, description } = options;
  return { bounds: extentOf(diagram, layout), shapes, title, description };
}

function drawControls(
  controls: readonly Control[],
  parent: ControlPath | undefined,
  layout: Layout,
  context: DrawContext,
  options: SceneOptions,
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
  options: SceneOptions,
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
  return { ...common, translate: { x: bounds.x, y: bounds.y }, shapes: drawOne(placed, context) };
}

function drawOne(placed: PlacedControl, context: DrawContext): readonly Shape[] {
  const { typeID } = placed.control;
  const type = CONTROL_TYPES.get(typeID);
  if (type) return drawn(() => type.draw(placed, context), placed.path);
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
