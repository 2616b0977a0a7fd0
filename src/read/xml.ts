import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { InputError } from '../model/errors.ts';
import { reason } from './parse.ts';

/** An element: attributes and the elements inside, by name, in the order of the file. */
export interface XmlElement {
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: ReadonlyMap<string, readonly XmlElement[]>;
  readonly text: string;
}

const ATTRIBUTE = '@';
const TEXT = '#text';

const OPTIONS = {
  ignoreAttributes: false,
  attributeNamePrefix: ATTRIBUTE,
  textNodeName: TEXT,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Entities of a file's own are how XML bombs work; the predefined ones are decoded here.
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
};

/**
 * Parses XML to its root element.
 *
 * @throws InputError with line and column when it is not well-formed, or declares a document type.
 */
export function parseXml(source: string): { readonly name: string; readonly root: XmlElement } {
  if (/<!DOCTYPE/i.test(source)) {
    throw new InputError([{ message: 'declares a document type, which balsa does not read in XML' }]);
  }
  const verdict = XMLValidator.validate(source, { allowBooleanAttributes: false });
  if (verdict !== true) {
    const { msg, line, col } = verdict.err;
    throw new InputError([{ place: `line ${line}, column ${col}`, message: `is not well-formed XML: ${msg}` }]);
  }
  let parsed: unknown;
  try {
    parsed = new XMLParser(OPTIONS).parse(source);
  } catch (error) {
    throw new InputError([{ message: `is not XML that balsa reads: ${reason(error)}` }], { cause: error });
  }
  for (const [name, value] of entries(parsed)) {
    if (name !== TEXT) return { name, root: element(Array.isArray(value) ? value[0] : value) };
  }
  throw new InputError([{ message: 'is XML without an element' }]);
}

function element(raw: unknown): XmlElement {
  if (typeof raw === 'string') return { attributes: new Map(), children: new Map(), text: decodeEntities(raw) };
  const attributes = new Map<string, string>();
  const children = new Map<string, XmlElement[]>();
  let text = '';
  for (const [name, value] of entries(raw)) {
    if (name.startsWith(ATTRIBUTE)) attributes.set(name.slice(ATTRIBUTE.length), decodeEntities(String(value)));
    else if (name === TEXT) text = decodeEntities(String(value));
    else children.set(name, (Array.isArray(value) ? value : [value]).map(element));
  }
  return { attributes, children, text };
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Decodes the five predefined entities and character references; another entity stands for itself. */
function decodeEntities(text: string): string {
  return text.replace(/&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi, (all, name, decimal, hex) => {
    if (name !== undefined) return PREDEFINED.get(String(name).toLowerCase()) ?? all;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

/** The elements called `name` directly inside. */
export function childrenOf(parent: XmlElement, name: string): readonly XmlElement[] {
  return parent.children.get(name) ?? [];
}
