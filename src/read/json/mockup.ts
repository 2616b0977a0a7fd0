import type { Limits } from '../../model/limits.ts';
import type { Mockup, Resource } from '../../model/project.ts';
import type { Json } from '../../model/properties.ts';
import { at, type Problems, type ReadPlace } from '../problems.ts';
import { readControls, rest } from './control.ts';
import { readResource } from './resource.ts';
import { defined, isRecord, numeric, present, show, word } from './values.ts';

const MOCKUP_KEYS = new Set([
  ...['controls', 'attributes', 'resourceID', 'branchID', 'mockupW', 'mockupH', 'measuredW', 'measuredH'],
]);

/**
 * Reads the object that holds `controls`, as in JSON files and in the rows of a BMPR.
 *
 * @param index the place among the mockups of the file, which orders them when nothing else does
 * @param resource what the file says of the mockup elsewhere; it outranks the mockup's own attributes
 */
export function readMockup(
  raw: Json,
  place: ReadPlace,
  index: number,
  problems: Problems,
  limits: Limits,
  resource?: Resource,
): Mockup | undefined {
  if (!isRecord(raw)) {
    problems.add(place, `expected a mockup, got ${show(raw)}`);
    return undefined;
  }
  const attributes = isRecord(raw.attributes) ? raw.attributes : {};
  const about = resource ?? readResource(word(raw.resourceID), word(raw.branchID), attributes, index);
  const label = about.name || about.id;
  const here: ReadPlace = label ? { ...place, mockup: label } : place;
  const size = (key: string) => (present(raw[key]) ? problems.check(numeric, raw[key], here, key) : undefined);
  return {
    ...about,
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
