import { cardOf } from '../model/cards.ts';
import type { ControlPath } from '../model/control.ts';
import { shareInside } from '../model/geometry.ts';
import { BoxIndex } from '../model/indices/box-index.ts';
import { arrowGeometry, arrowPoints } from './arrow.ts';
import type { Attachment, Connection, Diagram, EdgeElement, Element } from './diagram.ts';
import { attachEnds, lineEnds } from './ends/attach.ts';
import { followLine, nodesOnTheWay } from './ends/beneath.ts';
import { connectionsOf } from './ends/connections.ts';
import { meetLines, type TiedEdge } from './ends/meet.ts';
import { reachEnds } from './ends/reach.ts';
import type { Target } from './ends/target.ts';
import { findCaptions } from './meaning/captions.ts';
import { badgesByOwner, classesOf, findLegends, type LegendScene, lineLook } from './meaning/legend.ts';
import { flatten } from './meaning/order.ts';
import { readingTree } from './meaning/reading.ts';
import { findSpine } from './meaning/spine.ts';
import { LEAST_LINE } from './numbers.ts';
import { type Composition, compose } from './pieces/compose.ts';
import { findParents, type Holding, IN_GROUP, isInside } from './pieces/contain.ts';
import { copiesOf } from './pieces/copies.ts';
import { isBadge, isBox, isGroup, isText, oneLine, ownText, type Piece, type PlacedPiece } from './pieces/item.ts';
import { stackedBoxes } from './pieces/stack.ts';

/** Concludes from the drawing what belongs together. */
export function infer(pieces: readonly Piece[]): Omit<Diagram, 'mockup' | 'controls'> {
  const all = pieces.flatMap((piece, index): PlacedPiece[] =>
    piece.bounds ? [{ ...piece, bounds: piece.bounds, index }] : [],
  );
  const copies = copiesOf(all);
  const items = all.filter((item) => item.kind === 'edge' || !copies.has(item.path));
  const backdrop = backdropOf(items);
  const composition = compose(items.filter((item) => item.path !== backdrop));
  const isContainer = (item: Piece) =>
    item.path !== backdrop && (item.kind === 'container' || composition.containers.has(item.path));
  const things = items.filter((item) => item.kind !== 'edge');
  const parents = findParents(things, things.filter(isContainer));
  const edges = tieEdges(
    items.filter((item) => item.path !== backdrop),
    composition,
    isContainer,
    copies,
  );
  const scene: LegendScene = {
    items: items.filter((item) => !copies.has(item.path)),
    edges: edges.filter((edge) => !copies.has(edge.path)),
    of: composition.of,
    lists: composition.lists,
    titles: composition.titles,
    badges: badgesByOwner(items, composition.of),
  };
  const legends = findLegends(scene);
  const samples = new Set(legends.flatMap((legend) => legend.members));
  const isSample = ({ path }: EdgeElement) => samples.has(path) || samples.has(copies.get(path)?.to ?? '');
  const live = edges.map((edge) => (isSample(edge) ? freed(edge) : edge));
  const tied = new Set(
    live.flatMap((e) => [e.from.attachment?.to, e.to.attachment?.to, ...e.through.map((t) => t.to)]),
  );
  const edgeByPath = new Map(live.map((edge) => [edge.path, edge]));
  const drawn = live.filter((edge) => !copies.has(edge.path));
  const captions = captionsOf(items, composition, drawn, tied, samples);
  const hidden = [...copies].filter(([path]) => edgeByPath.get(path) === undefined);
  const of = new Map([...composition.of, ...captions, ...hidden]);
  const elements = assemble(pieces, { of, parents, tied, live, composition, isContainer, backdrop });
  return { ...finish(elements, drawn, legends, scene), ...(backdrop === undefined ? {} : { backdrop }) };
}

/** The nameless box painted first that nearly everything lies on: the colour of the page, not a container. */
function backdropOf(items: readonly PlacedPiece[]): ControlPath | undefined {
  const first = items.find(
    (item) => item.group === undefined && (isBox(item) || cardOf(item.control).role === 'frame'),
  );
  if (!first || items.length < 3 || ownText(first.control) !== '') return undefined;
  const others = items.filter((item) => item !== first && item.index > first.index);
  const on = others.filter((item) => shareInside(item.bounds, first.bounds) > 0.5);
  return others.length === items.length - 1 && on.length >= others.length * 0.95 ? first.path : undefined;
}

