import { buildDiagram, type Measure } from './graph/build.ts';
import type { Diagram } from './graph/diagram.ts';
import { expandSymbols } from './graph/pieces/symbols.ts';
import { authoredLayout, inWholeUnits, type Layout } from './layout/layout.ts';
import { DEFAULT_LIMITS, type Limits } from './model/limits.ts';
import { type Notice, Notices } from './model/notice.ts';
import { DEFAULT_SETTINGS, type Mockup, type Project } from './model/project.ts';
import { bitmapLookup } from './render/bitmap.ts';
import type { DrawContext } from './render/context.ts';
import { drawingOf } from './render/controls/table.ts';
import { eraOf, iconVersionOf } from './render/era.ts';
import { drawMockup } from './render/mockup.ts';
import { naturalSize } from './render/natural.ts';
import type { Resources } from './render/resources.ts';
import type { Scene } from './render/scene.ts';
import { measuredWithOlderCut, olderCut } from './render/text/older.ts';

/** A mockup on its way to a picture: what each stage needs of the project, and what was noticed so far. */
export interface Drawing {
  readonly project: Project;
  readonly mockup: Mockup;
  readonly context: DrawContext;
  readonly diagram: Diagram;
  /** Gives controls the size that their text needs. */
  readonly measure: Measure;
  readonly limits: Limits;
}

/** A drawn mockup, and what could not be drawn as Balsamiq would. */
export interface DrawnScene {
  readonly scene: Scene;
  readonly notices: readonly Notice[];
}

/**
 * Builds the diagram of a mockup, its symbols expanded and its controls measured.
 *
 * @throws InputError when its symbols hold more than the limits allow.
 */
export function startDrawing(
  project: Project,
  mockup: Mockup,
  resources: Resources,
  limits: Limits = DEFAULT_LIMITS,
): Drawing {
  const notices = new Notices();
  const { fontFace } = project.settings;
  if (fontFace !== DEFAULT_SETTINGS.fontFace) {
    const message = `the project's font ${fontFace} is not bundled; text is drawn in ${DEFAULT_SETTINGS.fontFace}`;
    notices.add({ kind: 'font', subject: fontFace, message });
  }
  const controls = expandSymbols(mockup.controls, project.symbolLibraries, limits, notices);
  const older = measuredWithOlderCut(
    controls,
    project.settings,
    resources.text,
    (control) => drawingOf(control)?.beyondText,
  );
  const era = eraOf(project);
  const context: DrawContext = {
    settings: project.settings,
    era,
    skin: resources.skin(project.settings.skin, era),
    text: older ? olderCut(resources.text) : resources.text,
    icons: resources.icons.drawnBy(iconVersionOf(era)),
    bitmap: bitmapLookup(project.assets, limits, notices),
    notices,
  };
  const measure: Measure = (control) => naturalSize(control, context);
  return { project, mockup, context, diagram: buildDiagram(mockup, controls, measure), measure, limits };
}

/**
 * Draws the diagram in the given layout.
 *
 * @throws InputError when the drawing has more commands than the limits allow, or needs an image that cannot be drawn.
 */
export function finishDrawing({ project, mockup, context, diagram, limits }: Drawing, layout: Layout): DrawnScene {
  for (const notice of layout.notices) context.notices.add(notice);
  const scene = drawMockup(diagram, inWholeUnits(layout), context, {
    title: mockup.name || project.name || 'Mockup',
    description: '',
    commands: limits.commands,
    linkUrl: ({ url }) => (url && /^(https?|mailto):/i.test(url) ? url : undefined),
  });
  return { scene, notices: context.notices.list() };
}

/**
 * The scene of a mockup as its author laid it out.
 *
 * @throws InputError when its symbols hold more than the limits allow.
 */
export function sceneOf(project: Project, mockup: Mockup, resources: Resources, limits?: Limits): DrawnScene {
  const drawing = startDrawing(project, mockup, resources, limits);
  return finishDrawing(drawing, authoredLayout(drawing.diagram));
}
