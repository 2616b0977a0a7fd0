import { currentName } from '../../model/cards.ts';
import { SYMBOL_INSTANCE } from '../../model/control.ts';
import type { ControlType } from '../context.ts';
import { ACCORDION_CONTROLS } from './accordion.ts';
import { ALERT_CONTROLS } from './alert.ts';
import { ANNOTATIONS } from './annotations.ts';
import { APP_BAR_CONTROLS } from './app-bar.ts';
import { ARROWS } from './arrow.ts';
import { BOX_CONTROLS } from './boxes.ts';
import { BRACES } from './braces.ts';
import { BREAD_CRUMBS_CONTROLS } from './bread-crumbs.ts';
import { BUTTON_BAR_CONTROLS } from './button-bar.ts';
import { BUTTON_CONTROLS } from './buttons.ts';
import { CHART_CONTROLS } from './charts.ts';
import { CHOICE_GROUP_CONTROLS } from './choice-groups.ts';
import { CHOICE_CONTROLS } from './choices.ts';
import { COLOUR_PICKER_CONTROLS } from './colour-picker.ts';
import { COMBO_CONTROLS } from './combo-box.ts';
import { DATA_GRID_CONTROLS } from './data-grid.ts';
import { DATE_CONTROLS } from './dates.ts';
import { DEVICE_CONTROLS } from './devices.ts';
import { FIELD_SET_CONTROLS } from './field-set.ts';
import { FORMATTING_TOOLBAR_CONTROLS } from './formatting-toolbar.ts';
import { HELP_BUTTON_CONTROLS } from './help-button.ts';
import { ICON_CONTROLS } from './icons.ts';
import { IMAGE_CONTROLS } from './image.ts';
import { IPHONE_MENU_CONTROLS } from './iphone-menu.ts';
import { KEYBOARD_CONTROLS } from './keyboard.ts';
import { LINK_BAR_CONTROLS } from './link-bar.ts';
import { LIST_CONTROLS } from './lists.ts';
import { MAP_CONTROLS } from './map.ts';
import { MEDIA_TYPES } from './media.ts';
import { MENU_BAR_CONTROLS } from './menu-bar.ts';
import { MULTILINE_BUTTON_CONTROLS } from './multiline-button.ts';
import { MISSING_SYMBOL } from './placeholder.ts';
import { POINTY_BUTTON_CONTROLS } from './pointy-button.ts';
import { RULES } from './rules.ts';
import { SCRIBBLE_CONTROLS } from './scribbles.ts';
import { SCROLLBAR_CONTROLS } from './scrollbars.ts';
import { SEARCH_CONTROLS } from './search-box.ts';
import { SHAPE_CONTROLS } from './shapes.ts';
import { SITE_MAP_CONTROLS } from './site-map.ts';
import { SLIDER_CONTROLS } from './sliders.ts';
import { STEPPER_CONTROLS } from './stepper.ts';
import { SWITCH_CONTROLS } from './switch.ts';
import { TAB_CONTROLS } from './tabs.ts';
import { TAG_CLOUD_CONTROLS } from './tag-cloud.ts';
import { TEXT_CONTROLS } from './text.ts';
import { TOOLTIP_CONTROLS } from './tooltip.ts';
import { TREE_CONTROLS } from './tree.ts';
import { WINDOW_CONTROLS } from './windows.ts';

/**
 * Every type that balsa draws, by Balsamiq's `typeID`; what it means stands in `model/cards.ts` under the same name. Another
 * type is drawn as a labelled placeholder.
 */
export const CONTROL_TYPES: ReadonlyMap<string, ControlType> = new Map<string, ControlType>([
  ...SITE_MAP_CONTROLS,
  ...TREE_CONTROLS,
  ...ACCORDION_CONTROLS,
  ...CHOICE_GROUP_CONTROLS,
  ...DATA_GRID_CONTROLS,
  ...DATE_CONTROLS,
  ...MENU_BAR_CONTROLS,
  ...ALERT_CONTROLS,
  ...BREAD_CRUMBS_CONTROLS,
  ...BUTTON_BAR_CONTROLS,
  ...FORMATTING_TOOLBAR_CONTROLS,
  ...HELP_BUTTON_CONTROLS,
  ...MULTILINE_BUTTON_CONTROLS,
  ...POINTY_BUTTON_CONTROLS,
  ...SWITCH_CONTROLS,
  ...TAB_CONTROLS,
  ...TAG_CLOUD_CONTROLS,
  ...TOOLTIP_CONTROLS,
  ...ANNOTATIONS,
  ...APP_BAR_CONTROLS,
  ...ARROWS,
  ...BOX_CONTROLS,
  ...BRACES,
  ...WINDOW_CONTROLS,
  ...BUTTON_CONTROLS,
  ...CHOICE_CONTROLS,
  ...COMBO_CONTROLS,
  ...DEVICE_CONTROLS,
  ...FIELD_SET_CONTROLS,
  ...IPHONE_MENU_CONTROLS,
  ...KEYBOARD_CONTROLS,
  ...LINK_BAR_CONTROLS,
  ...LIST_CONTROLS,
  ...SCRIBBLE_CONTROLS,
  ...SCROLLBAR_CONTROLS,
  ...SEARCH_CONTROLS,
  ...CHART_CONTROLS,
  ...COLOUR_PICKER_CONTROLS,
  ...MAP_CONTROLS,
  ...MEDIA_TYPES,
  ...SLIDER_CONTROLS,
  ...SHAPE_CONTROLS,
  ...ICON_CONTROLS,
  ...IMAGE_CONTROLS,
  ...RULES,
  ...STEPPER_CONTROLS,
  ...TEXT_CONTROLS,
  [SYMBOL_INSTANCE, MISSING_SYMBOL],
]);

/** How a type is drawn, also under a name that older files have for it; `undefined` when it is not drawn. */
export function drawingOf({ typeID }: { readonly typeID: string }): ControlType | undefined {
  return CONTROL_TYPES.get(currentName(typeID));
}
