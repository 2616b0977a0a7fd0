import { type CheckedImage, judgeOrphans } from '../../../images/check.ts';
import type { Config } from '../../../images/config.ts';
import { PICTURE_ENDINGS } from '../../../raster/formats.ts';
import { MOST_IMAGE } from './judge.ts';
import { findFiles, pruneCommandOf, type Repository, readOf } from './repository.ts';
import { staysInside } from './sources.ts';

/** What is known of the images that the sources make. */
interface KnownImages {
  /** Every planned image. */
  readonly outputs: ReadonlySet<string>;
  /** Whether a file could be an image of a source that could not be read. */
  mayOwn(image: string): boolean;
  /** Missing images by what they are made from. */
  readonly missing: ReadonlyMap<string, string>;
}

/** Images that carry balsa's stamp and that no source makes, in the folders where images of the plan lie. */
export async function findOrphans(repository: Repository, known: KnownImages): Promise<readonly CheckedImage[]> {
  const endings = `{${[...PICTURE_ENDINGS.keys()].join(',')}}`;
  const globs = imageFolders(repository.config, known.outputs).map((folder) =>
    folder === '' ? `*.${endings}` : `${escapeGlob(folder)}/**/*.${endings}`,
  );
  // What a link brings in from elsewhere is not the repository's to remove.
  const isInside = staysInside(repository.root);
  const files = (await findFiles(repository, globs)).filter(
    (file) => !known.outputs.has(file) && !known.mayOwn(file) && isInside(file),
  );
  const orphans = judgeOrphans(open(repository, files), known.missing);
  return orphans.map((orphan) => ({ ...orphan, mend: pruneCommandOf(repository, orphan.image) }));
}

function* open(repository: Repository, files: readonly string[]): Iterable<{ image: string; bytes: Uint8Array }> {
  for (const image of files) {
    let bytes: Uint8Array;
    try {
      bytes = readOf(repository, image, MOST_IMAGE);
    } catch {
      // Whatever cannot be read carries no stamp that could be.
      continue;
    }
    yield { image, bytes };
  }
}

/** The topmost folders that hold images: those of the plan, and those that the templates name; '' is the root. */
export function imageFolders({ pictures, overrides }: Config, outputs: Iterable<string>): readonly string[] {
  const folders = new Set<string>();
  for (const output of outputs) folders.add(output.includes('/') ? (output.split('/')[0] ?? '') : '');
  for (const { output, outputs: several } of [pictures, ...overrides]) {
    for (const template of [output, several]) {
      const [first = ''] = template?.split('/') ?? [];
      if (template?.includes('/') && !first.includes('{')) folders.add(first);
    }
  }
  return [...folders].filter((folder) => folder !== '.');
}

function escapeGlob(folder: string): string {
  return folder.replace(/[\\*?[\]{}()!+@|]/g, '\\$&');
}
