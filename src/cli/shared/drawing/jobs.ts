import { readFileSync } from 'node:fs';
import os from 'node:os';
import type { Limits } from '../../../model/limits.ts';

/** Of a process that draws, beside its pictures: what it has loaded, and a project. */
const BASE_BYTES = 200 * 2 ** 20;
/** Of a pixel at most while its picture is drawn: the rasteriser's, a copy, and rows on their way to the file. */
const PIXEL_BYTES = 12;

/** How many pictures are drawn at once where nobody says: what processors and memory there are, limits of a container obeyed. */
export function usualJobs({ picturePixels }: Limits): number {
  const memory = Math.min(os.totalmem(), process.constrainedMemory?.() || Number.POSITIVE_INFINITY);
  const fitting = Math.floor(memory / (BASE_BYTES + PIXEL_BYTES * picturePixels));
  return Math.max(1, Math.min(os.availableParallelism(), containerCores(), fitting));
}

/** The processors that a container may use (Linux control groups, version 2 and 1); no limit elsewhere. */
function containerCores(): number {
  const [quota, period] = [
    ...(read('/sys/fs/cgroup/cpu.max')?.split(' ') ?? [
      read('/sys/fs/cgroup/cpu/cpu.cfs_quota_us'),
      read('/sys/fs/cgroup/cpu/cpu.cfs_period_us'),
    ]),
  ].map(Number);
  if (quota === undefined || period === undefined || !(quota > 0 && period > 0)) return Number.POSITIVE_INFINITY;
  return Math.max(1, Math.ceil(quota / period));
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
