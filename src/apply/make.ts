import { applyLayout } from '../layout/apply.ts';
import { DEFAULT_LAYOUT } from '../layout/choice.ts';
import { chooseLayout } from '../layout/choose.ts';
import type { ElkWorker } from '../layout/elk/runner.ts';
import type { Control } from '../model/control.ts';
import { DEFAULT_SETTINGS, MASTER_BRANCH, MASTER_BRANCH_NAME, type Mockup, type Project } from '../model/project.ts';
import { NO_EXTRA } from '../model/properties.ts';
import { drawOutline } from '../outline/draw.ts';
import type { MockupOutline, Outline } from '../outline/outline.ts';
import type { OutlineStyle } from '../outline/styles.ts';
import { startDrawing } from '../pipeline.ts';
import type { Resources } from '../render/resources.ts';

/**
 * Draws every mockup of an outline anew. The same outline gives the same project.
 *
 * @param elk one that runs already, stopped by the caller; absent, one is started
 * @throws BalsaError when a mockup is too large to lay out.
 */
export async function makeProject(
  outline: Outline,
  style: OutlineStyle,
  resources: Resources,
  elk?: ElkWorker,
): Promise<Project> {
  const mockups: Mockup[] = [];
  for (const [i, one] of outline.mockups.entries()) {
    const mockup = await makeMockup(one, style, resources, elk);
    const id = outline.mockups.length === 1 ? '' : `outline-${i + 1}`;
    mockups.push({ ...mockup, id, order: (i + 1) * 1000 });
  }
  return { ...EMPTY, format: mockups.length === 1 ? 'json-mockup' : 'json-project', mockups };
}

const EMPTY: Project = {
  ...{ format: 'json-mockup', name: '', settings: DEFAULT_SETTINGS, mockups: [], symbolLibraries: [], assets: [] },
  branches: [{ id: MASTER_BRANCH, name: MASTER_BRANCH_NAME, extra: NO_EXTRA }],
  ...{ comments: [], users: [], thumbnails: [], notices: [], extra: NO_EXTRA },
};

async function makeMockup(
  outline: MockupOutline,
  style: OutlineStyle,
  resources: Resources,
  elk: ElkWorker | undefined,
): Promise<Mockup> {
  const { measure } = startDrawing(EMPTY, drawOutline(outline, style, noSize).mockup, resources);
  const { mockup, stages } = drawOutline(outline, style, measure);
  const drawing = startDrawing({ ...EMPTY, mockups: [mockup] }, mockup, resources);
  const choice = { ...DEFAULT_LAYOUT, mode: 'elk', spine: stages } as const;
  const layout = await chooseLayout(drawing.diagram, choice, drawing.measure, elk);
  const placed = applyLayout(mockup, layout, drawing);
  return { ...placed, controls: placed.controls.map(withoutWish) };
}

const noSize = () => ({ width: 10, height: 10 });

/** Once a control has its place, what it asked for is of no more use. */
export function withoutWish(control: Control): Control {
  if (!control.extra.has('balsa')) return control;
  return { ...control, extra: new Map([...control.extra].filter(([key]) => key !== 'balsa')) };
}
