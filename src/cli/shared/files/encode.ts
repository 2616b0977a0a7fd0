import path from 'node:path';
import { FORMAT_CARDS, formatToWrite } from '../../../model/formats.ts';
import type { Mockup, Project } from '../../../model/project.ts';
import { WRITERS } from '../../../write/writers.ts';

/** The project in the form that it came in, with all that it holds; in another one where the output's ending says so. */
export async function encodeProject(project: Project, output: string): Promise<Uint8Array> {
  const format = formatToWrite(output, project.format);
  // What came without a name keeps none, and what came without thumbnails gets none.
  const isOwn = FORMAT_CARDS[project.format].writtenAs === format;
  const name = isOwn ? '' : path.basename(output, path.extname(output));
  return WRITERS[format].write(project, { name, thumbnails: isOwn });
}

/**
 * The bytes of a file in which one mockup has changed: the old ones with the smallest change, or, where that cannot be done, the
 * whole project anew.
 *
 * @param bytes the file that the project was read from
 */
export async function encodeChange(
  file: string,
  bytes: Uint8Array,
  project: Project,
  before: Mockup,
  after: Mockup,
): Promise<Uint8Array> {
  const changed = { ...project, mockups: project.mockups.map((one) => (one === before ? after : one)) };
  const { writtenAs } = FORMAT_CARDS[project.format];
  const patched = writtenAs && (await WRITERS[writtenAs].patch(bytes, before, after));
  return patched ?? encodeProject(changed, file);
}
