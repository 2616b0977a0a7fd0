import type { KeptMode } from '../layout/choice.ts';
import type { Project } from '../model/project.ts';
import type { Resources } from '../render/resources.ts';
import type { Scene } from '../render/scene.ts';
import { writeSvg } from '../render/svg.ts';
import { sceneOf } from '../scene-of.ts';
import type { MockupDiff } from './facts/project.ts';
import type { MockupPictures } from './html/page.ts';
import { commonFrame } from './picture/frame.ts';
import { mergedScene } from './picture/merged.ts';

/** Both versions of a file that was compared. */
export interface Versions {
  readonly old: Project;
  readonly new: Project;
  /** How they are drawn; all that is placed anew has its places already. */
  readonly layout?: KeptMode;
}

/** The scenes of a mockup before and after. */
function scenes(
  { old, new: next, layout }: Versions,
  mockup: MockupDiff,
  resources: Resources,
): { old: Scene; new: Scene } {
  const find = (project: Project, id: string) => {
    const all = mockup.what === 'symbols' ? project.symbolLibraries : project.mockups;
    const found = all.find((candidate) => candidate.id === id);
    if (!found) throw new Error(`no mockup ${id}`);
    return sceneOf(project, found, resources, undefined, layout).scene;
  };
  return { old: find(old, mockup.old), new: find(next, mockup.new) };
}

/** Both versions of a mockup in one picture that says what changed. */
export function mergedPicture(versions: Versions, mockup: MockupDiff, resources: Resources): Scene {
  const drawn = scenes(versions, mockup, resources);
  return mergedScene(drawn.old, drawn.new, mockup.diff, resources.text);
}

/** The pictures of the HTML report: before, after, and both. */
export function reportPictures(versions: Versions, mockup: MockupDiff, resources: Resources): MockupPictures {
  const drawn = scenes(versions, mockup, resources);
  const frame = commonFrame(drawn.old, drawn.new, mockup.diff.layout);
  // Text in an image cannot be selected, and an embedded font may come too late for the first paint.
  const svg = (scene: Scene) => writeSvg(scene, resources.text, { text: 'outline', background: 0xffffff });
  return {
    old: svg(frame.old),
    new: svg(frame.new),
    merged: svg(mergedScene(drawn.old, drawn.new, mockup.diff, resources.text)),
    bounds: frame.new.bounds,
    shift: frame.shift,
  };
}
