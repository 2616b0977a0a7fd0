import type { ControlType } from '../context.ts';
import { BOX_CONTROLS } from './boxes.ts';
import { ICON_CONTROLS } from './icons.ts';
import { TEXT_CONTROLS } from './text.ts';

/** Every type that balsa draws, by Balsamiq's `typeID`. Another type is drawn as a labelled placeholder. */
export const CONTROL_TYPES: ReadonlyMap<string, ControlType> = new Map<string, ControlType>([
  ...BOX_CONTROLS,
  ...ICON_CONTROLS,
  ...TEXT_CONTROLS,
]);
