import { printableJson } from '../../model/printable.ts';
import { writeMindmap } from '../../outline/formats/mermaid.ts';
import { writeOpml } from '../../outline/formats/opml.ts';
import type { Diagram } from '../diagram.ts';
import { graphOf } from './document.ts';
import { dotOf } from './dot.ts';
import { graphmlOf } from './graphml.ts';
import { markdownOf } from './markdown.ts';
import { mermaidOf } from './mermaid.ts';
import { outlineOf } from './outline.ts';

const FORMATS: ReadonlyMap<string, (diagram: Diagram) => string> = new Map([
  ['json', (diagram: Diagram) => `${printableJson(graphOf(diagram))}\n`],
  ['dot', (diagram: Diagram) => dotOf(graphOf(diagram))],
  ['mermaid', (diagram: Diagram) => mermaidOf(graphOf(diagram))],
  ['graphml', (diagram: Diagram) => graphmlOf(graphOf(diagram))],
  ['markdown', markdownOf],
  ['mindmap', (diagram: Diagram) => writeMindmap({ mockups: [outlineOf(diagram).outline] })],
  ['opml', (diagram: Diagram) => writeOpml({ mockups: [outlineOf(diagram).outline] })],
]);

/** The formats that a graph can be written in. */
export const GRAPH_FORMATS: readonly string[] = [...FORMATS.keys()];

/** The graph as text, ending with a line break; `undefined` for a format that there is not. */
export function exportGraph(diagram: Diagram, format: string): string | undefined {
  return FORMATS.get(format)?.(diagram);
}
