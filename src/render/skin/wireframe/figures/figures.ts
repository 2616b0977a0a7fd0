import type { Figures } from '../../figures.ts';
import { ANNOTATION_FIGURES } from '../../sketch/figures/annotations.ts';
import { WIREFRAME_BUTTON_FIGURES } from './buttons.ts';
import { WIREFRAME_DEVICE_FIGURES } from './devices.ts';
import { WIREFRAME_FIELD_FIGURES } from './fields.ts';
import { WIREFRAME_IMAGE_FIGURES } from './images.ts';
import { WIREFRAME_MEDIA_FIGURES } from './media.ts';
import { WIREFRAME_SCRIBBLE_FIGURES } from './scribbles.ts';
import { WIREFRAME_WINDOW_FIGURES } from './windows.ts';

/** Every measured outline of this skin, by family. */
export const WIREFRAME_FIGURES: Figures = {
  ...ANNOTATION_FIGURES,
  ...WIREFRAME_BUTTON_FIGURES,
  ...WIREFRAME_DEVICE_FIGURES,
  ...WIREFRAME_FIELD_FIGURES,
  ...WIREFRAME_IMAGE_FIGURES,
  ...WIREFRAME_MEDIA_FIGURES,
  ...WIREFRAME_SCRIBBLE_FIGURES,
  ...WIREFRAME_WINDOW_FIGURES,
};
