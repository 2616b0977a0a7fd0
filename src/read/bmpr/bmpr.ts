import { InputError } from '../../model/errors.ts';
import { DEFAULT_LIMITS, type Limits } from '../../model/limits.ts';
import { Notices } from '../../model/notice.ts';
import {
  type Asset,
  type Branch,
  type Comment,
  INFO_KEY,
  MASTER_BRANCH,
  type Mockup,
  type Project,
  type Resource,
  SQLITE_VERSION_KEY,
  type Thumbnail,
  type User,
} from '../../model/project.ts';
import { type Extra, type Json, NO_EXTRA } from '../../model/properties.ts';
import { readAsset } from '../json/asset.ts';
import { rest } from '../json/control.ts';
import { readThumbnail } from '../json/json.ts';
import { readMockup } from '../json/mockup.ts';
import { completed, emptyProject, readBranch, readSettings } from '../json/project.ts';
import { readResource } from '../json/resource.ts';
import { isRecord, type Raw, word } from '../json/values.ts';
import { jsonReason, parseJson } from '../parse.ts';
import { Problems, pathOf, type ReadPlace } from '../problems.ts';
import { type Row, readSqlite, type Tables, writerOf } from './sqlite.ts';

/** Major schema versions that balsa knows (FORMAT section 4); minor ones are compatible by Balsamiq's promise. */
const SCHEMA_MAJORS = new Set(['1', '2']);

/**
 * Reads a BMPR project of schema 1.x or 2.x: an SQLite database of resources. Tables and columns that are missing count as
 * empty; a database without the table RESOURCES is no project.
 *
 * @throws InputError when the database is damaged, is another program's, or holds what cannot be read.
 */
export async function readBmpr(bytes: Uint8Array, limits: Limits = DEFAULT_LIMITS): Promise<Project> {
  const project = await readSqlite(bytes, (tables) => new BmprReader(tables, limits).project());
  const writer = writerOf(bytes);
  return writer === undefined
    ? project
    : { ...project, extra: new Map([...project.extra, [SQLITE_VERSION_KEY, writer]]) };
}

/** Resources of kinds that balsa does not know, as they are stored. */
export const OTHER_RESOURCES_KEY = 'otherResources';

class BmprReader {
  readonly #tables: Tables;
  readonly #limits: Limits;
  readonly #problems = new Problems();
  readonly #notices = new Notices();

  constructor(tables: Tables, limits: Limits) {
    this.#tables = tables;
    this.#limits = limits;
  }

