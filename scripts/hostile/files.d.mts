import type { Limits } from '../../src/model/limits.ts';

/** An input that means harm or that is broken, and what balsa must make of it. */
export interface HostileCase {
  readonly name: string;
  /** `either`: whichever the limits say. */
  readonly expected: 'refused' | 'drawn' | 'either';
  /** What is due as SVG, where that is something else. */
  readonly asSvg?: 'refused' | 'drawn' | 'either';
  /** What the error holds. */
  readonly says?: string;
  /** The files, by their path; the first is the input. */
  make(limits: Limits): Promise<Readonly<Record<string, string | Uint8Array>>>;
}

export const CASES: readonly HostileCase[];
export function control(id: number, typeID: string, more?: object): object;
