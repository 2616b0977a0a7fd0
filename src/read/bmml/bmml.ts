import { GROUP } from '../../model/control.ts';
import { InputError, type Problem } from '../../model/errors.ts';
import { DEFAULT_LIMITS, type Limits } from '../../model/limits.ts';
import { Notices } from '../../model/notice.ts';
import { type Asset, DEFAULT_SETTINGS, type Mockup, type Project, type ProjectSettings } from '../../model/project.ts';
import type { Json } from '../../model/properties.ts';
import { refuseConflict } from '../conflict.ts';
import { decodeText } from '../encoding.ts';
import { mediaTypeOf } from '../json/asset.ts';
import { readMockup } from '../json/mockup.ts';
import { completed, emptyProject } from '../json/project.ts';
import { readResource } from '../json/resource.ts';
import { holdsMoreThan } from '../parse.ts';
import { Problems, type ReadPlace } from '../problems.ts';
import { childrenOf, parseXml, type XmlElement } from '../xml.ts';
import { type BmmlReferences, controlsAsJson } from './control.ts';
import { unescapeText } from './escape.ts';
import { baseName, isUrl, resolvePath, stem } from './paths.ts';

/** A folder of BMML files with the files that they refer to. Paths are relative to it, with `/`. */
export interface BmmlFolder {
  /** The mockups. */
  readonly mockups: readonly string[];
  /** Symbol libraries to read even where no mockup uses them. */
  readonly libraries: readonly string[];
  /** The bytes of a file of the folder; `undefined` when there is none. */
  open(path: string): Uint8Array | undefined;
  /** Takes what is wrong with one file, and the rest is read without it; where it is absent, one broken file refuses all. */
  broken?(path: string, problems: readonly Problem[]): void;
}

/**
 * Reads the files of Mockups 1 and 2 (FORMAT section 5): each BMML file is a mockup, called after the file, with the path
 * as its resource ID. Symbols and images come from the files beside it.
 *
 * @throws InputError with every problem of all files.
 */
export function readBmml(folder: BmmlFolder, limits: Limits = DEFAULT_LIMITS): Project {
  return new BmmlReader(folder, limits).project();
}

/** Marks the ID of a library that stands for a whole file taken as one symbol. */
const WHOLE_FILE = '#';

class BmmlReader {
  readonly #folder: BmmlFolder;
  readonly #limits: Limits;
  readonly #problems = new Problems();
  readonly #notices = new Notices();
  readonly #files = new Map<string, XmlElement | undefined>();
  readonly #assets = new Map<string, Asset>();
  /** IDs of the libraries to read. */
  readonly #libraries = new Set<string>();
  #settings: ProjectSettings | undefined;

  constructor(folder: BmmlFolder, limits: Limits) {
    this.#folder = folder;
    this.#limits = limits;
  }