/** The edges with what their ends belong to. */
function tieEdges(
  items: readonly PlacedPiece[],
  { of }: Composition,
  isContainer: (item: Piece) => boolean,
  copies: ReadonlyMap<ControlPath, Attachment>,
): readonly EdgeElement[] {
  const targets = items.flatMap((item): Target[] => {
    if (item.kind === 'edge' || of.has(item.path) || isGroup(item.control)) return [];
    const bare = isText(item);
    if (item.kind === 'mark' && !bare) return [];
    return [{ ...item, bare, open: isContainer(item) }];
  });
  const grid = new BoxIndex(targets);
  const drafts = items.flatMap((item): TiedEdge[] => {
    if (item.kind !== 'edge') return [];
    const { path, control, bounds, group } = item;
    const geometry = arrowGeometry(control, bounds);
    const { leftArrow = true, rightArrow = true, stroke = 'solid' } = control.properties;
    const edge: EdgeElement = {
      kind: 'edge',
      path,
      control,
      bounds,
      ...(group === undefined ? {} : { parent: group }),
      geometry,
      from: { point: geometry.from, head: leftArrow },
      to: { point: geometry.to, head: rightArrow },
      through: [],
    };
    if (bounds.width < LEAST_LINE && bounds.height < LEAST_LINE) return [{ edge, reached: {} }];
    const course = followLine(arrowPoints(geometry), item.index, grid);
    const look = { heads: { from: leftArrow, to: rightArrow }, dotted: stroke !== 'solid' };
    const lines = lineEnds(geometry, look, course, item.index);
    const ends = attachEnds(lines, grid);
    const tied = new Set([ends.from?.attachment.to, ends.to?.attachment.to]);
    const through = nodesOnTheWay(course, item.index, tied);
    const reached = reachEnds(lines, ends, new Set([...tied, ...through.map(({ to }) => to)]), grid);
    return [{ edge: { ...edge, through }, ...ends, reached }];
  });
  return meetLines(drafts, copies);
}

/** A line of a legend shows what lines mean and ties nothing. */
function freed(edge: EdgeElement): EdgeElement {
  const { point, head } = edge.from;
  return { ...edge, from: { point, head }, to: { point: edge.to.point, head: edge.to.head }, through: [] };
}

function captionsOf(
  items: readonly PlacedPiece[],
  { of, titles }: Composition,
  edges: readonly EdgeElement[],
  tied: ReadonlySet<ControlPath | undefined>,
  samples: ReadonlySet<ControlPath>,
): ReadonlyMap<ControlPath, Attachment> {
  const texts = items.filter(
    (item) =>
      isText(item) && item.kind === 'mark' && !of.has(item.path) && !tied.has(item.path) && !samples.has(item.path),
  );
  const nameless = items.filter((item) => {
    if (item.kind !== 'node' || of.has(item.path) || ownText(item.control) !== '' || titles.has(item.path))
      return false;
    return cardOf(item.control).captioned === true;
  });
  // A line that ties nothing is a rule beneath a heading rather than something with a label.
  const places = new Map(items.map((item) => [item.path, item.bounds]));
  const ties = new Set(connectionsOf(edges, new Map(), places).flatMap((one) => one.edges));
  const drawn = edges.filter((edge) => ties.has(edge.path) && !samples.has(edge.path) && ownText(edge.control) === '');
  return findCaptions(texts, nameless, drawn);
}

interface Findings {
  readonly of: ReadonlyMap<ControlPath, Attachment>;
  readonly parents: ReadonlyMap<ControlPath, Holding>;
  readonly tied: ReadonlySet<ControlPath | undefined>;
  readonly live: readonly EdgeElement[];
  readonly composition: Composition;
  readonly isContainer: (item: Piece) => boolean;
  readonly backdrop: ControlPath | undefined;
}

function assemble(pieces: readonly Piece[], found: Findings): readonly Element[] {
  const edges = new Map(found.live.map((edge) => [edge.path, edge]));
  const titles = titlesOf(pieces, found);
  const { wraps, badges } = groupRoles(pieces, found);
  return pieces.map((piece): Element => {
    const { path, control, bounds, group } = piece;
    const edge = edges.get(path);
    const title = titles.get(path);
    if (edge) return title === undefined ? edge : { ...edge, title };
    const holding = found.parents.get(path);
    const parent = holding?.parent ?? group;
    const base = {
      path,
      control,
      ...(bounds ? { bounds } : {}),
      ...(parent === undefined ? {} : { parent }),
      ...(holding ? { held: { reason: holding.reason, confidence: holding.confidence } } : {}),
      ...(title === undefined ? {} : { title }),
    };
    const of = found.of.get(path) ?? badges.get(path);
    if (of) return { ...base, kind: 'mark', of };
    if (found.isContainer(piece)) {
      const node = wraps.get(path);
      return { ...base, kind: 'container', ...(node === undefined ? {} : { wraps: node }) };
    }
    // An arrow without a place ties nothing yet, and a text that edges lead to is a node.
    if (piece.kind === 'edge' || path === found.backdrop) return { ...base, kind: 'mark' };
    return { ...base, kind: found.tied.has(path) ? 'node' : piece.kind };
  });
}

