import type { Figures } from '../../figures.ts';
import { ANNOTATION_FIGURES } from './annotations.ts';
import { BALLOON_FIGURES } from './balloons.ts';
import { SKETCH_BUTTON_FIGURES } from './buttons.ts';
import { SKETCH_DEVICE_FIGURES } from './devices.ts';
import { SKETCH_FIELD_FIGURES } from './fields.ts';
import { SKETCH_IMAGE_FIGURES } from './images.ts';
import { SKETCH_MEDIA_FIGURES } from './media.ts';
import { SKETCH_SCRIBBLE_FIGURES } from './scribbles.ts';
import { TAB_FIGURES } from './tabs.ts';
import { SKETCH_WINDOW_FIGURES } from './windows.ts';

/** Every measured outline of this skin, by family. */
export const SKETCH_FIGURES: Figures = {
  ...ANNOTATION_FIGURES,
  ...BALLOON_FIGURES,
  ...SKETCH_BUTTON_FIGURES,
  ...SKETCH_DEVICE_FIGURES,
  ...SKETCH_FIELD_FIGURES,
  ...SKETCH_IMAGE_FIGURES,
  ...SKETCH_MEDIA_FIGURES,
  ...SKETCH_SCRIBBLE_FIGURES,
  ...TAB_FIGURES,
  ...SKETCH_WINDOW_FIGURES,
};
