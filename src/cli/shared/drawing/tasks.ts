import { type DrawnImage, drawImage, noticesOf, oddities, type Redrawn, redrawImage } from '../../../images/draw.ts';
import type { PlannedImage } from '../../../images/plan.ts';
import type { LayoutChoice } from '../../../layout/choice.ts';
import type { Limits } from '../../../model/limits.ts';
import type { Notice } from '../../../model/notice.ts';
import type { Project } from '../../../model/project.ts';
import { finishDrawing, layOut, startDrawing } from '../../../pipeline.ts';
import { type Picture, type PictureOptions, pictureOf } from '../../../raster/picture.ts';
import type { Resources } from '../../../render/resources.ts';
import type { Scene } from '../../../render/scene.ts';

/** One of the project's mockups, by its place in the list. */
interface OfMockup {
  readonly mockup: number;
}

/** What is to be drawn. Everything of it can be sent to another process. */
export interface Tasks {
  /** A picture of a mockup. */
  picture: OfMockup & { readonly layout: LayoutChoice; readonly options: Omit<PictureOptions, 'limits'> };
  /** A planned image, with its stamp. */
  image: OfMockup & { readonly image: Omit<PlannedImage, 'mockup'> };
  /** The same, beside the bytes of the one that there is. */
  redraw: OfMockup & { readonly image: Omit<PlannedImage, 'mockup'>; readonly bytes: Uint8Array };
  /** What is odd about its drawing. */
  oddities: OfMockup & { readonly image: Omit<PlannedImage, 'mockup'> };
  /** What of a planned image would not be drawn as Balsamiq would. */
  notices: OfMockup & { readonly image: Omit<PlannedImage, 'mockup'> };
  /** A picture of a scene. */
  scene: { readonly scene: Scene; readonly options: Omit<PictureOptions, 'limits'> };
}

/** What comes of each task. */
export interface Results {
  picture: Picture & { readonly notices: readonly Notice[] };
  image: DrawnImage;
  redraw: Redrawn;
  oddities: string;
  notices: readonly Notice[];
  scene: Picture;
}

export type Task = { readonly [Kind in keyof Tasks]: { readonly kind: Kind } & Tasks[Kind] }[keyof Tasks];

/** What tasks have in common. */
export interface Ground {
  /** Absent for tasks that need none. */
  readonly project?: Project;
  readonly limits: Limits;
}

/**
 * Does a task.
 *
 * @throws InputError when what is asked for cannot be drawn.
 */
export async function perform(
  task: Task,
  { project, limits }: Ground,
  resources: Resources,
): Promise<Results[keyof Results]> {
  if (task.kind === 'scene') return pictureOf(task.scene, resources, { ...task.options, limits });
  const mockup = project?.mockups[task.mockup];
  if (!project || !mockup) throw new Error('no such mockup to draw');
  switch (task.kind) {
    case 'image':
      return drawImage(project, { ...task.image, mockup }, resources, limits);
    case 'redraw':
      return redrawImage(project, { ...task.image, mockup }, task.bytes, resources, limits);
    case 'oddities':
      return oddities(project, { ...task.image, mockup }, resources, limits);
    case 'notices':
      return noticesOf(project, { ...task.image, mockup }, resources, limits);
    case 'picture': {
      const drawing = startDrawing(project, mockup, resources, limits);
      const layout = await layOut(drawing, task.layout);
      const { scene, notices } = finishDrawing(drawing, layout);
      return { ...(await pictureOf(scene, resources, { ...task.options, limits })), notices };
    }
  }
}
