export { loadResources } from './bundled.ts';
export { type DiagramDiff, diffDiagrams } from './diff/facts/diagram.ts';
export {
  type BuildDiagram,
  diffProjects,
  type MockupDiff,
  type ProjectChange,
  type ProjectDiff,
} from './diff/facts/project.ts';
export type { Change, ChangeKind, ControlRef, Layer, Subject } from './diff/kinds/change.ts';
export { jsonReport } from './diff/tell/json.ts';
export { markdownReport } from './diff/tell/markdown.ts';
export type { DiffReport, FileDiff } from './diff/tell/report.ts';
export { sentence } from './diff/tell/sentence.ts';
export { exportGraph } from './graph/export/export.ts';
export { comparePixels, type PixelComparison } from './images/compare.ts';
export { DEFAULT_LAYOUT, type LayoutChoice } from './layout/choice.ts';
export { chooseLayout } from './layout/choose.ts';
export type { Layout, LayoutMode } from './layout/layout.ts';
export type { Control, ControlPath } from './model/control.ts';
export { BalsaError, InputError, type Problem, UsageError } from './model/errors.ts';
export { DEFAULT_LIMITS, type Limits } from './model/limits.ts';
export type { Notice } from './model/notice.ts';
export type { Asset, Mockup, Project, ProjectSettings, SymbolLibrary } from './model/project.ts';
export { type Drawing, type DrawnScene, finishDrawing, startDrawing } from './pipeline.ts';
export type { PictureFormat } from './raster/formats.ts';
export { type Picture, type PictureOptions, pictureOf } from './raster/picture.ts';
export type { BmmlFolder } from './read/bmml/bmml.ts';
export { type ReadOptions, readFolder, readProject } from './read/read.ts';
export type { Resources } from './render/resources.ts';
export type { Scene, Shape } from './render/scene.ts';
export { sceneOf } from './scene-of.ts';
export { writeBmpr } from './write/bmpr.ts';
export { type WriteJsonOptions, writeMockupJson, writeProjectJson } from './write/json.ts';
export { prepareForBmpr } from './write/prepare.ts';
