import { existsSync } from 'node:fs';
import type { ImageReference } from '../../../images/markdown.ts';
import { MOST_TEXT } from '../files/bounded.ts';
import { fileOf, findFiles, type Repository, readOf } from './repository.ts';

/** Cheap sign that a Markdown file shows an image at all. */
const SHOWS = /!\[|<(?:img|source)\b/i;

/**
 * Compares the images that Markdown shows with those of the plan: which are shown and do not exist, and which are never
 * shown (none, when the repository has no Markdown).
 *
 * @param planned every planned image
 */
export async function checkMarkdown(
  repository: Repository,
  planned: ReadonlySet<string>,
): Promise<{ readonly broken: readonly ImageReference[]; readonly unshown: readonly string[] }> {
  const files = await findFiles(repository, repository.config.markdown);
  if (files.length === 0) return { broken: [], unshown: [] };
  const references: ImageReference[] = [];
  for (const file of files) {
    const text = textOf(repository, file);
    if (!SHOWS.test(text)) continue;
    const { imageReferences } = await import('../../../images/markdown.ts');
    references.push(...imageReferences(file, text));
  }
  const shown = new Set(references.map(({ image }) => image));
  const absent = new Set([...shown].filter((image) => !planned.has(image) && !existsSync(fileOf(repository, image))));
  const broken = references.filter(({ image }) => absent.has(image));
  return { broken, unshown: [...planned].filter((output) => !shown.has(output)) };
}

/** A Markdown file; nothing of one that cannot be read, lies elsewhere or is larger than any that people read. */
function textOf(repository: Repository, file: string): string {
  try {
    return readOf(repository, file, MOST_TEXT).toString('utf8');
  } catch {
    return '';
  }
}
