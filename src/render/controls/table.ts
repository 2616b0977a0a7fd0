import { SYMBOL_INSTANCE } from '../../model/control.ts';
import type { ControlType } from '../context.ts';
import { ANNOTATIONS } from './annotations.ts';
import { ARROWS } from './arrow.ts';
import { BOX_CONTROLS } from './boxes.ts';
import { BRACES } from './braces.ts';
import { BUTTON_CONTROLS } from './buttons.ts';
import { FIELD_SET_CONTROLS } from './field-set.ts';
import { ICON_CONTROLS } from './icons.ts';
import { IMAGE_CONTROLS } from './image.ts';
import { drawPlaceholder } from './placeholder.ts';
import { RULES } from './rules.ts';
import { SCROLLBAR_CONTROLS } from './scrollbars.ts';
import { SHAPE_CONTROLS } from './shapes.ts';
import { TEXT_CONTROLS } from './text.ts';

/** Every type that balsa draws, by Balsamiq's `typeID`. Another type is drawn as a labelled placeholder. */
export const CONTROL_TYPES: ReadonlyMap<string, ControlType> = new Map<string, ControlType>([
  ...ANNOTATIONS,
  ...ARROWS,
  ...BOX_CONTROLS,
  ...BRACES,
  ...BUTTON_CONTROLS,
  ...FIELD_SET_CONTROLS,
  ...SCROLLBAR_CONTROLS,
  ...SHAPE_CONTROLS,
  ...ICON_CONTROLS,
  ...IMAGE_CONTROLS,
  ...RULES,
  ...TEXT_CONTROLS,
  // An instance that could be expanded is drawn as its content.
  [SYMBOL_INSTANCE, { draw: drawPlaceholder, natural: { width: 100, height: 100 } }],
]);