  project(): Project {
    const mockups = this.#folder.mockups.flatMap((path, i) => {
      const mockup = this.#mockup(path, i);
      return this.#partWith(path) ? [] : (mockup ?? []);
    });
    for (const path of this.#folder.libraries) this.#libraries.add(path);
    const symbolLibraries: Mockup[] = [];
    // A library may use further ones: the set grows while it is walked.
    for (const id of this.#libraries) {
      const library = this.#library(id, symbolLibraries.length);
      if (!this.#partWith(id) && library) symbolLibraries.push(library);
    }
    this.#problems.throwIfAny();
    if (mockups.length === 0 && this.#folder.broken)
      throw new InputError([{ message: 'holds no mockup that can be read' }]);
    const project: Project = {
      ...emptyProject('bmml'),
      settings: this.#settings ?? DEFAULT_SETTINGS,
      mockups,
      symbolLibraries,
      assets: [...this.#assets.values()],
    };
    return { ...completed(project), notices: this.#notices.list() };
  }

  /** Hands over what is wrong with a file, where somebody takes it. @returns whether anything was. */
  #partWith(path: string): boolean {
    if (!this.#folder.broken || this.#problems.isEmpty) return false;
    this.#folder.broken(path, this.#problems.take());
    return true;
  }

  #mockup(path: string, index: number): Mockup | undefined {
    const root = this.#file(path);
    if (root === undefined) {
      if (this.#folder.open(path) === undefined) this.#problems.add(this.#place(path), 'cannot be read');
      return undefined;
    }
    this.#settings ??= settingsOf(root);
    return this.#read(path, path, index, mockupAsJson(root, this.#controls(path, root)));
  }

  #library(id: string, index: number): Mockup | undefined {
    const path = id.endsWith(WHOLE_FILE) ? id.slice(0, -WHOLE_FILE.length) : id;
    const root = this.#file(path);
    if (root === undefined) return undefined;
    const controls = this.#controls(path, root);
    const content = path === id ? controls : asOneSymbol(stem(path), root, controls);
    return this.#read(id, path, index, mockupAsJson(root, content));
  }

  #read(id: string, path: string, index: number, mockup: Json): Mockup | undefined {
    const resource = readResource(id, '', { name: stem(path) }, index);
    return readMockup(mockup, this.#place(path, 'mockup'), index, this.#problems, this.#limits, resource);
  }

  /** A place in a file of the folder; the one mockup that was asked for needs no name. */
  #place(path: string, inside = ''): ReadPlace {
    const alone = this.#folder.libraries.length === 0 && this.#folder.mockups.length === 1;
    const file = alone && path === this.#folder.mockups[0] ? '' : path;
    return { path: [file, inside].filter((part) => part !== '').join(': ') };
  }

  #controls(from: string, root: XmlElement): readonly Json[] {
    const references: BmmlReferences = {
      symbol: (reference) => this.#symbol(from, reference),
      image: (reference) => this.#image(from, reference),
      link: (reference) => linkAsJson(from, reference),
    };
    return childrenOf(root, 'controls').flatMap((list) => controlsAsJson(list, references));
  }

  /** The root of a BMML file of the folder, parsed once. */
  #file(path: string): XmlElement | undefined {
    if (this.#files.has(path)) return this.#files.get(path);
    const bytes = this.#folder.open(path);
    let root: XmlElement | undefined;
    try {
      root = bytes && this.#parse(path, bytes);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      for (const { message, place, hint } of error.problems) {
        this.#problems.add(this.#place(path, place), message, hint);
      }
    }
    this.#files.set(path, root);
    return root;
  }

  #parse(path: string, bytes: Uint8Array): XmlElement {
    const { textBytes, elements } = this.#limits;
    if (bytes.length > textBytes) throw new InputError([{ message: `has more than ${textBytes} bytes` }]);
    const { text, encoding, guessed } = decodeText(bytes);
    refuseConflict(text);
    if (guessed)
      this.#notices.add({ kind: 'other', subject: path, message: `${path} is not UTF-8: read as ${encoding}` });
    if (holdsMoreThan(text, '<&=', elements))
      throw new InputError([{ message: `has more than ${elements} elements, attributes and entities` }]);
    const { name, root } = parseXml(text);
    if (name !== 'mockup') {
      throw new InputError([{ message: `is XML with the root <${name}>, not a Balsamiq <mockup>` }]);
    }
    return root;
  }

  #symbol(from: string, reference: string): Json {
    const hash = reference.indexOf('#');
    const file = hash < 0 ? reference : reference.slice(0, hash);
    const path = resolvePath(from, file);
    const root = path === undefined ? undefined : this.#file(path);
    if (path === undefined || root === undefined) {
      const message = `the symbol library ${unescapeText(file)} is not in the project's folder`;
      this.#notices.add({ kind: 'symbol', subject: file, message });
      return { ID: reference };
    }
    if (hash < 0) {
      this.#libraries.add(path + WHOLE_FILE);
      return { ID: path + WHOLE_FILE, Anchor: '0' };
    }
    this.#libraries.add(path);
    const name = unescapeText(reference.slice(hash + 1));
    const group = topGroups(root).find((control) => nameOf(control) === name);
    if (group === undefined) {
      this.#notices.add({ kind: 'symbol', subject: reference, message: `the symbol "${name}" is not in ${path}` });
      return { ID: path };
    }
    return { ID: path, Anchor: group.attributes.get('controlID') ?? null };
  }

  #image(from: string, reference: string): Json {
    const path = resolvePath(from, reference);
    if (path !== undefined && this.#assets.has(path)) return { ID: path };
    const bytes = path === undefined ? undefined : this.#folder.open(path);
    if (path === undefined || bytes === undefined) {
      const why = isUrl(reference) ? 'is not part of the project' : "is not in the project's folder";
      const message = `the image ${unescapeText(reference)} ${why}`;
      this.#notices.add({ kind: 'asset', subject: reference, message });
      return { ID: reference };
    }
    if (bytes.length > this.#limits.assetBytes) {
      this.#problems.add(this.#place(path), `the asset has more than ${this.#limits.assetBytes} bytes`);
    }
    const resource = readResource(path, '', { name: baseName(path) }, this.#assets.size);
    this.#assets.set(path, { ...resource, bytes, mediaType: mediaTypeOf(path.slice(path.lastIndexOf('.'))) });
    return { ID: path };
  }
}

