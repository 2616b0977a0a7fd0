import { readFileSync } from 'node:fs';
import { InputError } from '../../../model/errors.ts';
import { packageFile } from '../../../package-files.ts';

/** Of HarfBuzz's interface in C (hb.h, hb-subset.h), what is needed here. Numbers are addresses in its memory. */
interface HarfBuzz {
  readonly memory: { readonly buffer: ArrayBuffer };
  _initialize(): void;
  malloc(bytes: number): number;
  free(address: number): void;
  hb_blob_create(data: number, bytes: number, mode: number, userData: number, destroy: number): number;
  hb_blob_destroy(blob: number): void;
  hb_blob_get_data(blob: number, length: number): number;
  hb_blob_get_length(blob: number): number;
  hb_face_create(blob: number, index: number): number;
  hb_face_destroy(face: number): void;
  hb_face_reference_blob(face: number): number;
  hb_set_add(set: number, value: number): void;
  hb_set_clear(set: number): void;
  hb_set_invert(set: number): void;
  hb_subset_input_create_or_fail(): number;
  hb_subset_input_destroy(input: number): void;
  hb_subset_input_set(input: number, kind: number): number;
  hb_subset_input_set_flags(input: number, flags: number): void;
  hb_subset_input_unicode_set(input: number): number;
  hb_subset_or_fail(face: number, input: number): number;
}

// Values of hb.h and hb-subset.h.
const MEMORY_MODE_WRITABLE = 2;
const SETS_LAYOUT_FEATURE_TAG = 6;
const FLAGS_NO_HINTING = 1;

/** Node has it; its types are those of browsers. */
declare const WebAssembly: {
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

let loaded: HarfBuzz | undefined;

/** The build of HarfBuzz that cuts fonts. It asks nothing of its host. */
function harfBuzz(): HarfBuzz {
  if (!loaded) {
    const module = new WebAssembly.Module(readFileSync(packageFile('harfbuzzjs/dist/harfbuzz-subset.wasm')));
    loaded = new WebAssembly.Instance(module).exports as HarfBuzz;
    loaded._initialize();
  }
  return loaded;
}

/**
 * The part of a font that draws the characters, without hints: a TrueType or OpenType file. The same request gives the same
 * bytes.
 *
 * @param features tags of the layout features that are kept; all when absent
 * @throws InputError for a font that HarfBuzz cannot cut.
 */
export function cutFont(font: Uint8Array, characters: string, features?: readonly string[]): Uint8Array {
  const hb = harfBuzz();
  const data = hb.malloc(font.length);
  // The memory can grow with every call: a view of it holds for one use.
  new Uint8Array(hb.memory.buffer).set(font, data);
  const blob = hb.hb_blob_create(data, font.length, MEMORY_MODE_WRITABLE, 0, 0);
  const face = hb.hb_face_create(blob, 0);
  hb.hb_blob_destroy(blob);
  const input = hb.hb_subset_input_create_or_fail();
  const kept = hb.hb_subset_input_set(input, SETS_LAYOUT_FEATURE_TAG);
  hb.hb_set_clear(kept);
  if (features) for (const feature of features) hb.hb_set_add(kept, tag(feature));
  else hb.hb_set_invert(kept);
  hb.hb_subset_input_set_flags(input, FLAGS_NO_HINTING);
  const wanted = hb.hb_subset_input_unicode_set(input);
  for (const character of characters) hb.hb_set_add(wanted, character.codePointAt(0) ?? 0);
  const cut = hb.hb_subset_or_fail(face, input);
  hb.hb_subset_input_destroy(input);
  hb.hb_face_destroy(face);
  const bytes = cut === 0 ? undefined : bytesOf(hb, cut);
  hb.free(data);
  if (!bytes) throw new InputError([{ message: 'a font cannot be cut to the characters that are drawn with it' }]);
  return bytes;
}

function bytesOf(hb: HarfBuzz, face: number): Uint8Array {
  const blob = hb.hb_face_reference_blob(face);
  const from = hb.hb_blob_get_data(blob, 0);
  const bytes = new Uint8Array(hb.memory.buffer).slice(from, from + hb.hb_blob_get_length(blob));
  hb.hb_blob_destroy(blob);
  hb.hb_face_destroy(face);
  return bytes;
}

function tag(feature: string): number {
  return [...feature].reduce((value, character) => value * 256 + character.charCodeAt(0), 0);
}
