import type { SkinName } from '../../model/project.ts';
import { type Era, isBefore } from '../era.ts';
import { SKETCH, SKETCH_OF_MOCKUPS } from './sketch/skin.ts';
import type { Skin } from './skin.ts';
import { WIREFRAME, WIREFRAME_OF_MOCKUPS_2 } from './wireframe/skin.ts';

/** The skin of that name, as the product of an era draws it: today's when absent. */
export function skinNamed(name: SkinName, era?: Era): Skin {
  if (name === 'sketch') return era !== undefined && isBefore(era, 'wireframes-2019') ? SKETCH_OF_MOCKUPS : SKETCH;
  return era === 'mockups-2' ? WIREFRAME_OF_MOCKUPS_2 : WIREFRAME;
}
