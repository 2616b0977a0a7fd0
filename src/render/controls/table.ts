import type { ControlType } from '../context.ts';
import { ARROWS } from './arrow.ts';
import { BOX_CONTROLS } from './boxes.ts';
import { ICON_CONTROLS } from './icons.ts';
import { RULES } from './rules.ts';
import { TEXT_CONTROLS } from './text.ts';

/** Every type that balsa draws, by Balsamiq's `typeID`. Another type is drawn as a labelled placeholder. */
export const CONTROL_TYPES: ReadonlyMap<string, ControlType> = new Map<string, ControlType>([
  ...ARROWS,
  ...BOX_CONTROLS,
  ...ICON_CONTROLS,
  ...RULES,
  ...TEXT_CONTROLS,
]);
