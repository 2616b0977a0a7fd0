import { DEFAULT_SETTINGS, type Project, type ProjectSettings } from '../model/project.ts';
import { type Json, NO_EXTRA } from '../model/properties.ts';
import { at, type Place, type Problems } from './problems.ts';
import { colour, isRecord, numeric, present, text } from './values.ts';

/** A project without contents, with Balsamiq's default settings. */
export function emptyProject(format: Project['format']): Project {
  return {
    format,
    name: '',
    settings: DEFAULT_SETTINGS,
    mockups: [],
    symbolLibraries: [],
    assets: [],
    branches: [],
    comments: [],
    users: [],
    thumbnails: [],
    extra: NO_EXTRA,
  };
}

/** The order of the navigator: siblings ascending by `order`, the file's order between equals. */
export function inOrder<T extends { readonly order: number }>(resources: readonly T[]): readonly T[] {
  return [...resources].sort((a, b) => a.order - b.order);
}

/** Reads the attributes of the Master branch; what is absent has Balsamiq's default. */
export function readSettings(raw: Json | undefined, place: Place, problems: Problems): ProjectSettings {
  if (!isRecord(raw)) return DEFAULT_SETTINGS;
  const word = (key: string) => (present(raw[key]) ? problems.check(text, raw[key], at(place, key)) : undefined);
  const paint = (key: string) => (present(raw[key]) ? problems.check(colour, raw[key], at(place, key)) : undefined);
  const size = present(raw.fontSize) ? problems.check(numeric, raw.fontSize, at(place, 'fontSize')) : undefined;
  return {
    skin: word('skinName') === 'wireframe' ? 'wireframe' : 'sketch',
    fontFace: word('fontFace') ?? DEFAULT_SETTINGS.fontFace,
    fontSize: size ?? DEFAULT_SETTINGS.fontSize,
    linkColour: paint('linkColor') ?? DEFAULT_SETTINGS.linkColour,
    selectionColour: paint('selectionColor') ?? DEFAULT_SETTINGS.selectionColour,
  };
}
