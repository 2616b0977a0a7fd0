import type { Change, Subject, Tie } from './change.ts';
import { controlRef } from './diagram.ts';
import type { Item } from './item.ts';
import type { Names } from './names.ts';
import { words } from './text.ts';
import { gatherUnits } from './units.ts';

/**
 * What came or went, one change for each thing that a reader sees: a box with its text, a group with what it holds. An
 * edge that ties such a thing to the rest belongs to its change; an edge between things that stay is a change of its own.
 */
export function unitChanges(
  kind: 'added' | 'removed',
  items: readonly Item[],
  indices: ReadonlySet<number>,
  names: Names,
): Change[] {
  const nodes = new Set([...indices].filter((index) => !items[index]?.ends));
  const units = [...gatherUnits(items, nodes)].map(([head, members]) => ({
    head,
    members,
    parts: members,
    ties: [] as Tie[],
  }));
  const unitOf = new Map(
    units.flatMap((unit) => unit.members.map((member): [number, typeof unit] => [member.index, unit])),
  );
  const alone: Change[] = [];
  for (const index of indices) {
    const edge = items[index];
    if (!edge?.ends) continue;
    const from = unitOf.get(edge.ends.from.at ?? -1);
    const to = unitOf.get(edge.ends.to.at ?? -1);
    if (from && from === to) from.parts = [...from.parts, edge];
    else if (to) to.ties.push(tie(edge, 'from', edge.ends.from.at, items, names));
    else if (from) from.ties.push(tie(edge, 'to', edge.ends.to.at, items, names));
    else alone.push({ kind, subjects: [subject(kind, edge, [], names)], ties: [] });
  }
  const changes = units.flatMap(({ head, parts, ties }): Change[] => {
    const item = items[head];
    return item
      ? [
          {
            kind,
            subjects: [
              subject(
                kind,
                item,
                parts.filter((part) => part !== item),
                names,
              ),
            ],
            ties,
          },
        ]
      : [];
  });
  return [...changes, ...alone];
}

function tie(
  edge: Item,
  direction: Tie['direction'],
  at: number | undefined,
  items: readonly Item[],
  names: Names,
): Tie {
  const other = items[at ?? -1];
  return { edge: controlRef(edge), direction, ...(other ? { other: names.text(other) } : {}) };
}

function subject(kind: 'added' | 'removed', item: Item, parts: readonly Item[], names: Names): Subject {
  const ref = (of: Item) => (kind === 'added' ? { new: controlRef(of) } : { old: controlRef(of) });
  const section = names.section(item);
  const name = names.of(item);
  const held = parts.map((part) => words(part.element.control.properties.text));
  const contents = [...new Set(held)].filter((text) => text !== '' && text !== name.name && !name.name.includes(text));
  return {
    ...name,
    element: item.element.kind,
    ...ref(item),
    parts: parts.map(ref),
    ...(contents.length > 0 ? { contents } : {}),
    ...(section ? { section } : {}),
  };
}
