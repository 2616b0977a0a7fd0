import path from 'node:path';
import { CONVENTION } from '../../images/config.ts';
import { optionsOf } from '../../images/plan.ts';
import type { LayoutMode } from '../../layout/layout.ts';
import { InputError } from '../../model/errors.ts';
import { globsMatcher } from '../shared/files/globs.ts';
import { openRepository } from '../shared/repository/repository.ts';

/**
 * The layout in which the repository's images of a file are drawn: a comparison shows the same. A configuration that cannot
 * be read is for `check` to tell of; here the convention holds then.
 *
 * @param folder where the user is
 */
export async function configuredLayouts(folder: string): Promise<(file: string) => LayoutMode> {
  const repository = await openRepository(folder).catch((error: unknown) => {
    if (error instanceof InputError) return { root: folder, config: CONVENTION };
    throw error;
  });
  const { root, config } = repository;
  const matches = globsMatcher();
  return (file) => {
    // `REV:path` and what git tells are named from the top, other files from where the user is.
    const bare = file.replace(/^[^:/\\]*:/, '');
    const names = [path.relative(root, path.resolve(folder, bare)).split(path.sep).join('/'), bare];
    const layouts = names.map((name) => optionsOf(name, config, matches).layout);
    return layouts.find((layout) => layout !== config.pictures.layout) ?? config.pictures.layout;
  };
}
