import type { Problem } from '../model/errors.ts';
import type { Project } from '../model/project.ts';
import type { Resources } from '../render/resources.ts';
import { canDecode, comparePixels } from './compare.ts';
import { drawImage, expectedStamp } from './draw.ts';
import { judgeByStamp, type State, type Verdict } from './judge.ts';
import type { ImageReference } from './markdown.ts';
import type { PlannedImage } from './plan.ts';
import { findStamp } from './stamp.ts';

/** What was found of one image of the repository. */
export interface CheckedImage {
  /** Path from the root. */
  readonly image: string;
  /** Path of the source from the root; absent for an orphan. */
  readonly source?: string;
  /** Name of the mockup, in a source with several. */
  readonly mockup?: string;
  readonly state: State;
  readonly reason: string;
  /** The command that mends it; absent when nothing needs mending. */
  readonly mend?: string;
}

/** What a check found. */
export interface CheckReport {
  readonly images: readonly CheckedImage[];
  /** Sources that could not be read or drawn. */
  readonly problems: readonly Problem[];
  /** Images that Markdown shows and that do not exist. */
  readonly broken: readonly ImageReference[];
  /** Images of the plan that no Markdown shows. */
  readonly unshown: readonly string[];
}

/** How to judge: by stamps, or by pixels too. */
export interface CheckOptions {
  readonly pixels: boolean;
  /** Takes a picture of the differences, as PNG. */
  difference?(image: string, png: Uint8Array): Promise<void>;
}

/**
 * Judges one image against its source: by its stamp, and by its pixels when it has none or `pixels` asks for it.
 *
 * @param bytes the image's file; `undefined` when there is none
 * @param resources loads fonts and icons, which only pixels need
 */
export async function checkImage(
  project: Project,
  planned: PlannedImage,
  bytes: Uint8Array | undefined,
  options: CheckOptions,
  resources: () => Promise<Resources>,
): Promise<CheckedImage> {
  const byStamp = judgeByStamp(bytes, expectedStamp(project, planned));
  const verdict = await deepen(byStamp, project, planned, bytes, options, resources);
  const several = project.mockups.length > 1;
  return {
    image: planned.output,
    source: planned.source,
    ...(several ? { mockup: planned.mockup.name || planned.mockup.id } : {}),
    ...verdict,
    ...(verdict.state === 'current' ? {} : { mend: `npx balsa update ${quote(planned.output)}` }),
  };
}

async function deepen(
  verdict: Verdict | undefined,
  project: Project,
  planned: PlannedImage,
  bytes: Uint8Array | undefined,
  options: CheckOptions,
  resources: () => Promise<Resources>,
): Promise<Verdict> {
  if (!bytes || bytes.length === 0) return verdict ?? { state: 'missing', reason: 'there is no such image' };
  const settled =
    verdict !== undefined && verdict.state !== 'edited' && !(options.pixels && verdict.state === 'current');
  if (settled) return verdict;
  if (planned.format === 'svg' && !options.pixels) {
    return verdict ?? { state: 'foreign', reason: 'it carries no stamp of balsa' };
  }
  if (!(await canDecode(bytes))) return { state: 'unreadable', reason: 'it cannot be decoded' };
  const fresh = await drawImage(project, planned, await resources());
  const compared = await comparePixels(fresh.bytes, bytes);
  if (!compared) return { state: 'unreadable', reason: 'it cannot be decoded' };
  if (compared.difference) await options.difference?.(planned.output, compared.difference);
  if (compared.same) return { state: 'current', reason: verdict?.state === 'current' ? '' : compared.reason };
  if (verdict === undefined)
    return { state: 'foreign', reason: `it carries no stamp of balsa, and ${compared.reason}` };
  return { state: 'edited', reason: `${verdict.reason || 'its stamp is current'}, and ${compared.reason}` };
}

/** Tells the images that carry balsa's stamp and that no source makes; one that was renamed says so. */
export function judgeOrphans(
  candidates: readonly { readonly image: string; readonly bytes: Uint8Array }[],
  missing: ReadonlyMap<string, string>,
): CheckedImage[] {
  return candidates.flatMap(({ image, bytes }) => {
    const found = findStamp(bytes);
    if (!found) return [];
    const original = missing.get(found.stamp.source);
    const reason = original ? `it is ${original}, renamed` : 'no source makes it';
    return [{ image, state: 'orphaned' as const, reason, mend: 'npx balsa update --prune' }];
  });
}

/** A path as a word of a shell command. */
function quote(word: string): string {
  return /^[\w./@%+=:,-]+$/.test(word) ? word : `"${word.replace(/(["$`\\])/g, '\\$1')}"`;
}
