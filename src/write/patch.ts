import { type Node as JsonNode, parseTree } from 'jsonc-parser';
import { type Control, type ControlPath, childPath } from '../model/control.ts';
import type { Mockup } from '../model/project.ts';
import type { Json } from '../model/properties.ts';
import { controlToJson, type JsonObject } from './control.ts';

interface Edit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/**
 * The JSON text of a file in which one mockup has changed, with the smallest change to the text: only values that changed
 * and controls that are new are written, in the manner of what is around them. `undefined` where that cannot be done (a control
 * was removed or has lost a key, controls without IDs or with one between them): then the file must be written anew.
 *
 * @param source the text that `before` was read from
 */
export function patchMockup(source: string, before: Mockup, after: Mockup): string | undefined {
  const root = parseTree(source);
  const node = root && mockupNode(root, before);
  const list = node && valueAt(node, 'controls');
  if (!list) return undefined;
  try {
    const edits = [...listEdits(source, list, before.controls, after.controls)];
    return edits
      .sort((a, b) => b.offset - a.offset)
      .reduce((text, { offset, length, text: by }) => text.slice(0, offset) + by + text.slice(offset + length), source);
  } catch (error) {
    if (error === UNPATCHABLE) return undefined;
    throw error;
  }
}

const UNPATCHABLE = new Error('the text cannot be changed in places');

function valueAt(node: JsonNode, key: string): JsonNode | undefined {
  return node.children?.find((property) => property.children?.[0]?.value === key)?.children?.[1];
}

/** The object that holds `controls`: of the only mockup, or of that with the ID. */
function mockupNode(root: JsonNode, { id, branchId, name }: Mockup): JsonNode | undefined {
  const single = valueAt(root, 'mockup');
  if (single) return single;
  const items = valueAt(root, 'mockups')?.children ?? [];
  const mockups = items.map((item) => valueAt(item, 'mockup') ?? item);
  if (mockups.length === 1) return mockups[0];
  const matches = mockups.filter((node) => {
    const attributes = valueAt(node, 'attributes');
    const isNamed = attributes !== undefined && valueAt(attributes, 'name')?.value === name;
    const given = valueAt(node, 'resourceID')?.value;
    return id === '' ? isNamed : given === id && (valueAt(node, 'branchID')?.value ?? branchId) === branchId;
  });
  return matches.length === 1 ? matches[0] : undefined;
}

function* listEdits(
  source: string,
  holder: JsonNode,
  before: readonly Control[],
  after: readonly Control[],
  parent?: ControlPath,
): Iterable<Edit> {
  const list = valueAt(holder, 'control');
  if (list?.type !== 'array' || !list.children || list.children.length !== before.length) throw UNPATCHABLE;
  const nodes = new Map(list.children.map((item) => [String(valueAt(item, 'ID')?.value), item]));
  const old = new Map(before.map((control) => [control.id, control]));
  const kept = new Set(after.map(({ id }) => id));
  if (nodes.size !== before.length || old.size !== before.length) throw UNPATCHABLE;
  if (before.some(({ id }) => !kept.has(id))) throw UNPATCHABLE;
  const added: Control[] = [];
  for (const control of after) {
    const known = old.get(control.id);
    const node = nodes.get(control.id);
    if (!known) added.push(control);
    else if (!node) throw UNPATCHABLE;
    else if (known !== control) yield* controlEdits(source, node, known, control, childPath(parent, control.id));
  }
  const last = list.children.at(-1);
  if (added.length > 0 && last) yield appended(source, list, last, added);
}

function* controlEdits(
  source: string,
  node: JsonNode,
  before: Control,
  after: Control,
  path: ControlPath,
): Iterable<Edit> {
  const [old, now] = [controlToJson({ ...before, children: [] }), controlToJson({ ...after, children: [] })];
  yield* objectEdits(source, node, old, now);
  if (before.children === after.children) return;
  const children = valueAt(node, 'children');
  const inner = children && valueAt(children, 'controls');
  if (inner) yield* listEdits(source, inner, before.children, after.children, path);
  else if (after.children.length > 0) throw UNPATCHABLE;
}

function* objectEdits(source: string, node: JsonNode, old: JsonObject, now: JsonObject): Iterable<Edit> {
  for (const key of Object.keys(old)) if (now[key] === undefined) throw UNPATCHABLE;
  for (const [key, value] of Object.entries(now)) {
    const before = old[key];
    if (JSON.stringify(before) === JSON.stringify(value)) continue;
    const at = valueAt(node, key);
    if (at?.type === 'object' && isObject(value) && isObject(before)) yield* objectEdits(source, at, before, value);
    else if (at) yield { offset: at.offset, length: at.length, text: inStyleOf(at, value) };
    else yield withKey(source, node, key, value);
  }
}