  project(): Project {
    if (!this.#tables.has('RESOURCES')) {
      throw new InputError([
        {
          message: 'is a database, but not a Balsamiq project: it has no table RESOURCES',
          hint: 'Give a .bmpr file that Balsamiq saved',
        },
      ]);
    }
    const info = this.#info();
    const master = this.#rows('BRANCHES').find((row) => text(row, 'ID') === MASTER_BRANCH);
    const settings = master && this.#attributes(master, branchPlace(MASTER_BRANCH));
    const resources = this.#resources();
    const project: Project = {
      ...emptyProject('bmpr'),
      ...resources.project,
      name: info.name,
      settings: readSettings(settings, branchPlace(MASTER_BRANCH), this.#problems),
      branches: this.#branches(),
      comments: this.#comments(),
      users: this.#users(),
      thumbnails: this.#thumbnails([...resources.project.mockups, ...resources.project.symbolLibraries]),
      extra: new Map([...info.extra, ...resources.others]),
    };
    this.#problems.throwIfAny();
    return { ...completed(project), notices: this.#notices.list() };
  }

  #info(): { readonly name: string; readonly extra: Extra } {
    const rows = this.#rows('INFO');
    if (rows.length === 0) return { name: '', extra: NO_EXTRA };
    const info = new Map<string, Json>(rows.map((row) => [text(row, 'NAME'), text(row, 'VALUE')]));
    const version = word(info.get('SchemaVersion'));
    if (version !== '' && !SCHEMA_MAJORS.has(version.split('.')[0] ?? '')) {
      throw new InputError([
        {
          place: 'INFO SchemaVersion',
          message: `has schema version ${version}; balsa reads 1 and 2`,
          hint: 'A newer balsa may read it',
        },
      ]);
    }
    const place: ReadPlace = { path: 'INFO ArchiveAttributes' };
    const attributes = this.#parse(word(info.get('ArchiveAttributes')), place);
    const { name, ...others } = attributes;
    info.set('ArchiveAttributes', others);
    return { name: word(name), extra: new Map([[INFO_KEY, Object.fromEntries(info)]]) };
  }

  #branches(): readonly Branch[] {
    return this.#rows('BRANCHES').map((row) => {
      const id = text(row, 'ID');
      return readBranch(id, this.#attributes(row, branchPlace(id)));
    });
  }

  #resources() {
    const mockups: Mockup[] = [];
    const symbolLibraries: Mockup[] = [];
    const assets: Asset[] = [];
    const others: Json[] = [];
    const rows = this.#rows('RESOURCES').map((row) => {
      const id = text(row, 'ID');
      const place: ReadPlace = { path: `RESOURCES ${JSON.stringify(id)}` };
      return { id, branchId: text(row, 'BRANCHID'), data: text(row, 'DATA'), attributes: this.#attributes(row, place) };
    });
    const kinds = new Map(
      rows.flatMap(({ id, attributes }) => (word(attributes.kind) ? [[id, word(attributes.kind)]] : [])),
    );
    for (const { id, branchId, data, attributes } of rows) {
      const kind = word(attributes.kind) || kinds.get(id) || (data.trimStart().startsWith('{') ? 'mockup' : 'asset');
      const isAsset = kind === 'asset' || kind === 'otherAsset';
      const list = kind === 'symbolLibrary' ? symbolLibraries : mockups;
      const described = readResource(id, branchId, attributes, isAsset ? assets.length : list.length);
      const place: ReadPlace = { path: `RESOURCES ${JSON.stringify(id)} DATA` };
      if (kind === 'mockup' || kind === 'symbolLibrary') {
        const mockup = this.#mockup(withoutKind(described, kind), data, place, list.length);
        if (mockup) list.push(mockup);
      } else if (isAsset) {
        const reader = { problems: this.#problems, notices: this.#notices, limits: this.#limits };
        assets.push(readAsset(withoutKind(described, 'asset'), data, place, reader));
      } else {
        others.push({ ID: id, BRANCHID: branchId, ATTRIBUTES: attributes, DATA: data });
        const message = `resources of the kind "${kind}" are not known: they are kept, not drawn`;
        this.#notices.add({ kind: 'other', subject: kind, message });
      }
    }
    const extra: Extra = others.length === 0 ? NO_EXTRA : new Map([[OTHER_RESOURCES_KEY, others]]);
    return { project: { mockups, symbolLibraries, assets }, others: extra };
  }

  #mockup(resource: Resource, data: string, place: ReadPlace, index: number): Mockup | undefined {
    const here: ReadPlace = { ...place, mockup: resource.name || resource.id };
    const root = this.#parse(data, here);
    return readMockup(isRecord(root.mockup) ? root.mockup : root, here, index, this.#problems, this.#limits, resource);
  }

  #thumbnails(mockups: readonly Mockup[]): readonly Thumbnail[] {
    const owners = new Map(mockups.map((mockup) => [word(mockup.extraAttributes.get('thumbnailID')), mockup]));
    return this.#rows('THUMBNAILS').flatMap((row) => {
      const id = text(row, 'ID');
      const thumbnail = readThumbnail({
        ...this.#attributes(row, { path: `THUMBNAILS ${JSON.stringify(id)}` }),
        ID: id,
      });
      if (thumbnail === undefined || thumbnail.mockupId !== '') return thumbnail ?? [];
      const owner = owners.get(id);
      return owner ? { ...thumbnail, mockupId: owner.id, branchId: owner.branchId } : thumbnail;
    });
  }

  #users(): readonly User[] {
    return this.#rows('USERS').map((row) => {
      const id = text(row, 'ID');
      const attributes = this.#attributes(row, { path: `USERS ${JSON.stringify(id)}` });
      return { id, name: word(attributes.name), extra: rest(attributes, new Set(['name'])) };
    });
  }

  #comments(): readonly Comment[] {
    return this.#rows('COMMENTS').map((row) => {
      const id = text(row, 'ID');
      const attributes = this.#attributes(row, { path: `COMMENTS ${JSON.stringify(id)}` });
      return {
        id,
        mockupId: text(row, 'RESOURCEID'),
        branchId: text(row, 'BRANCHID') || MASTER_BRANCH,
        userId: text(row, 'USERID'),
        text: text(row, 'DATA'),
        extra: rest(attributes, new Set()),
      };
    });
  }

  #rows(table: string): readonly Row[] {
    return this.#tables.rows(table, this.#limits.rows);
  }

  #attributes(row: Row, place: ReadPlace): Raw {
    return this.#parse(text(row, 'ATTRIBUTES'), { ...place, path: `${pathOf(place)} ATTRIBUTES`, steps: undefined });
  }

  /** An object of JSON; nothing stored is an empty one. */
  #parse(source: string, place: ReadPlace): Raw {
    if (source.trim() === '') return {};
    try {
      const value = parseJson(source, this.#limits);
      if (isRecord(value)) return value;
      if (value !== null) this.#problems.add(place, 'is not an object of JSON');
    } catch (error) {
      this.#problems.add(place, jsonReason(error));
    }
    return {};
  }
}

function branchPlace(id: string): ReadPlace {
  return { path: `BRANCHES ${JSON.stringify(id)}` };
}

/** The list that a resource is in says its kind, where it is the usual one. */
function withoutKind(resource: Resource, kind: string): Resource {
  if (resource.extraAttributes.get('kind') !== kind) return resource;
  const extraAttributes = new Map(resource.extraAttributes);
  extraAttributes.delete('kind');
  return { ...resource, extraAttributes };
}

/** A cell as text: a blob is UTF-8, nothing is empty. */
function text(row: Row, column: string): string {
  const value = row.get(column);
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  return value === undefined || value === null ? '' : String(value);
}
