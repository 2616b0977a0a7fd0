import { type Control, type ControlPath, GROUP, SYMBOL_INSTANCE, storedSize, walkControls } from '../model/control.ts';
import { type Rect, rect, type Size, union } from '../model/geometry.ts';
import { DEFAULT_LIMITS, type Limits } from '../model/limits.ts';
import { type Asset, MASTER_BRANCH, type Mockup, type Project, type Resource } from '../model/project.ts';
import type { IconReference, Json, LinkTarget, Override, Properties } from '../model/properties.ts';
import { faultOf, sniffBitmap, undrawnKind } from '../render/bitmap.ts';
import { drawingOf } from '../render/controls/table.ts';
import type { IconLibrary } from '../render/icons/library.ts';

export interface MockupReport {
  readonly id: string;
  readonly name: string;
  /** The name of the alternate that this is a version in. */
  readonly alternate?: string;
  readonly trashed: boolean;
  /** Bounds of the controls, drawing units, as far as their sizes are stored. */
  readonly size: Size;
  readonly controls: number;
  readonly notes: boolean;
}

interface AssetReport {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Pixels of a bitmap that can be drawn. */
  readonly pixels?: Size;
  /** What it is when it is of a kind that is not drawn, such as `an SVG`. */
  readonly undrawn?: string;
  /** Why a mockup that uses it cannot be drawn. */
  readonly fault?: string;
  readonly uses: number;
  readonly trashed: boolean;
}

/** What looks broken, and where. */
export interface Finding {
  readonly mockup?: string;
  readonly control?: ControlPath;
  readonly message: string;
}

/** What a file holds. */
export interface Inspection {
  readonly format: Project['format'];
  /** Of a BMPR. */
  readonly schemaVersion?: string;
  readonly name: string;
  readonly skin: string;
  readonly font: string;
  readonly fontSize: number;
  readonly mockups: readonly MockupReport[];
  readonly alternates: readonly { readonly id: string; readonly name: string; readonly mockups: number }[];
  readonly symbols: readonly { readonly library: string; readonly name: string; readonly uses: number }[];
  readonly assets: readonly AssetReport[];
  readonly icons: readonly { readonly name: string; readonly uses: number; readonly drawnAs: string | null }[];
  readonly types: readonly { readonly type: string; readonly count: number; readonly drawn: boolean }[];
  readonly links: { readonly mockups: number; readonly urls: number; readonly dangling: number };
  readonly comments: number;
  readonly thumbnails: number;
  readonly findings: readonly Finding[];
}

/** What the project holds, what balsa cannot draw of it, and what looks broken. Nothing is drawn. */
export function inspectProject(project: Project, icons: IconLibrary, limits: Limits = DEFAULT_LIMITS): Inspection {
  return new Inspector(project, icons, limits).report();
}

class Inspector {
  readonly #project: Project;
  readonly #library: IconLibrary;
  readonly #mockups: ReadonlySet<string>;
  readonly #assets: ReadonlyMap<string, AssetContent>;
  readonly #symbols: ReadonlyMap<string, Control>;
  readonly #types = new Map<string, number>();
  readonly #icons = new Map<string, number>();
  readonly #assetUses = new Map<string, number>();
  readonly #symbolUses = new Map<string, number>();
  readonly #links = { mockups: 0, urls: 0, dangling: 0 };
  readonly #findings: Finding[] = [];

