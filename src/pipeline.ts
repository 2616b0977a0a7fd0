import { arrowGeometry } from './graph/arrow.ts';
import { diagramOf, type Measure, piecesOf } from './graph/build.ts';
import type { Diagram } from './graph/diagram.ts';
import type { Piece } from './graph/pieces/item.ts';
import { expandSymbols } from './graph/pieces/symbols.ts';
import { DEFAULT_LAYOUT, type LayoutChoice } from './layout/choice.ts';
import { borrowedLooks, withLooks } from './layout/complete/look.ts';
import { authoredLayout, inWholeUnits, type Layout, type Placed } from './layout/layout.ts';
import { type Control, everyPlaced, walkControls } from './model/control.ts';
import { DEFAULT_LIMITS, type Limits } from './model/limits.ts';
import { type Notice, Notices } from './model/notice.ts';
import { DEFAULT_SETTINGS, MASTER_BRANCH, type Mockup, type Project } from './model/project.ts';
import { bitmapLookup } from './render/bitmap.ts';
import type { DrawContext } from './render/context.ts';
import { drawingOf } from './render/controls/table.ts';
import { eraOf, iconVersionOf, textManners } from './render/era.ts';
import { drawMockup } from './render/mockup.ts';
import { naturalSize, withoutStaleSizes } from './render/natural.ts';
import type { Resources } from './render/resources.ts';
import type { Scene } from './render/scene.ts';
import { inLanguage, type TextEngine } from './render/text/engine.ts';
import { measuredWithOlderCut, olderCut } from './render/text/older.ts';
import { hasHan, type Language, languageOf, languagesOf } from './render/text/scripts.ts';

