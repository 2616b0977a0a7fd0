import { statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PlannedPlace } from '../../../images/plan.ts';
import { ownFile } from '../../../package-files.ts';
import { isPackaged } from '../../../render/text/fonts.ts';
import type { Repository } from './repository.ts';
import { unchangedSources } from './unread.ts';

/** Bytes of sources from which on threads are worth starting: to read so much takes several times as long. */
const WORTH = 8 * 1024 * 1024;
/** More threads than this would wait for the disk. */
const MOST_THREADS = 4;

/** What a thread is given. */
export interface SurveyTask {
  readonly repository: Repository;
  readonly files: readonly string[];
}

/**
 * Looks for sources whose images are all current: first for those that did not change, then, where there is so much left to
 * read that it pays, on all processors at once. What is not found is read as ever.
 *
 * @returns the places of their images, by source
 */
export async function surveySources(
  repository: Repository,
  files: readonly string[],
): Promise<ReadonlyMap<string, readonly PlannedPlace[]>> {
  const unchanged = unchangedSources(repository, files);
  const left = files.filter((file) => !unchanged.has(file));
  return new Map([...unchanged, ...(await surveyInThreads(repository, left))]);
}

async function surveyInThreads(
  repository: Repository,
  files: readonly string[],
): Promise<ReadonlyMap<string, readonly PlannedPlace[]>> {
  const threads = Math.min(os.availableParallelism(), MOST_THREADS);
  if (threads < 2 || sizeOf(repository, files) < WORTH) return new Map();
  // A thread plans and digests; fonts count there by their digests alone.
  const fonts = new Map(
    [...repository.fonts].map(([name, font]) => [name, isPackaged(font) ? font : { ...font, bytes: new Uint8Array() }]),
  );
  const parts = Array.from({ length: threads }, (_, thread) => files.filter((_file, i) => i % threads === thread));
  const found = await Promise.all(parts.map((part) => inThread({ repository: { ...repository, fonts }, files: part })));
  return new Map(found.flatMap((places) => [...places]));
}

function sizeOf({ root }: Repository, files: readonly string[]): number {
  let size = 0;
  for (const file of files) size += statSync(path.join(root, file), { throwIfNoEntry: false })?.size ?? 0;
  return size;
}

/** A thread that fails (out of memory, say) has found nothing: its part is read as ever. */
function inThread(task: SurveyTask): Promise<ReadonlyMap<string, readonly PlannedPlace[]>> {
  return new Promise((resolve) => {
    const worker = new Worker(ownFile('dist/cli/survey-thread.js'), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', () => resolve(new Map()));
    worker.once('exit', () => resolve(new Map()));
  });
}
