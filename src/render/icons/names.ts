import { legacyIcon } from './legacy.ts';
import { nearestNames } from './nearest.ts';

/**
 * Where outlines come from: version 4 has one style, later versions have three that are free; `lines` are balsa's own, in
 * the weight of `regular`.
 */
export type IconStyle = 'version4' | 'solid' | 'regular' | 'brands' | 'lines';

/** One place to look for an icon. */
export interface GlyphName {
  readonly style: IconStyle;
  readonly icon: string;
  /** Whether it is the icon that the name means. */
  readonly exact: boolean;
  /** Whether only its outline is drawn. */
  readonly hollow?: boolean;
  /** What stands around the icon, where the name means both (`circle-phone`): a disc or square, or its outline. */
  readonly frame?: { readonly style: IconStyle; readonly icon: string };
}

const SUFFIX = /-(solid|regular|brands|light|thin|duotone)$/;

/**
 * The version of Font Awesome that plain names are drawn with; `drawn` is version 4 with its icons as near as can be to those
 * that Mockups 1 and 2 drew by hand.
 */
export type IconVersion = 4 | 6 | 'drawn';

/** Whether the name says a style (`check-solid`), as names do since Font Awesome 6. */
export function hasStyle(name: string): boolean {
  return SUFFIX.test(name);
}

/**
 * Where to look for an icon, best first. A name with a style (`circle-check-solid`) means version 6 or 7. A plain name
 * (`check-circle`) was picked from version 4; Balsamiq drew these with version 4 until about 2023 and draws them with
 * version 6 since (`iconVersionOf` tells which an era gets).
 */
export function candidates(name: string, version: IconVersion): readonly GlyphName[] {
  const plain = fileIcon(name) ?? name.trim().replace(/^fa-/, '');
  const legacy = legacyIcon(plain, version === 'drawn');
  if (legacy)
    return candidates(legacy.name, version).map((glyph) => (legacy.hollow ? { ...glyph, hollow: true } : glyph));
  const icon = kebab(plain);
  const suffix = SUFFIX.exec(icon)?.[1];
  const base = suffix === undefined ? icon : icon.slice(0, -suffix.length - 1);
  return [
    ...anyStyle(icon, true, suffix === undefined ? version : 4),
    ...(suffix === undefined ? [] : [...styled(base, suffix).filter(isFree(suffix)), ...framed(base, suffix)]),
    ...(suffix === undefined ? [] : styled(base, suffix)),
    ...nearestNames(base).flatMap((near) =>
      suffix === undefined ? anyStyle(near, false, version) : pictures(near, suffix, false),
    ),
  ];
}

/** Plain names that go on meaning the bare sign of version 4 where later versions have another (exports of 2024 and 2025). */
const BARE: ReadonlyMap<string, string> = new Map([['facebook', 'facebook-f']]);

/** The icon under a plain name; version 4 ends the names of outlined icons in `-o`, which later versions call regular. */
function anyStyle(plain: string, exact: boolean, version: IconVersion): GlyphName[] {
  const icon = BARE.get(plain) ?? plain;
  const first: GlyphName = { style: 'version4', icon, exact };
  const outlined: GlyphName[] = icon.endsWith('-o') ? [{ style: 'regular', icon: icon.slice(0, -2), exact }] : [];
  const later = [...pictures(icon, 'solid', exact), ...outlined];
  return version === 6 ? [...later, first] : [first, ...later];
}

/** The icon in the style asked for, then in the others. */
function styled(icon: string, suffix: string): GlyphName[] {
  const [first, ...others] = pictures(icon, suffix, true);
  const free = suffix === 'solid' || suffix === 'regular' || suffix === 'brands';
  const rest = free ? others : [...(first ? [first] : []), ...others];
  return [...(free && first ? [first] : []), ...rest.map((c) => ({ ...c, exact: false }))];
}

const FRAMED = /^(circle|square)-(.+)$/;

/**
 * Icons in a circle or a square, of which Font Awesome gives few away, are put together of a free frame and a free icon:
 * `circle-1-solid` is a disc with the figure cut out, `square-user-regular` the outline of a square around the user.
 */
function framed(base: string, suffix: string): GlyphName[] {
  const [, shape, inner] = FRAMED.exec(base) ?? [];
  if (shape === undefined || inner === undefined) return [];
  const frame = { style: suffix === 'solid' ? 'solid' : 'regular', icon: shape } as const;
  return pictures(inner, suffix, false).map((candidate) => ({ ...candidate, frame }));
}

/** Whether a candidate has the very style that the name asks for. */
function isFree(suffix: string): (candidate: GlyphName) => boolean {
  return ({ style }) => style === suffix || (style === 'lines' && suffix === 'regular');
}

/** The icon in later versions, the styles ordered by likeness to the one asked for. */
function pictures(icon: string, suffix: string, exact: boolean): GlyphName[] {
  const thin = suffix === 'regular' || suffix === 'light' || suffix === 'thin';
  const order: IconStyle[] =
    suffix === 'brands'
      ? ['brands', 'solid', 'regular']
      : thin
        ? ['regular', 'lines', 'solid', 'brands']
        : ['solid', 'brands', 'regular'];
  return order.map((style) => ({ style, icon, exact }));
}

/**
 * The icon that a picture of an account's own icons is named after: `$ACCOUNT/assets/icon_material action home.png` gives
 * `home`. `undefined` for anything but the name of a picture's file.
 */
function fileIcon(name: string): string | undefined {
  const file = /([^/\\]+)\.(?:png|gif|jpe?g|svg)$/i.exec(name)?.[1];
  if (file === undefined) return undefined;
  const words = file.replace(/%20|_/g, ' ').replace(/^icon /i, '');
  const material = /^material \S+ (.+)$/i.exec(words);
  return (material?.[1] ?? words).trim().replace(/\s+/g, '-');
}

/** `PaperClip`, `PaperClipIcon` and `paper clip` as `paper-clip`. */
function kebab(name: string): string {
  return name
    .replace(/Icon$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/[\s_]+/g, '-')
    .toLowerCase();
}
