import type { ControlPath } from '../../model/control.ts';
import type { Rect } from '../../model/geometry.ts';
import type { Attachment, Connection, EdgeElement } from '../diagram.ts';
import { MOST_LINES } from '../numbers.ts';
import { ownText } from '../pieces/item.ts';
import { meetingOn, placeOn } from './meet.ts';

type Side = 'from' | 'to';

const otherSide = (side: Side): Side => (side === 'from' ? 'to' : 'from');

/** Where one side of a connection leads. */
interface Reached {
  readonly attachment: Attachment;
  readonly head: boolean;
  /** The lines on the way, from the edge on. */
  readonly edges: readonly ControlPath[];
}

type Stop = Attachment & { readonly head: boolean };

/**
 * The ties that the edges draw, each once, in paint order of their first edge.
 *
 * @param labels what labels say of edges that have no text of their own
 * @param bounds the places of the nodes
 */
export function connectionsOf(
  edges: readonly EdgeElement[],
  labels: ReadonlyMap<ControlPath, string>,
  bounds: ReadonlyMap<ControlPath, Rect>,
): readonly Connection[] {
  const lines = new Lines(edges, bounds);
  const byPath = new Map(edges.map((edge) => [edge.path, edge]));
  const seen = new Set<string>();
  return edges.flatMap((edge) => {
    const [from, to] = [lines.leadsTo(edge, 'from'), lines.leadsTo(edge, 'to')];
    const stops: Stop[] = [
      ...(from ? [{ ...from.attachment, head: from.head }] : []),
      ...edge.through.map((stop) => ({ ...stop, head: false })),
      ...(to ? [{ ...to.attachment, head: to.head }] : []),
    ];
    return stops.slice(1).flatMap((stop, i): Connection[] => {
      const start = stops[i];
      if (!start || start.to === stop.to) return [];
      const before = i === 0 && from ? [...from.edges].reverse() : [];
      const after = i === stops.length - 2 && to ? to.edges : [];
      const chain = [...before, edge.path, ...after];
      const key = [...[...chain].sort(), ...[start.to, stop.to].sort()].join('\n');
      if (seen.has(key)) return [];
      seen.add(key);
      const label = chain.map((path) => labelOf(byPath.get(path), labels)).find((text) => text !== '') ?? '';
      return [connect(start, stop, chain, label)];
    });
  });
}

function labelOf(edge: EdgeElement | undefined, labels: ReadonlyMap<ControlPath, string>): string {
  if (!edge) return '';
  return ownText(edge.control) || (labels.get(edge.path) ?? '');
}

function connect(start: Stop, stop: Stop, edges: readonly ControlPath[], label: string): Connection {
  const backward = start.head && !stop.head;
  const [a, b] = backward ? [stop, start] : [start, stop];
  return {
    from: a.to,
    to: b.to,
    direction: start.head && stop.head ? 'both' : start.head || stop.head ? 'forward' : 'none',
    edges: backward ? [...edges].reverse() : edges,
    ...(label === '' ? {} : { label }),
    reason: `starts where the line ${a.reason} and goes where it ${b.reason}`,
    confidence: Math.min(a.confidence, b.confidence),
  };
}

/** Lines that meet, followed to the nodes that they tie. */
class Lines {
  readonly #byPath: ReadonlyMap<ControlPath, EdgeElement>;
  readonly #bounds: ReadonlyMap<ControlPath, Rect>;
  /** The lines that meet each line, or that it meets. */
  readonly #met = new Map<ControlPath, Set<ControlPath>>();

  constructor(edges: readonly EdgeElement[], bounds: ReadonlyMap<ControlPath, Rect>) {
    this.#byPath = new Map(edges.map((edge) => [edge.path, edge]));
    this.#bounds = bounds;
    for (const edge of edges) {
      for (const { meets } of [edge.from, edge.to]) {
        if (!meets) continue;
        this.#join(edge.path, meets.to);
        this.#join(meets.to, edge.path);
      }
    }
  }

