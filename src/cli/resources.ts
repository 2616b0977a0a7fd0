import type { Resources } from '../render/resources.ts';
import { once } from './once.ts';

/** Fonts, icons and skins, loaded when a picture is first drawn: a run that draws none does without. */
export function lazyResources(): () => Promise<Resources> {
  return once(async () => (await import('../render/resources.ts')).loadResources());
}
