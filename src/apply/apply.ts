import { isOutline } from '../graph/export/outline.ts';
import { applyLayout } from '../layout/apply.ts';
import { DEFAULT_LAYOUT } from '../layout/choice.ts';
import { completedLayout } from '../layout/choose.ts';
import type { EdgeStyle } from '../layout/lines/ports.ts';
import { InputError } from '../model/errors.ts';
import type { Limits } from '../model/limits.ts';
import type { Mockup, Project } from '../model/project.ts';
import type { Outline } from '../outline/outline.ts';
import { startDrawing } from '../pipeline.ts';
import type { Resources } from '../render/resources.ts';
import { type Followed, followOutline } from './follow.ts';
import { withoutWish } from './make.ts';
import { misreadTies } from './read-back.ts';

interface Applied {
  readonly project: Project;
  /** What the drawing could not be made to say, each as a sentence without a full stop. */
  readonly left: readonly string[];
}

/**
 * Makes a project's drawings say what an outline says.
 *
 * @param mockups the mockups that the outline is of, in its order
 * @throws InputError when the outline is of another number of mockups, or of a drawing that is none of a roadmap.
 * @throws BalsaError when a new section is too large to lay out.
 */
export async function applyOutline(
  project: Project,
  mockups: readonly Mockup[],
  outline: Outline,
  resources: Resources,
  limits?: Limits,
): Promise<Applied> {
  if (mockups.length !== outline.mockups.length) {
    const message = `the outline has ${counted(outline.mockups.length)}, the drawing ${counted(mockups.length)}`;
    throw new InputError([{ message, hint: 'Choose one with --mockup' }]);
  }
  const left: string[] = [];
  const changed = new Map<Mockup, Mockup>();
  for (const [i, mockup] of mockups.entries()) {
    const next = outline.mockups[i];
    if (!next) continue;
    const drawing = startDrawing(project, mockup, resources, limits);
    if (!isOutline(drawing.diagram)) {
      const name = mockup.name || mockup.id;
      throw new InputError([
        { ...(name ? { mockup: name } : {}), message: 'is no roadmap that an outline could change' },
      ]);
    }
    const followed = followOutline(drawing.diagram, next, drawing.measure);
    left.push(...followed.left);
    if (followed.mockup === mockup) continue;
    const laid = await placed(project, followed.mockup, resources, limits);
    left.push(...laid.left);
    changed.set(mockup, laid.mockup);
  }
  if (changed.size === 0) return { project, left };
  return { project: { ...project, mockups: project.mockups.map((one) => changed.get(one) ?? one) }, left };
}

/** A line that would be read as another tie is led another way. */
const WAYS: readonly EdgeStyle[] = ['curve', 'orthogonal', 'straight'];

async function placed(
  project: Project,
  mockup: Mockup,
  resources: Resources,
  limits: Limits | undefined,
): Promise<Followed> {
  const drawing = startDrawing(project, mockup, resources, limits);
  let best: (Followed & { readonly misread: number }) | undefined;
  for (const edges of WAYS) {
    const layout = await completedLayout(drawing.diagram, { ...DEFAULT_LAYOUT, edges, measure: drawing.measure });
    const laid = applyLayout(mockup, layout, drawing);
    const done = { ...laid, controls: laid.controls.map(withoutWish) };
    const misread = misreadTies(mockup, startDrawing(project, done, resources, limits).diagram);
    const left = [
      ...layout.notices.map(({ message }) => message),
      ...misread.map(({ id }) => `the new line ${id} runs into other things and may be read as leading to them`),
    ];
    if (!best || misread.length < best.misread) best = { mockup: done, left, misread: misread.length };
    if (misread.length === 0) break;
  }
  return best ?? { mockup, left: [] };
}

function counted(n: number): string {
  return n === 1 ? 'one mockup' : `${n} mockups`;
}
