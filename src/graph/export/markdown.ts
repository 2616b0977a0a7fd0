import { escaped, READING_ORDER, writeOutline } from '../../outline/write.ts';
import type { Diagram } from '../diagram.ts';
import type { Reading } from '../meaning/order.ts';
import { readingTree } from '../meaning/reading.ts';
import { isOutline, outlineOf } from './outline.ts';

/** The mockup as an outline (docs/outline.md), or what there is to read of it where its drawing is no roadmap. */
export function markdownOf(diagram: Diagram): string {
  return isOutline(diagram) ? writeOutline({ mockups: [outlineOf(diagram).outline] }) : readingList(diagram);
}

/** Everything with a text in reading order, marked as no outline. */
function readingList(diagram: Diagram): string {
  const lines = [READING_ORDER, '', `# ${escaped(diagram.mockup.name || 'Mockup')}`, ''];
  const waiting = readingTree(diagram)
    .map((reading) => ({ reading, depth: 0 }))
    .reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { reading, depth } = next;
    const title = diagram.byPath.get(reading.path)?.title;
    if (title !== undefined) lines.push(`${'  '.repeat(depth)}- ${linked(diagram, reading, title)}`);
    const inner = title === undefined ? depth : depth + 1;
    for (const child of [...reading.members, ...reading.leads].reverse())
      waiting.push({ reading: child, depth: inner });
  }
  return `${lines.join('\n').trim()}\n`;
}

function linked(diagram: Diagram, { path }: Reading, title: string): string {
  const url = diagram.byPath.get(path)?.control.properties.href?.url;
  return url && /^(https?:|mailto:)/i.test(url)
    ? `[${escaped(title)}](<${url.replace(/[<>\s\\]/g, encodeURIComponent)}>)`
    : escaped(title);
}
