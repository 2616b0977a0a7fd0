import type { Rect } from '../../model/geometry.ts';
import type { Shape } from '../scene.ts';
import type { ShapePaint } from './paint.ts';

/**
 * Everything that has an outline of its own in each skin: parts of controls that are neither boxes, ellipses nor lines.
 * Sorted by name; a new one needs its outline in both skins.
 */
export type FigureName =
  | 'alert'
  | 'android-grille'
  | 'android-home'
  | 'android-phone'
  | 'balloon-north-east'
  | 'balloon-north-west'
  | 'balloon-south-east'
  | 'balloon-south-west'
  | 'block-of-text'
  | 'browser-window'
  | 'button-bar'
  | 'chevron-left'
  | 'help'
  | 'image-frame'
  | 'ipad'
  | 'iphone-4'
  | 'iphone-5'
  | 'iphone-6'
  | 'iphone-6-older-screen'
  | 'iphone-x'
  | 'line-of-text'
  | 'multiline-button'
  | 'older-block-of-text'
  | 'pointed-left'
  | 'pointed-right'
  | 'scribble'
  | 'search-field'
  | 'speaker'
  | 'tab'
  | 'vertical-tab'
  | 'video-player'
  | 'webcam'
  | 'window-grip';

/** Draws a figure inside its bounds, in their coordinates; lengths in drawing units. */
export type DrawFigure = (bounds: Rect, paint: ShapePaint) => readonly Shape[];

/** The outlines of a skin: one for every name, none besides. */
export type Figures = Readonly<Record<FigureName, DrawFigure>>;