function titlesOf(pieces: readonly Piece[], { of, composition }: Findings): ReadonlyMap<ControlPath, string> {
  const titles = new Map<ControlPath, string>();
  for (const { path, control } of pieces) {
    const text = ownText(control) || (composition.titles.get(path) ?? '');
    if (text !== '') titles.set(path, text);
  }
  for (const { path, control } of pieces) {
    const owner = of.get(path)?.to;
    const text = ownText(control);
    if (owner !== undefined && text !== '' && !titles.has(owner)) titles.set(owner, oneLine(text));
  }
  return titles;
}

interface GroupRoles {
  /** The groups that hold one node and nothing that does not belong to it, each with its node. */
  readonly wraps: ReadonlyMap<ControlPath, ControlPath>;
  /** The groups of which everything belongs to something outside: badges of several icons. */
  readonly badges: ReadonlyMap<ControlPath, Attachment>;
}

function groupRoles(pieces: readonly Piece[], found: Findings): GroupRoles {
  const wraps = new Map<ControlPath, ControlPath>();
  const badges = new Map<ControlPath, Attachment>();
  const inside = new Map<ControlPath, Piece[]>();
  for (const piece of pieces) {
    if (isGroup(piece.control)) continue;
    for (let path = piece.path; path.includes(':'); ) {
      path = path.slice(0, path.lastIndexOf(':'));
      const list = inside.get(path);
      if (list) list.push(piece);
      else inside.set(path, [piece]);
    }
  }
  for (const [group, members] of inside) {
    const rest = members.filter((piece) => {
      if (piece.kind === 'edge') return false;
      const owner = found.of.get(piece.path)?.to;
      return (owner === undefined || !isInside(owner, group)) && !heldInside(piece, group, found.parents);
    });
    const only = rest[0];
    const owners = rest.map((piece) => found.of.get(piece.path));
    if (rest.length === 1 && only && !owners[0]) wraps.set(group, only.path);
    else if (owners[0] && owners.every((owner) => owner?.to === owners[0]?.to)) badges.set(group, owners[0]);
  }
  return { wraps, badges };
}

/** Whether a container that is itself in the group, but no group, holds the piece. */
function heldInside(piece: Piece, group: ControlPath, parents: ReadonlyMap<ControlPath, Holding>): boolean {
  for (let at = parents.get(piece.path); at !== undefined; at = parents.get(at.parent)) {
    if (at.reason !== IN_GROUP && isInside(at.parent, group)) return true;
  }
  return false;
}

/** What can be told once every control has its part. */
function finish(
  elements: readonly Element[],
  edges: readonly EdgeElement[],
  legends: Diagram['legends'],
  scene: LegendScene,
): Omit<Diagram, 'mockup' | 'controls'> {
  const byPath = new Map(elements.map((element) => [element.path, element]));
  const edgeLabels = new Map<ControlPath, string>();
  for (const element of elements) {
    if (element.kind === 'mark' && element.of && byPath.get(element.of.to)?.kind === 'edge' && element.title) {
      edgeLabels.set(element.of.to, element.title);
    }
  }
  const meanings = new Map(legends.flatMap((legend) => legend.entries.map((entry) => [entry.look, entry.meaning])));
  const bounds = new Map(elements.flatMap((e) => (e.bounds ? [[e.path, e.bounds] as const] : [])));
  const edgeByPath = new Map(edges.map((edge) => [edge.path, edge]));
  const connections = connectionsOf(edges, edgeLabels, bounds).map((connection): Connection => {
    const edge = edgeByPath.get(connection.edges[0] ?? '');
    const meaning = edge && meanings.get(lineLook(edge));
    return meaning === undefined ? connection : { ...connection, meaning };
  });
  const milestones = new Set(
    scene.items.filter((item) => item.kind === 'mark' || isBadge(item)).map((item) => item.path),
  );
  const stacks = stackedBoxes(scene.items);
  const spine = findSpine(connections, edgeByPath, bounds, milestones, stacks);
  const order = flatten(readingTree({ elements, byPath, connections, legends, spine }));
  return { elements, byPath, connections, legends, classes: classesOf(legends, scene), spine, order };
}
