import type { Limits } from '../model/limits.ts';
import { MASTER_BRANCH, type Mockup } from '../model/project.ts';
import type { Json } from '../model/properties.ts';
import { readControls, rest } from './control.ts';
import { at, type Place, type Problems } from './problems.ts';
import { defined, flag, isRecord, numeric, present, show } from './values.ts';

const MOCKUP_KEYS = new Set([
  ...['controls', 'attributes', 'resourceID', 'branchID', 'mockupW', 'mockupH', 'measuredW', 'measuredH'],
]);
const ATTRIBUTE_KEYS = new Set(['name', 'order', 'parentID', 'notes', 'trashed']);

/** Reads the object that holds `controls`, as in JSON files and in the rows of a BMPR. */
export function readMockup(
  raw: Json,
  place: Place,
  index: number,
  problems: Problems,
  limits: Limits,
): Mockup | undefined {
  if (!isRecord(raw)) {
    problems.add(place, `expected a mockup, got ${show(raw)}`);
    return undefined;
  }
  const attributes = isRecord(raw.attributes) ? raw.attributes : {};
  const word = (value: Json | undefined) => (typeof value === 'string' ? value : '');
  const id = word(raw.resourceID);
  const name = word(attributes.name);
  const here: Place = name || id ? { ...place, mockup: name || id } : place;
  const size = (key: string) => (present(raw[key]) ? problems.check(numeric, raw[key], at(here, key)) : undefined);
  const parentId = word(attributes.parentID);
  const notes = word(attributes.notes);
  return {
    id,
    name,
    branchId: word(raw.branchID) || MASTER_BRANCH,
    order: numeric.safeParse(attributes.order).data ?? index,
    ...(parentId ? { parentId } : {}),
    trashed: flag.safeParse(attributes.trashed).data === true,
    ...(notes ? { notes } : {}),
    extraAttributes: rest(attributes, ATTRIBUTE_KEYS),
    controls: readControls(raw.controls, at(here, 'controls'), { problems, limits, count: 0 }),
    stored: defined<Mockup['stored']>({
      measuredW: size('measuredW'),
      measuredH: size('measuredH'),
      mockupW: size('mockupW'),
      mockupH: size('mockupH'),
    }),
    extra: rest(raw, MOCKUP_KEYS),
  };
}