  #join(a: ControlPath, b: ControlPath): void {
    const set = this.#met.get(a);
    if (set) set.add(b);
    else this.#met.set(a, new Set([b]));
  }

  /** The node at one side of the edge, if need be over the lines that it meets. */
  leadsTo(edge: EdgeElement, side: Side): Reached | undefined {
    const end = edge[side];
    if (end.attachment) return { attachment: end.attachment, head: end.head, edges: [] };
    if (!end.meets) return undefined;
    return this.#reach(edge, side, new Set([edge.path])) ?? this.#onlyOther(edge);
  }

  #reach(edge: EdgeElement, side: Side, seen: Set<ControlPath>): Reached | undefined {
    const end = edge[side];
    if (end.attachment) return { attachment: end.attachment, head: end.head, edges: [] };
    const other = end.meets && this.#byPath.get(end.meets.to);
    if (!end.meets || !other || seen.has(other.path) || seen.size > MOST_LINES) return undefined;
    seen.add(other.path);
    const meets = end.meets;
    const onward = (toward: Side, from: number | undefined): Reached | undefined => {
      const stop = this.#stopToward(other, toward, from);
      const reached = stop ? { attachment: stop, head: false, edges: [] } : this.#reach(other, toward, seen);
      return reached && over(reached, other.path, meets);
    };
    const at = meetingOn(other, end.point);
    if (at.side) return onward(otherSide(at.side), undefined);
    // A branch comes from where its trunk comes from: the end without a head.
    const source: Side = other.from.head && !other.to.head ? 'to' : 'from';
    const place = placeOn(other, end.point);
    return onward(source, place) ?? onward(otherSide(source), place);
  }

  /** The first node that the line runs beneath on its way to `toward`, from the place on or from its other end. */
  #stopToward(line: EdgeElement, toward: Side, from: number | undefined): Attachment | undefined {
    const stops = toward === 'to' ? line.through : [...line.through].reverse();
    if (from === undefined) return stops[0];
    return stops.find((stop) => {
      const bounds = this.#bounds.get(stop.to);
      if (!bounds) return false;
      const at = placeOn(line, { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 });
      return toward === 'to' ? at > from : at < from;
    });
  }

  /** Where lines that meet tie two nodes only, these are tied whatever way the lines meet. */
  #onlyOther(edge: EdgeElement): Reached | undefined {
    const ways = new Map<ControlPath, readonly ControlPath[]>([[edge.path, []]]);
    const found: Reached[] = [];
    const queue = [edge.path];
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const line = this.#byPath.get(path);
      const way = ways.get(path);
      if (!line || !way) continue;
      if (line !== edge) {
        const ends = [line.from, line.to].flatMap(({ attachment, head }) => (attachment ? [{ attachment, head }] : []));
        const stops = line.through.map((attachment) => ({ attachment, head: false }));
        for (const { attachment, head } of [...ends, ...stops]) found.push({ attachment, head, edges: way });
        if (found.length > 1 || ways.size > MOST_LINES) return undefined;
      }
      for (const next of [...(this.#met.get(path) ?? [])].sort()) {
        if (ways.has(next)) continue;
        ways.set(next, [...way, next]);
        queue.push(next);
      }
    }
    const [only, ...others] = found;
    return only && others.length === 0 ? { ...only, attachment: overLines(only.attachment, 0.8) } : undefined;
  }
}

function over(reached: Reached, line: ControlPath, meets: Attachment): Reached {
  return {
    attachment: overLines(reached.attachment, meets.confidence),
    head: reached.head,
    edges: [line, ...reached.edges],
  };
}

const OVER = ' (over another line)';

function overLines(attachment: Attachment, confidence: number): Attachment {
  const { reason } = attachment;
  return {
    ...attachment,
    confidence: Math.min(attachment.confidence, confidence),
    reason: reason.endsWith(OVER) ? reason : `${reason}${OVER}`,
  };
}
