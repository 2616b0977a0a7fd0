import * as z from 'zod';
import { toHex } from '../../model/colour.ts';
import type { Control, ControlPath } from '../../model/control.ts';
import { type MarkupStyle, parseMarkup } from '../../model/markup.ts';
import type { LinkTarget } from '../../model/properties.ts';
import type { Connection, Diagram, EdgeElement, Element } from '../diagram.ts';
import { fillColour } from '../meaning/legend.ts';
import { readParents } from '../meaning/reading.ts';
import { isBox, oneLine } from '../pieces/item.ts';

const reason = z.string().meta({ description: 'Why, as a phrase that can follow "because it".' });
const confidence = z.number().min(0).max(1).meta({ description: '0 to 1.' });
const path = z
  .string()
  .meta({ description: 'Path of a control: the IDs of its groups and its own, joined by colons (7, 7:0).' });
const decision = z.object({ reason, confidence });

const node = z.object({
  id: path,
  kind: z.enum(['node', 'container', 'text']).meta({
    description: 'A node stands for something, a container is a node that holds others, a text stands on its own.',
  }),
  type: z.string().meta({ description: "Balsamiq's name of the type of the control." }),
  name: z.string().optional().meta({ description: 'The name that the author gave the control or its group.' }),
  title: z.string().optional().meta({ description: 'Its text on one line, without markup.' }),
  link: z.string().optional().meta({ description: 'Where it leads: a URL, or the resource ID of a mockup.' }),
  links: z
    .array(z.object({ text: z.string().optional(), item: z.number().optional(), to: z.string() }))
    .optional()
    .meta({
      description:
        'Where parts of it lead: links in its text, with the `text` that is linked, and those of its items, with the place of the `item` from 0.',
    }),
  in: path.optional().meta({ description: 'The container that holds it.' }),
  inBecause: decision.optional(),
  class: z.string().optional().meta({ description: 'What the legend says of it.' }),
  classBecause: decision.optional(),
  fill: z.string().optional().meta({ description: 'Colour of a box, #rrggbb.' }),
  bounds: z
    .object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
    .optional()
    .meta({ description: 'Place in the mockup, drawing units; absent while it has none.' }),
});

const edge = z.object({
  from: path,
  to: path,
  direction: z.enum(['forward', 'both', 'none']).meta({ description: 'none is a line without heads.' }),
  label: z.string().optional(),
  link: z.string().optional().meta({ description: 'Where its arrow leads, like that of a node.' }),
  meaning: z.string().optional().meta({ description: 'What the legend says of lines that look like this.' }),
  drawnBy: z.array(path).meta({ description: 'The arrows and lines that draw it, from `from` to `to`.' }),
  reason,
  confidence,
});

const legend = z.object({
  title: z.string().optional(),
  entries: z.array(z.object({ meaning: z.string(), look: z.string(), sample: path })),
  reason,
  confidence,
});

const looseEnd = z.object({
  edge: path,
  end: z.enum(['from', 'to']),
  at: z.object({ x: z.number(), y: z.number() }),
});

/** What `balsa graph --format json` prints. */
export const graphDocument = z
  .object({
    format: z.literal('balsa-graph'),
    version: z.literal(1),
    mockup: z.object({ id: z.string(), name: z.string() }),
    nodes: z.array(node).meta({ description: 'In reading order, each container before what it holds.' }),
    edges: z.array(edge).meta({ description: 'In the reading order of what they tie.' }),
    legends: z.array(legend),
    spine: z.array(path).meta({ description: 'The nodes along the main line, from its start; empty without one.' }),
    looseEnds: z.array(looseEnd).meta({ description: 'Ends of arrows and lines that belong to nothing.' }),
  })
  .meta({ title: 'balsa graph', description: 'The graph of one mockup: what `balsa graph --format json` prints.' });

/** The JSON Schema of that. */
export function graphJsonSchema(): object {
  return z.toJSONSchema(graphDocument);
}

export type GraphDocument = z.infer<typeof graphDocument>;
export type GraphNode = GraphDocument['nodes'][number];
export type GraphEdge = GraphDocument['edges'][number];

