import { toHex } from '../model/colour.ts';
import { type Control, SYMBOL_INSTANCE } from '../model/control.ts';
import {
  type Asset,
  DEFAULT_SETTINGS,
  MASTER_BRANCH,
  type Mockup,
  type Project,
  type ProjectSettings,
} from '../model/project.ts';
import {
  type Extra,
  type Json,
  type LinkTarget,
  type Override,
  type Properties,
  propertyKind,
} from '../model/properties.ts';
import { commentText } from './appendix.ts';

const INDENT = '  ';

/**
 * A project as text for people who review a change: one line for each control, in paint order, its children indented. It
 * leaves out what Balsamiq rewrites when nothing was changed (IDs of controls, measured sizes, save counters, thumbnails),
 * so that such a save gives the same text. `digest` names the content of an asset in a few characters.
 */
export function describeProject(project: Project, digest: (bytes: Uint8Array) => string): string {
  const names = new Names(project);
  const sections = [
    [...settingLines(project)],
    ...project.mockups.map((mockup) => mockupLines('mockup', mockup, names)),
    ...project.symbolLibraries.map((library) => mockupLines('symbols', library, names)),
    project.assets.map((asset) => assetLine(asset, digest)),
    commentLines(project, names),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function settingLines({ name, settings, branches }: Project): string[] {
  const lines = name === '' ? [] : [`project ${quoted(name)}`];
  const entries: [keyof ProjectSettings, (value: never) => string][] = [
    ['skin', String],
    ['fontFace', quoted],
    ['fontSize', String],
    ['linkColour', toHex],
    ['selectionColour', toHex],
  ];
  for (const [key, print] of entries) {
    if (settings[key] !== DEFAULT_SETTINGS[key]) lines.push(`${key} ${print(settings[key] as never)}`);
  }
  const alternates = branches.filter(({ id }) => id !== MASTER_BRANCH);
  return [...lines, ...alternates.map((branch) => `alternate ${quoted(branch.name || branch.id)}`)];
}

/** What people call the things that IDs stand for. */
class Names {
  readonly #names = new Map<string, string>();
  readonly #symbols = new Map<string, string>();
  readonly #branches: ReadonlyMap<string, string>;

  constructor({ mockups, symbolLibraries, assets, branches }: Project) {
    for (const { id, name } of [...mockups, ...symbolLibraries, ...assets]) {
      if (id !== '' && name !== '' && !this.#names.has(id)) this.#names.set(id, name);
    }
    for (const library of symbolLibraries) {
      for (const { id, properties } of library.controls) {
        if (properties.controlName) this.#symbols.set(`${library.id}\n${id}`, properties.controlName);
      }
    }
    this.#branches = new Map(branches.map(({ id, name }) => [id, name || id]));
  }

  /** The name, quoted; an ID without a name as it is. */
  of(id: string): string {
    const name = this.#names.get(id);
    return name === undefined ? id : quoted(name);
  }

  symbol(library: string, anchor: string): string {
    const name = this.#symbols.get(`${library}\n${anchor}`);
    return name === undefined ? `${this.of(library)}/${anchor}` : `${this.of(library)}/${quoted(name)}`;
  }

  branch(id: string): string {
    return quoted(this.#branches.get(id) ?? id);
  }
}

function mockupLines(kind: string, mockup: Mockup, names: Names): string[] {
  const parent = mockup.parentId === undefined ? '' : ` in ${names.of(mockup.parentId)}`;
  const version = mockup.branchId === MASTER_BRANCH ? '' : ` alternate ${names.branch(mockup.branchId)}`;
  const head = `${kind} ${quoted(mockup.name || mockup.id)}${version}${parent}${mockup.trashed ? ' trashed' : ''}`;
  const notes = mockup.notes ? [`${INDENT}notes ${quoted(mockup.notes)}`] : [];
  return [head, ...notes, ...controlLines(mockup.controls, INDENT, names)];
}

function controlLines(controls: readonly Control[], indent: string, names: Names): string[] {
  return controls.flatMap((control) => [
    indent + controlLine(control, names),
    ...controlLines(control.children, indent + INDENT, names),
  ]);
}

function controlLine(control: Control, names: Names): string {
  const { x, y, w, h } = control;
  const place = x === undefined && y === undefined ? [] : [`at ${decimal(x)},${decimal(y)}`];
  const size = w === undefined && h === undefined ? [] : [`size ${decimal(w)}×${decimal(h)}`];
  const { text, ...others } = control.properties;
  return [
    control.typeID,
    ...(text === undefined ? [] : [quoted(text)]),
    ...place,
    ...size,
    ...(control.locked ? ['locked'] : []),
    ...propertyParts(others, control.extraProperties, names, control.typeID === SYMBOL_INSTANCE),
    ...extraParts(control.extra),
  ].join(' ');
}

function propertyParts(properties: Properties, extra: Extra, names: Names, isSymbol = false): string[] {
  const known = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${printProperty(name, value, names, isSymbol)}`],
  );
  return [...known, ...extraParts(extra)].sort();
}

function extraParts(extra: Extra): string[] {
  return [...extra].map(([name, value]) => `${name}=${JSON.stringify(value)}`).sort();
}

type Value = NonNullable<Properties[keyof Properties]>;

function printProperty(name: string, value: Value, names: Names, isSymbol: boolean): string {
  switch (propertyKind(name)) {
    case 'colour':
      return toHex(value as number);
    case 'point': {
      const { x, y } = value as { x: number; y: number };
      return `${decimal(x)},${decimal(y)}`;
    }
    case 'crop': {
      const { x, y, width, height } = value as { x: number; y: number; width: number; height: number };
      return [x, y, width, height].map(decimal).join(',');
    }
    case 'icon':
      return printIcon(value as { id?: string; name?: string; size?: string }, names);
    case 'icons':
      return `[${(value as readonly object[]).map((icon) => printIcon(icon, names)).join(', ')}]`;
    case 'resource': {
      const { id = '', anchor = '' } = value as { id?: string; anchor?: string };
      return isSymbol && anchor !== '' ? names.symbol(id, anchor) : names.of(id);
    }
    case 'link':
      return printLink(value as LinkTarget, names);
    case 'links':
      return `[${(value as readonly LinkTarget[]).map((link) => printLink(link, names)).join(', ')}]`;
    case 'overrides':
      return `[${(value as readonly Override[]).map((override) => printOverride(override, names)).join('; ')}]`;
    case 'number':
      return decimal(value as number);
    default:
      return typeof value === 'string' ? quoted(value) : String(value);
  }
}

function printIcon({ id, name, size }: { id?: string; name?: string; size?: string }, names: Names): string {
  return [id === undefined ? (name ?? '-') : names.of(id), ...(size === undefined ? [] : [size])].join('|');
}

function printLink({ id, url }: LinkTarget, names: Names): string {
  return id === undefined ? (url ?? '-') : names.of(id);
}

function printOverride({ path, x, y, w, h, properties, extra }: Override, names: Names): string {
  const place = Object.entries({ x, y, w, h }).flatMap(([key, n]) => (n === undefined ? [] : [`${key}=${decimal(n)}`]));
  return [path, ...place, ...propertyParts(properties, extra, names)].join(' ');
}

function assetLine(asset: Asset, digest: (bytes: Uint8Array) => string): string {
  const content =
    asset.damaged !== undefined
      ? `damaged ${digest(new TextEncoder().encode(asset.damaged))}`
      : asset.bytes.length === 0
        ? 'lost'
        : `${asset.bytes.length} bytes ${digest(asset.bytes)}`;
  return `asset ${quoted(asset.name || asset.id)} ${asset.mediaType} ${content}${asset.trashed ? ' trashed' : ''}`;
}

function commentLines({ comments, users }: Project, names: Names): string[] {
  const authors = new Map(users.map((user) => [user.id, user.name || user.id]));
  return comments.map((comment) => {
    const author = quoted(authors.get(comment.userId) ?? comment.userId);
    return `comment by ${author} on ${names.of(comment.mockupId)} ${quoted(commentText(comment))}`;
  });
}

/** Text on one line. */
function quoted(text: string): string {
  return JSON.stringify(text satisfies Json);
}

/** Short, without the noise of the last digits; `-` where there is none. */
function decimal(value: number | undefined): string {
  return value === undefined ? '-' : String(Number(value.toFixed(4)));
}
