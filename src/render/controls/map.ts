import type { Colour } from '../../model/colour.ts';
import type { DrawControl, DrawnTypes } from '../context.ts';
import { rectPath } from '../path.ts';
import { type Artwork, onBounds, parsePath } from '../skin/artwork.ts';
import { ownBounds } from './style.ts';

/**
 * A piece of a town at its natural size, in paint order; all of it stretches with the control. Corners read on an export of
 * 558 x 303 units; exports of all eras and of both skins show the same map, without a border.
 */
const MAP: Artwork = { width: 252, height: 222 };
const LAND: Colour = 0xece9e2;
const ROADS = parsePath(
  'M57.4 0L62.6 0L82.7 118L77.4 118Z' +
    'M135.4 0L141 0L164.1 146.5L159 146.5Z' +
    'M0 72.4L252 32.1L252 37.3L0 77.6Z' +
    'M29.8 72.9L35.4 71.8L42.9 120.7L37.5 121.2Z' +
    'M106.1 60.6L111.4 59.8L121.3 115.2L115.9 115.4Z' +
    'M153.6 77.4L252 60.8L252 66L154.7 82.5Z' +
    'M157.5 103.3L229 92L229.8 96.9L158.3 108.2Z' +
    'M0 93.8L1 93.8L10.1 158.6L4.6 158.6L0 133.3Z' +
    'M242.9 139.7L252 139.3L252 144.5L242.9 145.2Z' +
    'M67.1 158L72.2 158L78.1 222L72.1 222Z' +
    'M120 154L125 154L129.3 222L124.5 222Z' +
    'M169.7 150L174.9 150L180.4 222L174.9 222Z' +
    'M220.9 146L226 146L231 222L225.9 222Z',
);
const PARK = parsePath('M6.4 129L36 121.2L118 115.3L152.4 106.9L159.1 146L10.1 158.6Z');
const HIGHWAY = parsePath('M212.9 0L218.4 0L243 140.6L243 145.6L0 164.2L0 159L237 140.3Z');

const draw: DrawControl = ({ size }) => {
  const bounds = ownBounds(size);
  return [
    { kind: 'path', path: rectPath(bounds), fill: { colour: LAND } },
    { kind: 'path', path: onBounds(ROADS, MAP, bounds), fill: { colour: 0xfefefe } },
    { kind: 'path', path: onBounds(PARK, MAP, bounds), fill: { colour: 0xbcd5ac } },
    { kind: 'path', path: onBounds(HIGHWAY, MAP, bounds), fill: { colour: 0xfefa6f } },
  ];
};

/** The street map. */
export const MAP_CONTROLS: DrawnTypes = [['Map', { draw, natural: { width: MAP.width, height: MAP.height } }]];
