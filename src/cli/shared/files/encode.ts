import path from 'node:path';
import { BalsaError } from '../../../model/errors.ts';
import type { Project } from '../../../model/project.ts';
import { writeBmpr } from '../../../write/bmpr.ts';
import { writeMockupJson, writeProjectJson } from '../../../write/json.ts';
import { prepareForBmpr } from '../../../write/prepare.ts';

/** The project in the form that it came in, with all that it holds; a BMPR where the output is one. */
export async function encodeProject(project: Project, file: string, output: string): Promise<Uint8Array> {
  const [only, ...more] = project.mockups;
  if (path.extname(output).toLowerCase() === '.bmpr') {
    // A BMPR without a name keeps none.
    const name = project.format === 'bmpr' ? '' : path.basename(output, path.extname(output));
    return writeBmpr(prepareForBmpr(project, name));
  }
  if (project.format !== 'json-mockup')
    return new TextEncoder().encode(writeProjectJson(project, { thumbnails: project.format === 'json-project' }));
  if (!only || more.length > 0) throw new BalsaError(`${file} is not a single mockup`);
  return new TextEncoder().encode(writeMockupJson(project, only));
}