/** A mockup on its way to a picture: what each stage needs of the project, and what was noticed so far. */
export interface Drawing {
  readonly project: Project;
  /** What has no place yet looks like its neighbours. */
  readonly mockup: Mockup;
  readonly context: DrawContext;
  /** The controls of the mockup, symbols expanded. */
  readonly controls: readonly Control[];
  /** All of them with their places. */
  readonly pieces: readonly Piece[];
  /** What the drawing says. It is concluded when it is first asked for, which takes the longest of all stages. */
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
 * A mockup with its symbols expanded and its controls measured.
 *
 * @param language whose form of Chinese characters is meant; as its texts say when absent
 * @throws InputError when its symbols hold more than the limits allow.
 */
export function startDrawing(
  project: Project,
  mockup: Mockup,
  resources: Resources,
  limits: Limits = DEFAULT_LIMITS,
  language?: Language,
): Drawing {
  const notices = new Notices();
  const { fontFace } = project.settings;
  if (fontFace !== DEFAULT_SETTINGS.fontFace) {
    const message = `the project's font ${fontFace} is not bundled; text is drawn in ${DEFAULT_SETTINGS.fontFace}`;
    notices.add({ kind: 'font', subject: fontFace, message });
  }
  const skin = unknownSkin(project);
  if (skin !== undefined) {
    const message = `the project's skin ${skin} is not known; it is drawn as ${project.settings.skin}`;
    notices.add({ kind: 'other', subject: `skin ${skin}`, message });
  }
  const stored = expandSymbols(mockup.controls, project.symbolLibraries, limits, notices);
  const text = inLanguage(resources.text, language ?? languageMeant(stored, resources.text, notices));
  const older = measuredWithOlderCut(stored, project.settings, text, (control) => drawingOf(control)?.beyondText);
  const era = eraOf(project);
  const context: DrawContext = {
    settings: project.settings,
    era,
    skin: resources.skin(project.settings.skin, era),
    text: { ...(older ? olderCut(text) : text), ...textManners(era) },
    icons: resources.icons.drawnBy(iconVersionOf(era, project.settings.skin)),
    bitmap: bitmapLookup(project.assets, limits, notices),
    notices,
  };
  const controls = withoutStaleSizes(stored, context);
  const measure: Measure = (control) => naturalSize(control, context);
  const pieces = piecesOf(controls, measure);
  const drawing = { project, mockup, context, controls, pieces, measure, limits };
  if (pieces.every(({ bounds }) => bounds)) return concludedLate(drawing);
  const looks = borrowedLooks(diagramOf(mockup, controls, pieces));
  if (looks.size === 0) return concludedLate(drawing);
  const dressed = withLooks(controls, looks);
  const own = { ...mockup, controls: withLooks(mockup.controls, looks) };
  return concludedLate({ ...drawing, mockup: own, controls: dressed, pieces: piecesOf(dressed, measure) });
}

/** With a diagram that is made when it is first asked for. */
function concludedLate(drawing: Omit<Drawing, 'diagram'>): Drawing {
  let diagram: Diagram | undefined;
  return {
    ...drawing,
    get diagram() {
      diagram ??= diagramOf(drawing.mockup, drawing.controls, drawing.pieces);
      return diagram;
    },
  };
}

/**
 * The language whose form of Chinese characters is meant: what the texts say, else that of the only font for one, else
 * Simplified Chinese, which is noted where others are at hand.
 */
function languageMeant(controls: readonly Control[], { packages }: TextEngine, notices: Notices): Language {
  let texts = '';
  walkControls(controls, ({ properties }) => {
    if (properties.text !== undefined) texts += `${properties.text}\n`;
  });
  const said = languageOf(texts);
  if (said) return said;
  const [first, ...others] = languagesOf(packages.installed);
  if (first && others.length === 0) return first;
  if (first && hasHan(texts)) {
    const message =
      'nothing says which form of Chinese characters is meant: the simplified one is drawn; "language" of the configuration says otherwise';
    notices.add({ kind: 'other', subject: 'language', message });
  }
  return 'zh-Hans';
}

/**
 * The layout chosen for a drawing. Where everything has its place and is to keep it, nothing is concluded from the drawing.
 *
 * @throws as `chooseLayout` does.
 */
export async function layOut(drawing: Drawing, choice: LayoutChoice): Promise<Layout> {
  const own = ownLayout(drawing, choice.mode);
  if (own) return own;
  // A fifth of the code of a picture, which most pictures do not need.
  const { chooseLayout } = await import('./layout/choose.ts');
  return chooseLayout(drawing.diagram, choice, drawing.measure);
}

/** The author's own layout, where the mode asks for no more. */
export function ownLayout({ pieces }: Drawing, mode: LayoutChoice['mode']): Layout | undefined {
  if (mode !== 'authored' && !(mode === 'complete' && pieces.every(({ bounds }) => bounds))) return undefined;
  const elements = pieces.map(({ path, control, kind, bounds }): Placed => {
    if (!bounds) return { path, control };
    return { path, control, bounds, ...(kind === 'edge' ? { geometry: arrowGeometry(control, bounds) } : {}) };
  });
  return authoredLayout({ elements });
}

/**
 * Draws the diagram in the given layout.
 *
 * @throws InputError when the drawing has more commands than the limits allow, or needs an image that cannot be drawn.
 */
export function finishDrawing({ project, mockup, context, controls, limits }: Drawing, layout: Layout): DrawnScene {
  for (const notice of layout.notices) context.notices.add(notice);
  const scene = drawMockup(controls, inWholeUnits(layout), context, {
    title: mockup.name || project.name || 'Mockup',
    description: '',
    commands: limits.commands,
    linkUrl: ({ url }) => (url && /^(https?|mailto):/i.test(url) ? url : undefined),
  });
  return { scene, notices: context.notices.list() };
}

/**
 * The project with the places of the layout in its controls, for what works on places (a diff, say). A mockup whose controls
 * all have places stays as it is unless all of it is placed anew.
 *
 * @throws InputError when a control asks for a place that there is not.
 * @throws BalsaError when ELK refuses the graph or takes too long.
 */
export async function withPlaces(
  project: Project,
  mode: LayoutChoice['mode'],
  resources: Resources,
  limits: Limits = DEFAULT_LIMITS,
): Promise<Project> {
  if (mode === 'authored') return project;
  const { applyLayout } = await import('./layout/apply.ts');
  const mockups: Mockup[] = [];
  for (const mockup of project.mockups) {
    if (mode === 'complete' && everyPlaced(mockup.controls)) {
      mockups.push(mockup);
      continue;
    }
    const drawing = startDrawing(project, mockup, resources, limits);
    const layout = await layOut(drawing, { ...DEFAULT_LAYOUT, mode });
    mockups.push(applyLayout(drawing.mockup, layout, drawing));
  }
  return { ...project, mockups };
}

/** The name of the project's skin when it is none that balsa knows (`programmatic`, seen in two files): readers keep it. */
function unknownSkin({ branches }: Project): string | undefined {
  const name = branches.find(({ id }) => id === MASTER_BRANCH)?.extra.get('skinName');
  return typeof name === 'string' ? name : undefined;
}
