import { isUtf8 } from 'node:buffer';
import type { Mockup, Project } from '../../../model/project.ts';
import { patchMockup } from '../../../write/patch.ts';
import { patchBmpr } from '../../../write/patch-bmpr.ts';
import { encodeProject } from './encode.ts';

const BYTE_ORDER_MARK = '\uFEFF';

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
  return (await patched(bytes, project, before, after)) ?? encodeProject(changed, file, file);
}

async function patched(
  bytes: Uint8Array,
  { format }: Project,
  before: Mockup,
  after: Mockup,
): Promise<Uint8Array | undefined> {
  if (format === 'bmpr') return patchBmpr(bytes, before, after);
  if (format === 'bmml' || !isUtf8(bytes)) return undefined;
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  const source = text.slice(mark.length);
  const next = patchMockup(source, before, after);
  return next === undefined ? undefined : new TextEncoder().encode(mark + next);
}
