import type { SkinName } from '../../model/project.ts';
import { SKETCH } from './sketch/skin.ts';
import type { Skin } from './skin.ts';
import { WIREFRAME } from './wireframe/skin.ts';

/** The skin of that name. */
export function skinNamed(name: SkinName): Skin {
  return name === 'sketch' ? SKETCH : WIREFRAME;
}
