import { isUtf8 } from 'node:buffer';
import { BalsaError } from '../model/errors.ts';
import type { WrittenFormat } from '../model/formats.ts';
import type { Mockup, Project } from '../model/project.ts';
import { writeBmpr } from './bmpr.ts';
import { writeMockupJson, writeProjectJson } from './json.ts';
import { patchMockup } from './patch.ts';
import { patchBmpr } from './patch-bmpr.ts';
import { prepareForBmpr } from './prepare.ts';

interface WriteOptions {
  /** The project's name where the file gives none and the format needs one. */
  readonly name: string;
  /** Whether Balsamiq's own small pictures go along in JSON. */
  readonly thumbnails: boolean;
}

/** Writes one format of files. */
interface FormatWriter {
  write(project: Project, options: WriteOptions): Promise<Uint8Array>;
  /** The file with the smallest change for a mockup that has changed; `undefined` where that cannot be done. */
  patch(bytes: Uint8Array, before: Mockup, after: Mockup): Promise<Uint8Array | undefined>;
}

const BYTE_ORDER_MARK = '\uFEFF';

async function patchJson(bytes: Uint8Array, before: Mockup, after: Mockup): Promise<Uint8Array | undefined> {
  if (!isUtf8(bytes)) return undefined;
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  const next = patchMockup(text.slice(mark.length), before, after);
  return next === undefined ? undefined : new TextEncoder().encode(mark + next);
}

/** The writers of all formats that are written. */
export const WRITERS: Readonly<Record<WrittenFormat, FormatWriter>> = {
  json: {
    write: async (project, { thumbnails }) => new TextEncoder().encode(writeProjectJson(project, { thumbnails })),
    patch: patchJson,
  },
  mockup: {
    write: async (project) => {
      const [only, ...more] = project.mockups;
      if (!only || more.length > 0) throw new BalsaError('mockup JSON holds a single mockup');
      return new TextEncoder().encode(writeMockupJson(project, only));
    },
    patch: patchJson,
  },
  bmpr: {
    write: async (project, { name }) => writeBmpr(prepareForBmpr(project, name)),
    patch: patchBmpr,
  },
};
