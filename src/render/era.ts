import { ARROW, type Control, walkControls } from '../model/control.ts';
import { FORMAT_CARDS } from '../model/formats.ts';
import { INFO_KEY, type Project, type SkinName, SQLITE_VERSION_KEY } from '../model/project.ts';
import type { Json } from '../model/properties.ts';
import { hasStyle, type IconVersion } from './icons/names.ts';
import type { TextEngine } from './text/engine.ts';

/**
 * The product that a project was last saved with, oldest first; each draws some controls its own way:
 *
 * - `mockups-2`: Balsamiq Mockups 1 and 2, until 2015;
 * - `mockups-3-early`: the first releases of Balsamiq Mockups 3, until the middle of 2015;
 * - `mockups-3`: Balsamiq Mockups 3, 2015 to 2019 and in use for years after;
 * - `wireframes-2019`: Balsamiq Wireframes 4 with the icons of Font Awesome 4;
 * - `wireframes-2023`: Balsamiq Wireframes with the icons of Font Awesome 6, today's.
 */
const ERAS = ['mockups-2', 'mockups-3-early', 'mockups-3', 'wireframes-2019', 'wireframes-2023'] as const;
export type Era = (typeof ERAS)[number];

/** Whether `era` is older than `other`. */
export function isBefore(era: Era, other: Era): boolean {
  return ERAS.indexOf(era) < ERAS.indexOf(other);
}

/** Whether a project is of Balsamiq Mockups 3, its first releases among them. */
export function isMockups3(era: Era): boolean {
  return !isBefore(era, 'mockups-3-early') && isBefore(era, 'wireframes-2019');
}

/** How plain icon names are drawn: only the sketch skin of Mockups 1 and 2 had icons drawn by hand. */
export function iconVersionOf(era: Era, skin: SkinName): IconVersion {
  if (era === 'mockups-2' && skin === 'sketch') return 'drawn';
  return era === 'wireframes-2023' ? 6 : 4;
}

/** How the Flash player, in which Mockups ran, set text otherwise: its tab stops, and where it broke lines. */
export function textManners(era: Era): Pick<TextEngine, 'tabStop' | 'breaksAtSigns'> {
  return isBefore(era, 'wireframes-2019') ? { tabStop: 48, breaksAtSigns: true } : {};
}

/** The library that Mockups 3 writes archives with; Wireframes has newer ones. */
const MOCKUPS_3_SQLITE = '3.7.';
/** The oldest library of archives whose exports show Font Awesome 6; those with 3.37 and older show version 4. */
const NEW_SQLITE: readonly [major: number, minor: number] = [3, 38];

/**
 * The era of a project, by what its file says. Archives tell it by the version of the SQLite library that wrote them,
 * which each release brings along: 3.7.4 in all 63 archives of Mockups 3, two of schema 2.0 among them; 3.15 to 3.37 in
 * 29 archives of 2019 to 2022, none of which has an icon with a style in its name; 3.38 and later in 16 since 2023. The
 * pictures of 15 projects of schema 2.0 agree. Where the library is not known, a name of an icon with a style
 * (`check-solid`) or a mockup with `calloutsOffset`, which only files since 2023 have, tell new from old.
 *
 * JSON of a single mockup has `dependencies` since 2022; before, Mockups 3 stored the measured sizes of arrows
 * (`savedByMockups3`). Without any sign a project is taken to be as Balsamiq draws it today.
 */
export function eraOf(project: Project): Era {
  const { era } = FORMAT_CARDS[project.format];
  if (era) return era;
  const sqlite = project.extra.get(SQLITE_VERSION_KEY);
  const info = project.extra.get(INFO_KEY);
  const older = isBegunEarly(info) ? 'mockups-3-early' : 'mockups-3';
  if (schemaVersion(info)?.startsWith('1')) return older;
  if (typeof sqlite === 'string') {
    if (sqlite.startsWith(MOCKUPS_3_SQLITE)) return older;
    return isNew(sqlite) || hasNewSigns(project) ? 'wireframes-2023' : 'wireframes-2019';
  }
  if (project.format !== 'json-mockup' || project.extra.has('dependencies')) return 'wireframes-2023';
  if (hasNewSigns(project)) return 'wireframes-2023';
  return someControl(project, savedByMockups3) ? 'mockups-3' : 'wireframes-2019';
}

function isNew(sqlite: string): boolean {
  const [major = 0, minor = 0] = sqlite.split('.').map(Number);
  return major > NEW_SQLITE[0] || (major === NEW_SQLITE[0] && minor >= NEW_SQLITE[1]);
}

function hasNewSigns(project: Project): boolean {
  return (
    project.mockups.some(({ extra }) => extra.has('calloutsOffset')) ||
    someControl(project, ({ properties: { icon } }) => icon?.id !== undefined && hasStyle(icon.id))
  );
}

function someControl({ mockups, symbolLibraries }: Project, is: (control: Control) => boolean): boolean {
  let found = false;
  for (const { controls } of [...mockups, ...symbolLibraries]) {
    if (found) break;
    walkControls(controls, (control) => {
      found ||= is(control);
    });
  }
  return found;
}

/**
 * Archives begun before are drawn as by the first releases: so are the exports of the two of February and March 2015, and
 * not those of the 50 begun in October 2015 and later. When the change came between is not known.
 */
const FIRST_RELEASES_UNTIL = Date.UTC(2015, 6);

function isBegunEarly(info: Json | undefined): boolean {
  const attributes = memberOf(info, 'ArchiveAttributes');
  const date = memberOf(attributes, 'creationDate');
  return typeof date === 'number' && date > 0 && date < FIRST_RELEASES_UNTIL;
}

function memberOf(value: Json | undefined, key: string): Json | undefined {
  return typeof value === 'object' && value !== null && key in value ? (value as Record<string, Json>)[key] : undefined;
}

function schemaVersion(info: Json | undefined): string | undefined {
  const version = memberOf(info, 'SchemaVersion');
  return typeof version === 'string' ? version : undefined;
}

/** What later versions store as the measured size of every arrow: the natural size of the type. */
const NATURAL = { width: 150, height: 100 };

/**
 * Whether an arrow was saved by Mockups 3, which stored the size of its line as measured. Exports of that version have
 * other dots, and lines do not count in the size of its pictures (seen in 66 exports of roadmaps, all told apart by
 * this, but for one whose file is newer than its picture).
 */
export function savedByMockups3({ typeID, measuredW, measuredH, properties }: Control): boolean {
  if (typeID !== ARROW || !properties.p0 || measuredW === undefined || measuredH === undefined) return false;
  return measuredW !== NATURAL.width || measuredH !== NATURAL.height;
}
