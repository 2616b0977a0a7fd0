import { BLACK, type Colour } from '../../model/colour.ts';
import type { DrawControl, DrawnTypes } from '../context.ts';
import { isBefore } from '../era.ts';
import { ownBounds } from './style.ts';

/** What Mockups draws a line of text in. */
const OLDER_LINE: Colour = 0x292929;

const blockOfText: DrawControl = ({ size }, { skin, era }) => {
  const figure = isBefore(era, 'wireframes-2019') ? 'older-block-of-text' : 'block-of-text';
  return skin.figure(figure, ownBounds(size), { fill: { colour: skin.scribbleColour } });
};

const lineOfText: DrawControl = ({ size }, { skin, era }) => {
  const isOlder = skin.scribbleColour === BLACK && isBefore(era, 'wireframes-2019');
  const colour = isOlder ? OLDER_LINE : skin.scribbleColour;
  return skin.figure('line-of-text', ownBounds(size), { fill: { colour } });
};

/** Text that is not written yet. */
export const SCRIBBLE_CONTROLS: DrawnTypes = [
  ['BlockOfText', { draw: blockOfText, natural: { width: 275, height: 80 } }],
  ['LineOfText', { draw: lineOfText, natural: { width: 200, height: 27 } }],
];
