import { DEFAULT_LAYOUT, type KeptMode } from './layout/choice.ts';
import { keptLayout } from './layout/choose.ts';
import type { Limits } from './model/limits.ts';
import type { Mockup, Project } from './model/project.ts';
import { type DrawnScene, finishDrawing, ownLayout, startDrawing } from './pipeline.ts';
import type { Resources } from './render/resources.ts';

/**
 * The scene of a mockup as its author laid it out.
 *
 * @param mode `complete`: what has no place gets one; `authored`: it is not drawn
 * @throws InputError when its symbols hold more than the limits allow, or a control asks for a place beside something that
 *   there is not.
 */
export function sceneOf(
  project: Project,
  mockup: Mockup,
  resources: Resources,
  limits?: Limits,
  mode: KeptMode = 'complete',
): DrawnScene {
  const drawing = startDrawing(project, mockup, resources, limits);
  const { measure } = drawing;
  const own = ownLayout(drawing, mode);
  return finishDrawing(
    drawing,
    own ?? keptLayout(drawing.diagram, { ...DEFAULT_LAYOUT, mode, measure, mayMove: true }),
  );
}