/** A number stays one where the file has numbers. */
function inStyleOf(node: JsonNode, value: Json): string {
  if (node.type === 'number' && typeof value === 'string' && value.trim() !== '') return String(Number(value));
  return JSON.stringify(value);
}

/** One more key behind the last of an object. */
function withKey(source: string, node: JsonNode, key: string, value: Json): Edit {
  const last = node.children?.at(-1);
  if (!last) throw UNPATCHABLE;
  const numbers = (node.children ?? []).some((property) => property.children?.[1]?.type === 'number');
  const isNumber = numbers && typeof value === 'string' && /^-?\d/.test(value);
  const text = isNumber ? String(Number(value)) : JSON.stringify(value);
  const entry = `${JSON.stringify(key)}${colonOf(source, last)}${text}`;
  return { offset: last.offset + last.length, length: 0, text: `${separatorOf(source, node)}${entry}` };
}

/** What stands between a key and its value. */
function colonOf(source: string, property: JsonNode): string {
  const [key, value] = property.children ?? [];
  return key && value ? source.slice(key.offset + key.length, value.offset) : ':';
}

/** What stands between two entries of an object or a list. */
function separatorOf(source: string, node: JsonNode): string {
  const [before, last] = (node.children ?? []).slice(-2);
  if (before && last) return source.slice(before.offset + before.length, last.offset);
  const only = before ?? last;
  const lead = only ? source.slice(node.offset + 1, only.offset) : '';
  return lead.includes('\n') ? `,${lead.replace(/^[^\n]*(?=\r?\n)/, '')}` : ', ';
}

/** New controls behind the last of a list, written as that is. */
function appended(source: string, list: JsonNode, last: JsonNode, added: readonly Control[]): Edit {
  const separator = separatorOf(source, list);
  const written = source.slice(last.offset, last.offset + last.length);
  const style: Style = {
    colon: last.children?.[0] ? colonOf(source, last.children[0]) : ': ',
    ...(written.includes('\n') ? { indent: indentOf(source, last), unit: unitOf(source, last) } : {}),
    gap: /",\s/.test(written) || written.includes('\n') ? ', ' : ',',
    end: written.includes('\r\n') ? '\r\n' : '\n',
    numbers: valueAt(last, 'zOrder')?.type === 'number' || valueAt(last, 'x')?.type === 'number',
  };
  const keys = (last.children ?? []).map((property) => String(property.children?.[0]?.value));
  const texts = added.map((control) => separator + print(inOrderOf(keys, controlToJson(control)), style, 0));
  return { offset: last.offset + last.length, length: 0, text: texts.join('') };
}

interface Style {
  readonly colon: string;
  readonly gap: string;
  /** Of the control itself, where each entry has a line; absent where the control is on one line. */
  readonly indent?: string;
  readonly unit?: string;
  /** What ends a line. */
  readonly end: string;
  readonly numbers: boolean;
}

function indentOf(source: string, node: JsonNode): string {
  const start = source.lastIndexOf('\n', node.offset) + 1;
  return /^[ \t]*/.exec(source.slice(start, node.offset))?.[0] ?? '';
}

function unitOf(source: string, node: JsonNode): string {
  const first = node.children?.[0];
  const deeper = first ? indentOf(source, first) : '';
  return deeper.slice(indentOf(source, node).length) || '  ';
}

/** Numbers of a control, which Balsamiq stores as texts. */
const NUMBERS: ReadonlySet<string> = new Set(['zOrder', 'x', 'y', 'w', 'h', 'measuredW', 'measuredH']);

function print(value: Json, style: Style, depth: number): string {
  if (Array.isArray(value)) return `[${value.map((item: Json) => print(item, flat(style), depth)).join(style.gap)}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => {
    const isNumber = style.numbers && depth === 0 && NUMBERS.has(key);
    return `${JSON.stringify(key)}${style.colon}${isNumber ? String(Number(item)) : print(item, style, depth + 1)}`;
  });
  if (style.indent === undefined) return `{${entries.join(style.gap)}}`;
  const [outer, inner] = [depth, depth + 1].map((n) => `${style.end}${style.indent}${(style.unit ?? '').repeat(n)}`);
  return `{${inner}${entries.join(`,${inner}`)}${outer}}`;
}

function flat({ colon, gap, end, numbers }: Style): Style {
  return { colon, gap, end, numbers };
}

/** Balsamiq's order, unless what is around has another. */
function inOrderOf(keys: readonly string[], value: JsonObject): JsonObject {
  const own = Object.keys(value).filter((key) => keys.includes(key));
  const theirs = keys.filter((key) => Object.hasOwn(value, key));
  if (own.every((key, i) => key === theirs[i])) return value;
  const rank = (key: string) => (keys.includes(key) ? keys.indexOf(key) : keys.length);
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => rank(a) - rank(b)));
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
