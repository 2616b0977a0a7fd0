import { WHITE } from '../../model/colour.ts';
import type { DrawControl, DrawnTypes } from '../context.ts';
import { ownBounds } from './style.ts';

/** A ring with a question mark in it. */
const draw: DrawControl = ({ size }, { skin }) =>
  skin.figure('help', ownBounds(size), { fill: { colour: WHITE }, border: { colour: skin.frameColour } });

/** The button that explains. */
export const HELP_BUTTON_CONTROLS: DrawnTypes = [['HelpButton', { draw, natural: { width: 18, height: 18 } }]];
