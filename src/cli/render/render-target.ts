import { stat } from 'node:fs/promises';
import path from 'node:path';
import { slug, uniqueSlugs } from '../../images/names.ts';
import { UsageError } from '../../model/errors.ts';
import type { Mockup, Project } from '../../model/project.ts';
import { PICTURE_ENDINGS, type PictureFormat } from '../../raster/formats.ts';
import { fileNames } from '../shared/choose.ts';

/** Where pictures go: one file, standard output, a folder, or beside each input. */
export interface RenderTarget {
  readonly format: PictureFormat;
  readonly kind: 'file' | 'stdout' | 'folder' | 'beside';
  readonly path: string;
}

/**
 * Where the pictures of these inputs go.
 *
 * @throws UsageError when several inputs are to go into one file, or its ending is of another format than asked for.
 */
export async function findTarget(
  inputs: readonly string[],
  { output, format: asked }: { readonly output?: string; readonly format?: PictureFormat },
): Promise<RenderTarget> {
  const ending = output === undefined ? '' : path.extname(output).slice(1).toLowerCase();
  const named = PICTURE_ENDINGS.get(ending);
  const isFolder = output !== undefined && ((await stat(output).catch(() => undefined))?.isDirectory() ?? false);
  const format = asked ?? (isFolder ? undefined : named) ?? 'png';
  const standard = output === '-' || (output === undefined && inputs.includes('-'));
  if (standard) {
    if (inputs.length > 1) throw new UsageError('standard output takes one picture: name one file');
    return { format, kind: 'stdout', path: '-' };
  }
  if (output === undefined) return { format, kind: 'beside', path: '' };
  if (isFolder || /[\\/]$/.test(output)) return { format, kind: 'folder', path: output };
  if (!named && looksLikeEnding(ending)) {
    const known = [...PICTURE_ENDINGS.keys()].map((one) => `.${one}`).join(', ');
    throw new UsageError(
      `--output ${output}: pictures end with ${known}; for a folder of that name, write ${output}/ with a slash`,
    );
  }
  if (!named) return { format, kind: 'folder', path: output };
  if (named !== format) throw new UsageError(`--output ${output} ends as ${named} does, but --format is ${format}`);
  if (inputs.length > 1) throw new UsageError(`--output ${output} is one file, but ${inputs.length} files were named`);
  return { format, kind: 'file', path: output };
}

/** Letters after the last dot that a person would take for a format; `img.v2` and `v1.0` are folders. */
function looksLikeEnding(ending: string): boolean {
  return /^[a-z][a-z0-9]{1,4}$/.test(ending) && !/^v\d+$/.test(ending);
}

/** The file of each mockup of an input, in order. */
export function outputNames(
  input: string,
  inputs: readonly string[],
  mockups: readonly Mockup[],
  project: Project,
  target: RenderTarget,
): readonly string[] {
  if (target.kind === 'file' || target.kind === 'stdout') return [target.path];
  const ending = target.format === 'jpeg' ? 'jpg' : target.format;
  const base = (name: string) => path.basename(name, path.extname(name));
  const folder = target.kind === 'beside' ? path.dirname(input) : target.path;
  const stem =
    target.kind === 'beside'
      ? base(input)
      : (uniqueSlugs(inputs.map(base))[inputs.indexOf(input)] ?? slug(base(input)));
  if (project.mockups.length === 1) return [path.join(folder, `${stem}.${ending}`)];
  const names = fileNames(project);
  return mockups.map((mockup) => path.join(folder, stem, `${names.get(mockup)}.${ending}`));
}
