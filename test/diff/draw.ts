import { type DiagramDiff, diffDiagrams } from '../../src/diff/facts/diagram.ts';
import { sentence } from '../../src/diff/tell/sentence.ts';
import { buildDiagram } from '../../src/graph/build.ts';
import type { Diagram } from '../../src/graph/diagram.ts';
import { type Control, GROUP } from '../../src/model/control.ts';
import { MASTER_BRANCH, type Mockup } from '../../src/model/project.ts';
import { NO_EXTRA, type Properties } from '../../src/model/properties.ts';

/** Small drawings for tests: each function gives a control; `mockup` numbers them and stacks them in order. */
export type Drawn = Omit<Control, 'id' | 'zOrder'> & { readonly id?: string };

function control(typeID: string, bounds: readonly [number, number, number, number], properties: Properties): Drawn {
  const [x, y, w, h] = bounds;
  return { typeID, x, y, w, h, locked: false, properties, children: [], extraProperties: NO_EXTRA, extra: NO_EXTRA };
}

export function box(text: string, x: number, y: number, properties: Properties = {}): Drawn {
  return control('TextInput', [x, y, 160, 32], { text, ...properties });
}

export function label(text: string, x: number, y: number, properties: Properties = {}): Drawn {
  const { w, h, ...natural } = control('Label', [x, y, text.length * 8, 24], { text, ...properties });
  return { ...natural, ...(w === undefined || h === undefined ? {} : { measuredW: w, measuredH: h }) };
}

export function icon(id: string, x: number, y: number): Drawn {
  return control('Icon', [x, y, 24, 24], { icon: { id, size: 'small' } });
}

export function panel(x: number, y: number, w: number, h: number): Drawn {
  return control('Canvas', [x, y, w, h], {});
}

export function fieldSet(text: string, x: number, y: number, w: number, h: number): Drawn {
  return control('FieldSet', [x, y, w, h], { text });
}

/** An arrow with a head at its end. */
export function arrow(
  from: readonly [number, number],
  to: readonly [number, number],
  properties: Properties = {},
): Drawn {
  const [x, y] = [Math.min(from[0], to[0]), Math.min(from[1], to[1])];
  const bounds = [x, y, Math.abs(from[0] - to[0]), Math.abs(from[1] - to[1])] as const;
  return control('Arrow', bounds, {
    p0: { x: from[0] - x, y: from[1] - y },
    p1: { x: 0.5, y: 0 },
    p2: { x: to[0] - x, y: to[1] - y },
    leftArrow: false,
    ...properties,
  });
}

/** A group of controls whose places are given in the mockup. */
export function group(...inside: readonly Drawn[]): Drawn {
  const [x, y] = [Math.min(...inside.map((c) => c.x ?? 0)), Math.min(...inside.map((c) => c.y ?? 0))];
  const right = Math.max(...inside.map((c) => (c.x ?? 0) + (c.w ?? c.measuredW ?? 0)));
  const bottom = Math.max(...inside.map((c) => (c.y ?? 0) + (c.h ?? c.measuredH ?? 0)));
  const children = numbered(inside.map((c) => ({ ...c, x: (c.x ?? 0) - x, y: (c.y ?? 0) - y })));
  return { ...control(GROUP, [x, y, right - x, bottom - y], {}), children };
}

export function shift(by: readonly [number, number], ...drawn: readonly Drawn[]): Drawn[] {
  return drawn.map((c) => ({ ...c, x: (c.x ?? 0) + by[0], y: (c.y ?? 0) + by[1] }));
}

function numbered(drawn: readonly Drawn[], from = 0): Control[] {
  return drawn.map((c, i) => ({ ...c, id: c.id ?? String(i + from), zOrder: i }));
}

export function mockupOf(drawn: readonly Drawn[], from = 0): Mockup {
  return {
    id: 'M',
    branchId: MASTER_BRANCH,
    name: 'Drawing',
    order: 0,
    trashed: false,
    extraAttributes: NO_EXTRA,
    controls: numbered(drawn, from),
    stored: {},
    extra: NO_EXTRA,
  };
}

/** @param from the first ID: another one in each version stands for IDs that Balsamiq gave anew */
export function diagramOf(drawn: readonly Drawn[], from = 0): Diagram {
  const mockup = mockupOf(drawn, from);
  return buildDiagram(mockup, mockup.controls, () => ({ width: 100, height: 30 }));
}

/** The differences of two drawings whose IDs have nothing in common. */
export function diff(old: readonly Drawn[], next: readonly Drawn[]): DiagramDiff {
  return diffDiagrams(diagramOf(old), diagramOf(next, 1000));
}

/** What the diff says, one sentence for each change. */
export function told(old: readonly Drawn[], next: readonly Drawn[]): { content: string[]; layout: string[] } {
  const { content, layout } = diff(old, next);
  return { content: content.map((change) => sentence(change)), layout: layout.map((change) => sentence(change)) };
}