  constructor(project: Project, library: IconLibrary, limits: Limits) {
    this.#project = project;
    this.#library = library;
    this.#mockups = new Set(project.mockups.map(({ id }) => id));
    this.#assets = new Map(project.assets.map((asset) => [asset.id, contentOf(asset, limits)]));
    this.#symbols = new Map(
      project.symbolLibraries.flatMap(({ id, controls }) =>
        controls.filter(({ typeID }) => typeID === GROUP).map((group) => [symbolKey(id, group.id), group] as const),
      ),
    );
  }

  report(): Inspection {
    const { format, name, settings, extra, comments, thumbnails } = this.#project;
    for (const mockup of [...this.#project.mockups, ...this.#project.symbolLibraries]) this.#walk(mockup);
    this.#circles();
    this.#resources();
    const schemaVersion = schemaOf(extra.get('info'));
    return {
      format,
      ...(schemaVersion === undefined ? {} : { schemaVersion }),
      name,
      skin: settings.skin,
      font: settings.fontFace,
      fontSize: settings.fontSize,
      mockups: this.#project.mockups.map((mockup) => this.#mockup(mockup)),
      alternates: this.#alternates(),
      symbols: this.#symbolList(),
      assets: this.#assetList(),
      icons: mostUsed(this.#icons).map(([icon, uses]) => ({ name: icon, uses, drawnAs: this.#drawnAs(icon) })),
      types: mostUsed(this.#types).map(([type, count]) => ({ type, count, drawn: isDrawn(type) })),
      links: { ...this.#links },
      comments: comments.length,
      thumbnails: thumbnails.filter(({ image }) => image.length > 0).length,
      findings: this.#findings,
    };
  }

  #walk(mockup: Mockup): void {
    const label = mockup.name || mockup.id;
    const where = (control?: ControlPath) => ({ ...(label ? { mockup: label } : {}), ...(control ? { control } : {}) });
    walkControls(mockup.controls, (control, path) => {
      count(this.#types, control.typeID);
      const find = (message: string) => this.#findings.push({ ...where(path), message });
      this.#properties(control.properties, control.typeID === SYMBOL_INSTANCE, find);
      for (const override of control.properties.overrides ?? []) this.#override(override, find);
    });
    const seen = new Set<string>();
    const repeated = new Set<string>();
    for (const { id } of mockup.controls) (seen.has(id) ? repeated : seen).add(id);
    for (const id of repeated) this.#findings.push({ ...where(), message: `several controls have the ID ${id}` });
  }

  #override(override: Override, find: (message: string) => void): void {
    this.#properties(override.properties, false, find);
  }

  #properties(properties: Properties, isSymbol: boolean, find: (message: string) => void): void {
    const { icon, icons = [], src, href, hrefs = [], text_links = [] } = properties;
    for (const each of [...(icon ? [icon] : []), ...icons]) this.#icon(each);
    for (const each of [...(href ? [href] : []), ...hrefs, ...text_links]) this.#link(each, find);
    if (isSymbol) this.#symbol(symbolKey(src?.id, src?.anchor), find);
    else if (src?.id !== undefined) this.#image(src.id, find);
  }

  #icon({ id, name }: IconReference): void {
    if (id !== undefined && this.#assets.has(id)) count(this.#assetUses, id);
    else if (id !== undefined || name !== undefined) count(this.#icons, id ?? name ?? '');
  }

  #link({ id, url }: LinkTarget, find: (message: string) => void): void {
    if (url !== undefined) this.#links.urls++;
    if (id === undefined) return;
    this.#links.mockups++;
    if (this.#mockups.has(id)) return;
    this.#links.dangling++;
    find(`the link leads to ${id}, which the project does not have`);
  }

  #symbol(key: string, find: (message: string) => void): void {
    if (this.#symbols.has(key)) count(this.#symbolUses, key);
    else find('the symbol is not in the project');
  }

  #image(id: string, find: (message: string) => void): void {
    count(this.#assetUses, id);
    const asset = this.#assets.get(id);
    if (asset === undefined) find(`the image ${id} is not in the project`);
    else if (asset.fault !== undefined) find(`the image ${asset.name}: ${asset.fault}`);
    else if (asset.empty) find('the data of the image is lost');
  }

  /** Symbols that contain themselves, each circle once. */
  #circles(): void {
    const done = new Set<string>();
    const visit = (key: string, way: readonly string[]): void => {
      if (way.includes(key)) {
        const name = (each: string) => this.#symbols.get(each)?.properties.controlName || each.replace('\n', '#');
        const circle = [...way.slice(way.indexOf(key)), key].map(name).join(' > ');
        this.#findings.push({ message: `the symbol ${name(key)} contains itself (${circle})` });
        return;
      }
      if (done.has(key) || way.length > MOST_NESTED) return;
      done.add(key);
      const inside = new Set<string>();
      walkControls(this.#symbols.get(key)?.children ?? [], ({ typeID, properties: { src } }) => {
        if (typeID === SYMBOL_INSTANCE) inside.add(symbolKey(src?.id, src?.anchor));
      });
      for (const next of inside) visit(next, [...way, key]);
    };
    for (const key of this.#symbols.keys()) visit(key, []);
  }

  /** What is wrong with the mockups, alternates and comments themselves. */
  #resources(): void {
    const { mockups, branches, comments } = this.#project;
    const known = new Set(branches.map(({ id }) => id));
    for (const { id, name, parentId, branchId } of mockups) {
      const mockup = name || id;
      if (parentId !== undefined && !this.#mockups.has(parentId)) {
        this.#findings.push({ mockup, message: `is nested under ${parentId}, which the project does not have` });
      }
      if (!known.has(branchId))
        this.#findings.push({ mockup, message: `is of the alternate ${branchId}, which is not listed` });
    }
    for (const { id, mockupId } of comments) {
      if (this.#mockups.has(mockupId)) continue;
      this.#findings.push({ message: `the comment ${id} is on ${mockupId}, which the project does not have` });
    }
  }

  #mockup(mockup: Mockup): MockupReport {
    let controls = 0;
    walkControls(mockup.controls, () => controls++);
    const branch = this.#project.branches.find(({ id }) => id === mockup.branchId);
    const alternate = mockup.branchId === MASTER_BRANCH ? {} : { alternate: branch?.name || mockup.branchId };
    return {
      id: mockup.id,
      name: mockup.name,
      ...alternate,
      trashed: mockup.trashed,
      size: sizeOf(mockup),
      controls,
      notes: mockup.notes !== undefined,
    };
  }

  #alternates(): Inspection['alternates'] {
    const { branches, mockups } = this.#project;
    return branches
      .filter(({ id }) => id !== MASTER_BRANCH)
      .map(({ id, name }) => ({ id, name, mockups: mockups.filter(({ branchId }) => branchId === id).length }));
  }

  #symbolList(): Inspection['symbols'] {
    const libraries = new Map<string, Resource>(this.#project.symbolLibraries.map((library) => [library.id, library]));
    return [...this.#symbols].map(([key, { id, properties }]) => ({
      library: libraries.get(key.slice(0, key.lastIndexOf('\n')))?.name ?? '',
      name: properties.controlName || id,
      uses: this.#symbolUses.get(key) ?? 0,
    }));
  }

  #assetList(): readonly AssetReport[] {
    return this.#project.assets.map(({ id, name, mediaType, bytes, trashed }) => {
      const { pixels, undrawn, fault } = this.#assets.get(id) ?? {};
      return {
        ...{ id, name, mediaType, bytes: bytes.length },
        ...(pixels ? { pixels } : {}),
        ...(undrawn === undefined ? {} : { undrawn }),
        ...(fault === undefined ? {} : { fault }),
        ...{ uses: this.#assetUses.get(id) ?? 0, trashed },
      };
    });
  }

  /** The glyph that stands for an icon; `null` when there is none. */
  #drawnAs(icon: string): string | null {
    return this.#library.find(icon)?.name ?? null;
  }
}