/** One link: a URL, or the path of a mockup; nothing for an empty slot. */
function linkAsJson(from: string, reference: string): Json {
  const fields = reference.split('&bm;');
  const target = (fields[1] ?? fields[0] ?? '').trim();
  if (target === '') return {};
  if (isUrl(target)) return { URL: target };
  return { ID: resolvePath(from, target) ?? target };
}

/** Attributes of the root that are settings of the project. */
const SETTING_KEYS = new Set(['skin', 'fontFace']);

function mockupAsJson(root: XmlElement, controls: readonly Json[]): Json {
  const attributes = [...root.attributes].filter(([name]) => !SETTING_KEYS.has(name));
  return { ...Object.fromEntries(attributes), controls: { control: controls } };
}

/** A file that is a symbol as a whole: its controls as one group, moved to the origin of their canvas. */
function asOneSymbol(name: string, root: XmlElement, controls: readonly Json[]): readonly Json[] {
  const measure = (key: string) => Number(root.attributes.get(key)) || 0;
  const [w, h] = [measure('mockupW'), measure('mockupH')];
  const [left, top] = [measure('measuredW') - w, measure('measuredH') - h];
  const moved = controls.map((control) => {
    const { x, y, ...others } = control as { readonly [key: string]: Json };
    return { ...others, x: String(Number(x) - left), y: String(Number(y) - top) };
  });
  const size = { x: '0', y: '0', w: String(w), h: String(h), measuredW: String(w), measuredH: String(h) };
  const children = { controls: { control: moved } };
  return [{ ID: '0', typeID: GROUP, zOrder: '0', ...size, properties: { controlName: name }, children }];
}

function topGroups(root: XmlElement): readonly XmlElement[] {
  return childrenOf(root, 'controls')
    .flatMap((list) => childrenOf(list, 'control'))
    .filter((control) => control.attributes.get('controlTypeID') === GROUP);
}

function nameOf(group: XmlElement): string | undefined {
  const [properties] = childrenOf(group, 'controlProperties');
  const [name] = properties ? childrenOf(properties, 'controlName') : [];
  return name && unescapeText(name.text);
}

function settingsOf(root: XmlElement): ProjectSettings {
  return {
    ...DEFAULT_SETTINGS,
    skin: root.attributes.get('skin') === 'wireframe' ? 'wireframe' : DEFAULT_SETTINGS.skin,
    fontFace: root.attributes.get('fontFace') || DEFAULT_SETTINGS.fontFace,
  };
}
