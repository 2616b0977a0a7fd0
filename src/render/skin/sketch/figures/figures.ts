import type { Figures } from '../../figures.ts';
import { ANNOTATION_FIGURES } from './annotations.ts';
import { BALLOON_FIGURES } from './balloons.ts';
import { BUTTON_FIGURES } from './buttons.ts';
import { DEVICE_FIGURES } from './devices.ts';
import { FIELD_FIGURES } from './fields.ts';
import { IMAGE_FIGURES } from './images.ts';
import { MEDIA_FIGURES } from './media.ts';
import { SCRIBBLE_FIGURES } from './scribbles.ts';
import { TAB_FIGURES } from './tabs.ts';
import { WINDOW_FIGURES } from './windows.ts';

/** Every measured outline of this skin, by family. */
export const SKETCH_FIGURES: Figures = {
  ...ANNOTATION_FIGURES,
  ...BALLOON_FIGURES,
  ...BUTTON_FIGURES,
  ...DEVICE_FIGURES,
  ...FIELD_FIGURES,
  ...IMAGE_FIGURES,
  ...MEDIA_FIGURES,
  ...SCRIBBLE_FIGURES,
  ...TAB_FIGURES,
  ...WINDOW_FIGURES,
};