/** The graph for other programs: nodes in reading order, edges between them, samples of the legend left out. */
export function graphOf(diagram: Diagram): GraphDocument {
  const { byPath, legends, mockup } = diagram;
  const parents = readParents(diagram.elements, byPath);
  const samples = new Set(legends.flatMap((one) => one.members));
  const wrappers = new Map(diagram.elements.flatMap((e) => (e.kind === 'container' && e.wraps ? [[e.wraps, e]] : [])));
  const shown = diagram.order.filter((id) => !samples.has(id));
  const rank = new Map(shown.map((id, i) => [id, i]));
  const at = (id: ControlPath) => rank.get(id) ?? shown.length;
  const nodes = shown.flatMap((id): GraphNode[] => {
    const element = byPath.get(id);
    return element ? [nodeOf(element, diagram, parents, wrappers.get(id))] : [];
  });
  const edges = diagram.connections
    .map((one) => edgeOf(one, byPath))
    .sort((a, b) => at(a.from) - at(b.from) || at(a.to) - at(b.to));
  return {
    format: 'balsa-graph',
    version: 1,
    mockup: { id: mockup.id, name: mockup.name },
    nodes,
    edges,
    legends: legends.map(({ title, entries, reason, confidence }) => ({
      ...(title === undefined ? {} : { title }),
      entries: entries.map(({ meaning, look, sample }) => ({ meaning, look, sample })),
      reason,
      confidence,
    })),
    spine: [...diagram.spine],
    looseEnds: diagram.elements.flatMap((e) => (e.kind === 'edge' && !samples.has(e.path) ? looseEnds(e) : [])),
  };
}

function nodeOf(
  element: Element,
  diagram: Diagram,
  parents: ReadonlyMap<ControlPath, ControlPath>,
  wrapper: Element | undefined,
): GraphNode {
  const { path: id, control, title, bounds, held } = element;
  const { controlName, href } = control.properties;
  const name = controlName ?? wrapper?.control.properties.controlName;
  const link = linkOf(href) ?? linkOf(wrapper?.control.properties.href);
  const links = partLinks(control);
  const parent = parents.get(id);
  const why = held ?? wrapper?.held;
  const meaning = diagram.classes.get(id);
  return {
    id,
    kind: element.kind === 'container' ? 'container' : element.kind === 'node' ? 'node' : 'text',
    type: control.typeID,
    ...(name ? { name } : {}),
    ...(title === undefined ? {} : { title }),
    ...(link === undefined ? {} : { link }),
    ...(links.length === 0 ? {} : { links }),
    ...(parent === undefined ? {} : { in: parent }),
    ...(parent !== undefined && why ? { inBecause: { reason: why.reason, confidence: round(why.confidence) } } : {}),
    ...(meaning ? { class: meaning.meaning } : {}),
    ...(meaning ? { classBecause: { reason: meaning.reason, confidence: meaning.confidence } } : {}),
    ...(isBox(element) ? { fill: toHex(fillColour(element)) } : {}),
    ...(bounds ? { bounds } : {}),
  };
}

/** The links in a control's text, then those of its items (tabs, rows, buttons). Targets kept beside the text fill empty ones. */
function partLinks({ properties }: Control): NonNullable<GraphNode['links']> {
  const { text = '', text_links = [], hrefs = [] } = properties;
  const written = new Map<NonNullable<MarkupStyle['link']>, string>();
  for (const { link, text: part } of parseMarkup(text)) {
    if (link) written.set(link, (written.get(link) ?? '') + part);
  }
  const inText = [...written].flatMap(([link, part], index) => {
    const to = link.target || linkOf(text_links[index]);
    return to ? [{ text: oneLine(part), to }] : [];
  });
  const ofItems = hrefs.flatMap((href, item) => {
    const to = linkOf(href);
    return to ? [{ item, to }] : [];
  });
  return [...inText, ...ofItems];
}

function linkOf(link: LinkTarget | undefined): string | undefined {
  return link?.url ?? link?.id;
}

function edgeOf(
  { from, to, direction, label, meaning, edges, reason, confidence }: Connection,
  byPath: Diagram['byPath'],
): GraphEdge {
  const link = edges.map((edge) => linkOf(byPath.get(edge)?.control.properties.href)).find((to) => to !== undefined);
  return {
    from,
    to,
    direction,
    ...(label === undefined ? {} : { label }),
    ...(meaning === undefined ? {} : { meaning }),
    ...(link === undefined ? {} : { link }),
    drawnBy: [...edges],
    reason,
    confidence: round(confidence),
  };
}

function looseEnds(edge: EdgeElement): GraphDocument['looseEnds'] {
  return (['from', 'to'] as const).flatMap((end) => {
    const { attachment, meets, point } = edge[end];
    return attachment || meets ? [] : [{ edge: edge.path, end, at: { x: round(point.x), y: round(point.y) } }];
  });
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}