/** How many symbols are followed from one into the next: a search for circles recurses. */
const MOST_NESTED = 200;

/** What an asset holds. */
interface AssetContent {
  readonly name: string;
  readonly empty: boolean;
  readonly pixels?: Size;
  readonly undrawn?: string;
  readonly fault?: string;
}

function contentOf(asset: Asset, limits: Limits): AssetContent {
  const { id, name, bytes } = asset;
  const bitmap = sniffBitmap(bytes);
  const undrawn = bitmap || bytes.length === 0 ? undefined : undrawnKind(bytes);
  const fault = faultOf(asset, bitmap, limits)?.message;
  return {
    ...{ name: name || id, empty: bytes.length === 0 },
    ...(bitmap ? { pixels: bitmap.natural } : {}),
    ...(undrawn === undefined ? {} : { undrawn }),
    ...(fault === undefined ? {} : { fault }),
  };
}

function isDrawn(type: string): boolean {
  return type === GROUP || type === SYMBOL_INSTANCE || drawingOf({ typeID: type }) !== undefined;
}

function symbolKey(library: string | undefined, group: string | undefined): string {
  return `${library ?? ''}\n${group ?? ''}`;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Descending by count, then by name. */
function mostUsed(counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

function sizeOf(mockup: Mockup): Size {
  let bounds: Rect | undefined;
  for (const control of mockup.controls) {
    const { width = 0, height = 0 } = storedSize(control);
    bounds = union(bounds, rect(control.x ?? 0, control.y ?? 0, width, height));
  }
  return { width: bounds?.width ?? 0, height: bounds?.height ?? 0 };
}

function schemaOf(info: Json | undefined): string | undefined {
  if (typeof info !== 'object' || info === null || Array.isArray(info)) return undefined;
  const version = (info as { readonly [key: string]: Json }).SchemaVersion;
  return typeof version === 'string' ? version : undefined;
}
