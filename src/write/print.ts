import type { Json } from '../model/properties.ts';
import type { JsonObject } from './control.ts';

const INDENT = '  ';

/**
 * JSON made for git: each control on a line of its own, the children of a group indented under it, so that a change of
 * one control is a change of one line.
 */
export function printJson(value: Json): string {
  return `${print(value, '')}\n`;
}

function print(value: Json, indent: string): string {
  const deeper = indent + INDENT;
  if (Array.isArray(value)) {
    if (!value.some(isObject)) return compact(value);
    const items = value.map((item: Json) => `\n${deeper}${print(item, deeper)}`);
    return `[${items.join(',')}\n${indent}]`;
  }
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value);
  if (keys.length === 0) return '{}';
  if (Object.hasOwn(value, 'typeID')) return printControl(value, indent);
  const lines = Object.entries(value).map(([key, item]) => `\n${deeper}${JSON.stringify(key)}: ${print(item, deeper)}`);
  return `{${lines.join(',')}\n${indent}}`;
}

/** On one line, but for the controls inside. */
function printControl(control: JsonObject, indent: string): string {
  const { children, ...own } = control;
  const inner = innerControls(children);
  if (inner === undefined) return compact(control);
  const items = inner.map((item) => `\n${indent}${INDENT}${print(item, indent + INDENT)}`).join(',');
  return `${compact(own).slice(0, -1)}, "children": {"controls": {"control": [${items}\n${indent}]}}}`;
}

/** The list of `{controls: {control: [...]}}`; `undefined` when the value has another form. */
function innerControls(children: Json | undefined): readonly Json[] | undefined {
  if (!isObject(children) || Object.keys(children).length !== 1) return undefined;
  const { controls } = children;
  if (!isObject(controls) || Object.keys(controls).length !== 1) return undefined;
  return Array.isArray(controls.control) ? controls.control : undefined;
}

function compact(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(compact).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}: ${compact(item)}`)
    .join(', ')}}`;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
