import { INFO_KEY, type Project } from '../../model/project.ts';
import type { Json } from '../../model/properties.ts';
import type { IconVersion } from './names.ts';

/**
 * The version of Font Awesome that Balsamiq drew a project's plain icon names with. Exports up to 2022 and files of
 * Mockups 1 to 3 have version 4, exports from late 2023 on version 6 (seen in 19 exports of roadmaps). A file does not say
 * when its picture was made; what its form shows to be older gets version 4, the rest is drawn as Balsamiq draws today:
 *
 * - archives by their schema version, which `balsa convert` keeps: 1 is Mockups 3;
 * - the JSON of a single mockup by `dependencies`, which exports have since 2022;
 * - BMML is Mockups 1 and 2.
 */
export function iconVersion(project: Project): IconVersion {
  const schema = schemaVersion(project.extra.get(INFO_KEY));
  if (schema !== undefined) return schema.startsWith('1') ? 4 : 6;
  if (project.format === 'bmml') return 4;
  return project.format === 'json-mockup' && !project.extra.has('dependencies') ? 4 : 6;
}

function schemaVersion(info: Json | undefined): string | undefined {
  if (typeof info !== 'object' || info === null || Array.isArray(info) || !('SchemaVersion' in info)) return undefined;
  return typeof info.SchemaVersion === 'string' ? info.SchemaVersion : undefined;
}
