import { MADE } from '../model/cards.ts';
import { ARROW, type Control, type ControlPath, childPath, GROUP } from '../model/control.ts';
import type { Properties } from '../model/properties.ts';
import { type MeasureText, wish } from '../outline/draw.ts';

/** What is done to a control of the drawing. */
export interface Edit {
  readonly properties?: Properties;
  /** Properties that it loses. */
  readonly without?: readonly (keyof Properties)[];
  /** Loses its place, and asks for another one. */
  readonly wish?: Readonly<Record<string, string>>;
}

/** What an edit of the outline means for the controls that there are. */
export interface Edits {
  readonly removed: ReadonlySet<ControlPath>;
  readonly edits: ReadonlyMap<ControlPath, Edit>;
}

/** The controls with the edits carried out, drawing units; what none of them touches is the same value as before. */
export function carryOut(
  controls: readonly Control[],
  edits: Edits,
  measure: MeasureText,
  parent?: ControlPath,
): readonly Control[] {
  return controls.flatMap((one): readonly Control[] => {
    const path = childPath(parent, one.id);
    if (edits.removed.has(path)) return [];
    const children = one.typeID === GROUP ? carryOut(one.children, edits, measure, path) : one.children;
    if (one.children.length > 0 && children.length === 0 && one.typeID === GROUP) return [];
    const isSame = children.length === one.children.length && children.every((child, i) => child === one.children[i]);
    const edit = edits.edits.get(path);
    const inner = isSame ? one : { ...one, children };
    return [edit ? withEdit(inner, edit, measure) : inner];
  });
}

function withEdit(one: Control, edit: Edit, measure: MeasureText): Control {
  const properties: Properties = Object.fromEntries(
    Object.entries({ ...one.properties, ...edit.properties }).filter(
      ([name]) => !edit.without?.includes(name as keyof Properties),
    ),
  );
  const edited: Control = { ...one, properties };
  const isRenamed = properties.text !== one.properties.text && one.typeID !== ARROW;
  const sized = isRenamed ? resized(edited, measure) : edited;
  if (!edit.wish) return sized;
  const { x: _x, y: _y, ...unplaced } = sized;
  return { ...unplaced, extra: new Map([...sized.extra, ...wish(edit.wish)]) };
}

/** A control of its natural size has that of its new text; one of a size of its own grows only when the text needs it. */
function resized(one: Control, measure: MeasureText): Control {
  const { w, h: _h, measuredW, measuredH, ...bare } = one;
  const natural = measure(bare);
  const measured = {
    ...(measuredW === undefined ? {} : { measuredW: natural.width }),
    ...(measuredH === undefined ? {} : { measuredH: natural.height }),
  };
  const isCut = w !== undefined && one.typeID === MADE.topic && natural.width > w;
  return { ...one, ...measured, ...(isCut ? { w: Math.ceil(natural.width) } : {}) };
}
