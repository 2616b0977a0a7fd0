import type { Control } from '../model/control.ts';

/** What later versions store as the measured size of every arrow: the natural size of the type. */
const NATURAL = { width: 150, height: 100 };

/**
 * Whether an arrow was saved by Mockups 3, which stored the size of its line as measured. Exports of that version have
 * other dots, and lines do not count in the size of its pictures (seen in 66 exports of roadmaps, all told apart by
 * this, but for one whose file is newer than its picture).
 */
export function savedByMockups3({ measuredW, measuredH, properties }: Control): boolean {
  if (!properties.p0 || measuredW === undefined || measuredH === undefined) return false;
  return measuredW !== NATURAL.width || measuredH !== NATURAL.height;
}
