import { type Colour, WHITE } from '../../model/colour.ts';
import { rect } from '../../model/geometry.ts';
import type { DrawControl, DrawnTypes } from '../context.ts';
import { fillPaint, ownBounds } from './style.ts';

/** Balsamiq's green, and the grey of what is off. */
const ON: Colour = 0x009e0f;
const OFF: Colour = 0xcccccc;
/** How far the knob keeps from the side (derived from the rounded shapes of the skin: no export shows one). */
const INSET = 2;

const draw: DrawControl = ({ control, size }, { skin }) => {
  const isOn = control.properties.onOffState !== 'off';
  const bounds = ownBounds(size);
  const border = { colour: skin.frameColour };
  const side = Math.max(0, Math.min(size.height, size.width) - 2 * INSET);
  const knob = rect(isOn ? size.width - INSET - side : INSET, (size.height - side) / 2, side, side);
  // Another skin makes the corners less round: a switch is round in all.
  const track = skin.roundedBox(bounds, { fill: fillPaint(control, isOn ? ON : OFF), border }, 3 * size.height);
  return [...track, ...skin.ellipse(knob, { fill: { colour: WHITE }, border })];
};

/** A switch that is on or off. */
export const SWITCH_CONTROLS: DrawnTypes = [['Switch', { draw, natural: { width: 42, height: 24 } }]];
