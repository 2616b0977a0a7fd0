import type { PictureFont } from '../../../images/plan.ts';
import type { Resources } from '../../../render/resources.ts';

/** Gives the fonts, icons and skins that an image is drawn with. */
export type LoadResources = (fonts: readonly PictureFont[]) => Promise<Resources>;

/** Loads resources when a picture is first drawn with these fonts: a run that draws none does without. */
export function lazyResources(): LoadResources {
  const loaded = new Map<string, Promise<Resources>>();
  return (fonts) => {
    const key = fonts.map(({ digest, family }) => `${digest} ${family}`).join('\n');
    const resources =
      loaded.get(key) ?? import('../../../render/resources.ts').then(({ loadResources }) => loadResources(fonts));
    loaded.set(key, resources);
    return resources;
  };
}
