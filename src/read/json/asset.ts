import type { Limits } from '../../model/limits.ts';
import type { Notices } from '../../model/notice.ts';
import type { Asset, Resource } from '../../model/project.ts';
import type { Problems, ReadPlace } from '../problems.ts';
import { word } from './values.ts';

/** Media types by file extension, of what Balsamiq takes for images. */
const MEDIA_TYPES: ReadonlyMap<string, string> = new Map([
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['svg', 'image/svg+xml'],
  ['json', 'application/json'],
]);

const UNKNOWN_MEDIA_TYPE = 'application/octet-stream';
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** The media type of a file by its extension, with or without the dot. */
export function mediaTypeOf(extension: string): string {
  return MEDIA_TYPES.get(extension.replace(/^\./, '').toLowerCase()) ?? UNKNOWN_MEDIA_TYPE;
}

/**
 * The bytes that base64 text stands for, with line breaks (schema 1.x) or without; `undefined` when it is no base64.
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  const compact = text.replace(/\s+/g, '');
  if (compact.length % 4 === 1 || !BASE64.test(compact)) return undefined;
  // Browsers have no buffers.
  if (typeof Buffer !== 'undefined') return new Uint8Array(Buffer.from(compact, 'base64'));
  return Uint8Array.from(atob(compact.replaceAll('=', '')), (byte) => byte.charCodeAt(0));
}

/** Reads an asset. Data that is not base64 is kept as it is and reported: a mockup that uses it cannot be drawn. */
export function readAsset(
  resource: Resource,
  data: string,
  place: ReadPlace,
  { problems, notices, limits }: { problems: Problems; notices: Notices; limits: Limits },
): Asset {
  const attributes = resource.extraAttributes;
  const mediaType = word(attributes.get('mimeType')) || mediaTypeOf(word(attributes.get('extension')));
  let bytes: Uint8Array | undefined = new Uint8Array();
  if (data.length * 0.75 > limits.assetBytes * 1.1) {
    problems.add(place, `the asset "${resource.name}" has more than ${limits.assetBytes} bytes`);
  } else {
    bytes = decodeBase64(data);
  }
  if (bytes !== undefined) return { ...resource, bytes, mediaType };
  const message = `the data of the asset "${resource.name}" is not base64`;
  notices.add({ kind: 'asset', subject: resource.id, message });
  return { ...resource, bytes: new Uint8Array(), damaged: data, mediaType };
}
