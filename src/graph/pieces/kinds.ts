import { GROUP, SYMBOL_INSTANCE } from '../../model/control.ts';
import type { ElementKind } from '../diagram.ts';

const KINDS: ReadonlyMap<string, ElementKind> = new Map<string, ElementKind>([
  ['Arrow', 'edge'],
  ...['FieldSet', 'BrowserWindow', 'TitleWindow', 'iPhone', 'AndroidPhone', 'iPad', 'iPadPopover', 'TabBar'].map(
    (type): [string, ElementKind] => [type, 'container'],
  ),
  ...[GROUP, SYMBOL_INSTANCE, 'VerticalTabBar', 'Accordion'].map((type): [string, ElementKind] => [type, 'container']),
  ...['Label', 'Title', 'SubTitle', 'Paragraph', 'HRule', 'VRule', 'HCurly', 'VCurly', 'CallOut', 'StickyNote'].map(
    (type): [string, ElementKind] => [type, 'mark'],
  ),
  ...['ScratchOut', 'RedX', 'ModalScreen', 'Tooltip', 'LineOfText', 'BlockOfText'].map(
    (type): [string, ElementKind] => [type, 'mark'],
  ),
]);

/** What a type stands for when nothing else is known of the control: any type not listed is a node. */
export function elementKind(typeID: string): ElementKind {
  return KINDS.get(typeID) ?? 'node';
}
