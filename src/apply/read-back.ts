import type { Diagram } from '../graph/diagram.ts';
import { outlineOf } from '../graph/export/outline.ts';
import { ARROW, type Control, type ControlPath } from '../model/control.ts';
import { append } from '../model/lists.ts';
import type { Mockup } from '../model/project.ts';

/**
 * The new arrows that would be read as tying other things than they are to tie, since their line runs into something else.
 *
 * @param wished the mockup in which they have no place yet, and say what they tie
 * @param diagram of the same mockup with their places
 */
export function misreadTies({ controls }: Mockup, diagram: Diagram): readonly Control[] {
  const fresh = controls.filter((one) => one.typeID === ARROW && one.x === undefined && one.extra.has('balsa'));
  if (fresh.length === 0) return [];
  const { joints } = outlineOf(diagram);
  const pair = (a: ControlPath, b: ControlPath) => [joints.get(a) ?? a, joints.get(b) ?? b].sort().join('\n');
  const read = new Map<ControlPath, string[]>();
  for (const { from, to, edges } of diagram.connections) {
    for (const edge of edges) append(read, edge, pair(from, to));
  }
  return fresh.filter(({ id, extra }) => {
    const { from, to } = extra.get('balsa') as { readonly from?: ControlPath; readonly to?: ControlPath };
    const ties = read.get(id) ?? [];
    return from !== undefined && to !== undefined && !(ties.length === 1 && ties[0] === pair(from, to));
  });
}
