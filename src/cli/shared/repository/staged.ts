import { realpathSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Config } from '../../../images/config.ts';
import { isCompanionName } from '../../../model/formats.ts';
import { PICTURE_ENDINGS } from '../../../raster/formats.ts';
import { GitRepository } from '../files/git-files.ts';
import { globMatcher } from '../files/globs.ts';
import { configFiles, fontsNamed, openAt, type Repository } from './repository.ts';

/**
 * Writes what git would commit of a repository to a folder for the time of a call: files as a checkout of the index has
 * them, whatever the work tree holds.
 *
 * @throws UsageError when the repository is none of git.
 */
export async function withStaged<T>(repository: Repository, use: (staged: Repository) => Promise<T>): Promise<T> {
  const { folder, configFile, limits } = repository;
  const root = realpathSync(repository.root);
  const git = await GitRepository.open(root, limits, 'nothing is staged');
  const listed = await git.staged();
  const copy = await mkdtemp(path.join(os.tmpdir(), 'balsa-staged-'));
  try {
    const top = path.join(copy, path.relative(realpathSync(git.top), root));
    const take = (wanted: (file: string) => boolean) => git.checkOut(listed.filter(wanted), copy);
    const configs = new Set(configFiles(root, configFile));
    await take((file) => configs.has(file) || file === 'package.json');
    // A configuration by name need not be in git.
    const isStaged = configFile === undefined || listed.some((file) => configs.has(file));
    const config = isStaged ? undefined : repository.config;
    const opened = await openAt(top, path.join(top, path.relative(repository.root, folder)), configFile, limits, {
      ...(config === undefined ? {} : { config }),
      boundary: realpathSync(copy),
      installed: repository.root,
      prepare: (found) => take(wantedBy(found)),
    });
    return await use({ ...opened, workTree: repository.root });
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

function wantedBy(config: Config): (file: string) => boolean {
  const isSource = globMatcher(config.sources);
  const fonts = new Set(fontsNamed(config).map(({ file }) => path.posix.normalize(file)));
  const isOutline = (file: string) => file.endsWith('.outline.md');
  const isPicture = (file: string) => PICTURE_ENDINGS.has(path.extname(file).slice(1).toLowerCase());
  return (file) => isSource(file) || isOutline(file) || isPicture(file) || isCompanionName(file) || fonts.has(file);
}
