import type { Colour } from './colour.ts';
import type { Point } from './geometry.ts';

/** Any JSON value, as kept for what balsa does not interpret. Objects made by balsa's readers have no prototype. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** An icon of a control: `id` is a Font Awesome name or an asset's resource ID, `name` a name of the oldest versions. */
export interface IconReference {
  readonly id?: string;
  readonly name?: string;
  /** xsmall 16, small 24, medium 32, large 48, xlarge 64, xxlarge 128 drawing units. */
  readonly size?: string;
}

/** Where an image or a symbol is defined: an asset, or a symbol library and the ID of the group in it. */
export interface ResourceReference {
  readonly id?: string;
  readonly anchor?: string;
}

/** A link's target: a mockup's resource ID, or a URL (`action://back` goes back); neither for an empty slot. */
export interface LinkTarget {
  readonly id?: string;
  readonly url?: string;
}

/** The visible window of a cropped group or image, each as a share (0 to 1) of the uncropped size. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a symbol's instance changes of one control of the symbol. */
export interface Override {
  /** Colon path of control IDs from the symbol's group; `-1` is the instance itself. */
  readonly path: string;
  readonly x?: number;
  readonly y?: number;
  readonly w?: number;
  readonly h?: number;
  readonly properties: Properties;
  readonly extra: Extra;
}

/** What was read but is not interpreted, by its name in the file. */
export type Extra = ReadonlyMap<string, Json>;

export const NO_EXTRA: Extra = new Map();

interface Kinds {
  string: string;
  number: number;
  integer: number;
  flag: boolean;
  colour: Colour;
  point: Point;
  icon: IconReference;
  icons: readonly IconReference[];
  resource: ResourceReference;
  link: LinkTarget;
  links: readonly LinkTarget[];
  crop: Crop;
  overrides: readonly Override[];
}

/**
 * The properties of a control that balsa interprets and how each is stored (FORMAT-PROPERTIES section 13). Whatever is
 * not listed is kept in `Control.extra`.
 */
export const PROPERTY_KINDS = {
  text: 'string',
  size: 'number',
  bold: 'flag',
  italic: 'flag',
  underline: 'flag',
  align: 'string',
  textOrientation: 'string',
  color: 'colour',
  textColor: 'colour',
  borderColor: 'colour',
  alternateRowColor: 'colour',
  backgroundAlpha: 'number',
  borderStyle: 'string',
  state: 'string',
  rotation: 'number',
  shape: 'string',
  shapeRotation: 'number',
  direction: 'string',
  stroke: 'string',
  curvature: 'number',
  leftArrow: 'flag',
  rightArrow: 'flag',
  p0: 'point',
  p1: 'point',
  p2: 'point',
  labelPosition: 'string',
  icon: 'icon',
  icons: 'icons',
  menuIcon: 'flag',
  filterIcon: 'flag',
  microphoneIcon: 'flag',
  src: 'resource',
  crop: 'crop',
  filter: 'flag',
  overrides: 'overrides',
  href: 'link',
  hrefs: 'links',
  text_links: 'links',
  markup: 'flag',
  controlName: 'string',
  notes: 'string',
  selectedIndex: 'integer',
  verticalScrollbar: 'flag',
  value: 'number',
  scrollBarValue: 'number',
  indeterminate: 'flag',
  style: 'string',
  rowHeight: 'number',
  hasHeader: 'flag',
  hLines: 'flag',
  vLines: 'flag',
  tabHPosition: 'string',
  tabVPosition: 'string',
  position: 'string',
  close: 'flag',
  minimize: 'flag',
  maximizeRestore: 'flag',
  dragger: 'flag',
  topheight: 'number',
  bottomheight: 'number',
  topBar: 'flag',
  orientation: 'string',
  model: 'string',
  device: 'string',
  bgPattern: 'string',
  bgTransparent: 'flag',
  onOffState: 'string',
  tooltipDirection: 'string',
  popoverArrowSide: 'string',
  popoverArrowPosition: 'string',
  thumb: 'string',
} as const satisfies Record<string, keyof Kinds>;

export type PropertyName = keyof typeof PROPERTY_KINDS;
export type PropertyKind = keyof Kinds;

/** The interpreted properties of a control; an absent one has the default of its type. */
export type Properties = { readonly [K in PropertyName]?: Kinds[(typeof PROPERTY_KINDS)[K]] };

const KIND_OF: ReadonlyMap<string, PropertyKind> = new Map(Object.entries(PROPERTY_KINDS));

/** How a property is stored; `undefined` when balsa does not interpret it. */
export function propertyKind(name: string): PropertyKind | undefined {
  return KIND_OF.get(name);
}
