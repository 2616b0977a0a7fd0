export type { Control, ControlPath } from './model/control.ts';
export { BalsaError, InputError, type Problem, UsageError } from './model/errors.ts';
export { DEFAULT_LIMITS, type Limits } from './model/limits.ts';
export type { Notice } from './model/notice.ts';
export type { Asset, Mockup, Project, ProjectSettings, SymbolLibrary } from './model/project.ts';
export { type Picture, type PictureFormat, type PictureOptions, pictureOf, sceneOf } from './raster/picture.ts';
export { readProject } from './read/read.ts';
export { loadResources, type Resources } from './render/resources.ts';
export type { Scene, Shape } from './render/scene.ts';
