import { append } from '../../model/lists.ts';
import { MASTER_BRANCH, type Resource } from '../../model/project.ts';
import { rest } from './control.ts';
import { flag, numeric, type Raw, word } from './values.ts';

const ATTRIBUTE_KEYS = new Set(['name', 'order', 'parentID', 'notes', 'trashed']);

/**
 * Reads what a project says of a mockup, a library or an asset (FORMAT-PROPERTIES section 2). A position that is missing
 * is `index`, the place in the file.
 */
export function readResource(id: string, branchId: string, attributes: Raw, index: number): Resource {
  const parentId = word(attributes.parentID);
  const notes = word(attributes.notes);
  return {
    id,
    name: word(attributes.name),
    branchId: branchId || MASTER_BRANCH,
    order: numeric.read(attributes.order) ?? index,
    ...(parentId ? { parentId } : {}),
    trashed: flag.read(attributes.trashed) === true,
    ...(notes ? { notes } : {}),
    extraAttributes: rest(attributes, ATTRIBUTE_KEYS),
  };
}

/**
 * The order of the navigator and of exports: siblings ascending by `order`, each followed by what is nested under it, the
 * file's order between equals. Alternates follow the official version.
 */
export function inTreeOrder<T extends Resource>(resources: readonly T[]): readonly T[] {
  const official = new Map<string, T>();
  const alternates = new Map<string, T[]>();
  const loose: T[] = [];
  for (const resource of resources) {
    if (resource.branchId !== MASTER_BRANCH) append(alternates, resource.id, resource);
    else if (resource.id === '' || official.has(resource.id)) loose.push(resource);
    else official.set(resource.id, resource);
  }
  const children = new Map<string, T[]>();
  for (const resource of [...official.values(), ...loose]) {
    const parent = resource.parentId;
    append(children, parent !== undefined && official.has(parent) ? parent : '', resource);
  }
  const ordered: T[] = [];
  const done = new Set<T>();
  const visit = (parent: string) => {
    for (const resource of inOrder(children.get(parent) ?? [])) {
      if (done.has(resource)) continue;
      done.add(resource);
      ordered.push(resource);
      if (resource.id !== '' && official.get(resource.id) === resource) {
        ordered.push(...(alternates.get(resource.id) ?? []));
        alternates.delete(resource.id);
        visit(resource.id);
      }
    }
  };
  visit('');
  const circular = inOrder([...official.values()].filter((resource) => !done.has(resource)));
  return [...ordered, ...circular, ...[...alternates.values()].flat()];
}

function inOrder<T extends Resource>(resources: readonly T[]): readonly T[] {
  return [...resources].sort((a, b) => a.order - b.order);
}
