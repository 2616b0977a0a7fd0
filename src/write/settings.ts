import { type Branch, MASTER_BRANCH, MASTER_BRANCH_NAME, type ProjectSettings } from '../model/project.ts';
import { type JsonObject, sorted } from './control.ts';

/** The attributes of a branch as a BMPR stores them; those of the Master branch are the project's settings. */
export function branchToJson(branch: Branch, settings: ProjectSettings): JsonObject {
  const named = branch.id === MASTER_BRANCH && branch.name === MASTER_BRANCH_NAME ? {} : { branchName: branch.name };
  return {
    ...(branch.id === MASTER_BRANCH ? settingsToJson(settings) : {}),
    ...named,
    ...sorted(branch.extra),
  };
}

function settingsToJson(settings: ProjectSettings): JsonObject {
  return {
    fontFace: settings.fontFace,
    fontSize: settings.fontSize,
    linkColor: settings.linkColour,
    selectionColor: settings.selectionColour,
    skinName: settings.skin,
  };
}
