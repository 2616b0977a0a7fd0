import { describe, expect, test } from 'vitest';
import { loadFonts } from '../src/bundled.ts';
import { buildDiagram } from '../src/graph/build.ts';
import { readProject } from '../src/read/read.ts';
import { writeProjectJson } from '../src/write/json.ts';
import { grow, holds, inside, type Line, overlap, type Part, readDrawing } from './project-files/drawing.ts';
import { FIRST_EDITION, LEGEND } from './project-files/first-edition.ts';

const engine = await loadFonts();
const CLASSES = ['recommended', 'possible', 'pickAny'] as const;

/** Keys of a whole-project file and of its mockups, as Balsamiq writes them. */
const PROJECT_KEYS =
  'mockups assets symbolLibraries dependencies projectID branches comments thumbnails users resourceTree';
const MOCKUP_KEYS = 'controls attributes branchID resourceID mockupH mockupW measuredW measuredH version';
const CONTROL_KEYS = 'ID typeID zOrder w h measuredW measuredH x y properties';

/** The grid of a section, drawing units from its left top: two columns, rows that are 42 apart. */
const GRID = { columns: [15, 345], width: 280, whole: 610, first: 44, pitch: 42, box: 32 };

/** Drawing units between the drawing and the border of the picture. */
const MARGIN = 40;

/** Drawing units that a text keeps from the border of its box, and a heading from the end of its section, both sides summed. */
const ROOM = { box: 20, heading: 30 };

describe.each(FIRST_EDITION)('$file', (facts) => {
  const drawing = readDrawing(facts.file);
  const { project, controls, sections, boxes, marks, lines, page } = drawing;
  const topics = boxes.filter((box) => sections.some((section) => overlap(box.bounds, section.bounds)));
  const legend = boxes.filter((box) => !topics.includes(box));
  const textOf = (part: Part) => part.control.properties;
  const colourOf = (name: string) => legend.find((box) => box.name === name)?.control.properties.color;
  const legendOf = (topic: Part) =>
    legend.find((box) => box.control.properties.color === topic.control.properties.color);
  const sectionOf = (part: Part) => sections.find((section) => inside(part.bounds, section.bounds))?.name;
  const advance = (part: Part) =>
    engine.advance(part.name, textOf(part).bold === 'true' ? 'bold' : 'regular', Number(textOf(part).size));
  const isHub = (part: Part | undefined) => textOf(part as Part)?.icon?.ID === 'circle-solid';

  test('has every topic of the first edition, in its section and class', () => {
    const lost = Object.entries(facts.sections).flatMap(([section, content]) =>
      CLASSES.flatMap((kind) =>
        (content[kind] ?? []).filter(
          (name) =>
            !topics.some(
              (topic) =>
                topic.name === name &&
                sectionOf(topic) === section &&
                topic.control.properties.color === colourOf(LEGEND[kind]),
            ),
        ),
      ),
    );
    expect(lost).toEqual([]);
  });

  test('ties topics to their options', () => {
    const lost = Object.entries(facts.sections).flatMap(([section, { ties = {} }]) =>
      Object.entries(ties).flatMap(([source, options]) =>
        options
          .filter((option) => !lines.some((l) => l.dotted && l.from?.name === source && l.to?.name === option))
          .map((option) => `${section}: ${source} to ${option}`),
      ),
    );
    expect(lost).toEqual([]);
  });

  test('explains its three colours in the legend, and uses no other', () => {
    expect(legend.map((box) => box.name)).toEqual(Object.values(LEGEND));
    const colours = legend.map((box) => box.control.properties.color);
    expect(new Set(colours).size).toBe(3);
    expect(topics.filter((topic) => !colours.includes(topic.control.properties.color)).map(nameOf)).toEqual([]);
  });

  test('leads from the title over the milestones to the start of building', () => {
    const spine: string[] = [];
    let at = marks.find((mark) => mark.control.typeID === 'Title');
    let height = Number.NEGATIVE_INFINITY;
    while (at) {
      expect(at.bounds.y).toBeGreaterThan(height);
      height = at.bounds.y;
      spine.push(at.name);
      at = lines.find((l) => l.from === at && marks.includes(l.to as Part))?.to;
    }
    const stops = facts.milestones.flatMap((milestone) => [milestone, 'circle-solid']);
    expect(spine).toEqual([facts.title, ...stops, 'flag-checkered-solid']);
    const goal = marks.find((mark) => mark.name === 'Start Building');
    expect(goal?.bounds.y).toBeGreaterThan(height);
  });

  test('leads from a milestone to every section', () => {
    const reached = lines.filter((l) => isHub(l.from)).map((l) => l.to);
    expect(sections.filter((section) => !reached.includes(section)).map(nameOf)).toEqual([]);
  });

  test('has arrows whose ends touch what they tie and that cross nothing else', () => {
    expect(lines.filter((l) => !l.from || !l.to).map(nameOf)).toEqual([]);
    const crossed = lines.flatMap((l) => crossings(l, [...boxes, ...marks]));
    const cut = lines.filter((l) => !l.dotted).flatMap((l) => crossings(l, sections));
    expect([...crossed, ...cut]).toEqual([]);
  });

  test('has heads at the ends of arrows only, and says so', () => {
    const unclear = controls.filter(
      (c) =>
        c.typeID === 'Arrow' &&
        (c.properties.leftArrow !== 'false' || !/^(true|false)$/.test(c.properties.rightArrow ?? '')),
    );
    expect(unclear.map((c) => c.ID)).toEqual([]);
  });

  test('gathers the lines that leave a milestone on its spine, down to the side of each section', () => {
    const downwards = lines.filter((l) => isHub(l.from) && !isHub(l.to));
    const beside = downwards.filter((l) => {
      const [start, end] = [l.points[0], l.points.at(-1)];
      return !start || !end || l.points.some((p) => Math.abs(p.x - start.x) > 1 && Math.abs(p.y - end.y) > 1);
    });
    expect(beside.map(nameOf)).toEqual([]);
    expect(new Set(downwards.map((l) => l.points[0]?.x)).size).toBe(1);
  });

  test('leads down only: no line goes back to what was before', () => {
    const solid = lines.filter((l) => !l.dotted);
    expect(solid.filter((l) => (l.points.at(-1)?.y ?? 0) < (l.points[0]?.y ?? 0)).map(nameOf)).toEqual([]);
  });

  test('links each topic to its primary source', () => {
    const address = (part: Part) => textOf(part).href?.URL ?? '';
    expect(topics.filter((topic) => !isAddress(address(topic))).map(nameOf)).toEqual([]);
  });

  test('has a legend that tells something: no class holds three quarters of the topics', () => {
    const shares = legend.map((box) => topics.filter((topic) => legendOf(topic) === box).length / topics.length);
    expect(shares.filter((share) => share >= 0.75)).toEqual([]);
  });

  test('has no two things of one name', () => {
    const names = [...boxes, ...sections, ...marks.filter((mark) => textOf(mark).text !== undefined)].map(nameOf);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  test('keeps a margin around the picture', () => {
    const all = [...boxes, ...marks, ...sections].map((part) => part.bounds);
    const [right, bottom] = [Math.max(...all.map((r) => r.x + r.width)), Math.max(...all.map((r) => r.y + r.height))];
    expect([Math.min(...all.map((r) => r.x)), Math.min(...all.map((r) => r.y))]).toEqual([MARGIN, MARGIN]);
    expect(page.bounds).toEqual({ x: 0, y: 0, width: right + MARGIN, height: bottom + MARGIN });
  });

  test('has no overlaps', () => {
    const pairs = (parts: readonly Part[]) =>
      parts.flatMap((a, i) =>
        parts.slice(i + 1).flatMap((b) => (overlap(a.bounds, b.bounds) ? [`${a.name} and ${b.name}`] : [])),
      );
    expect(pairs([...boxes, ...marks])).toEqual([]);
    expect(pairs([...sections, ...marks])).toEqual([]);
    expect(topics.filter((topic) => sectionOf(topic) === undefined).map(nameOf)).toEqual([]);
  });

  test('keeps topics on the grid of their section', () => {
    const off = topics.filter((topic) => {
      const home = sections.find((section) => inside(topic.bounds, section.bounds));
      if (!home) return true;
      const [x, y] = [topic.bounds.x - home.bounds.x, topic.bounds.y - home.bounds.y - GRID.first];
      const whole = x === GRID.columns[0] && topic.bounds.width === GRID.whole;
      const column = GRID.columns.includes(x) && topic.bounds.width === GRID.width;
      return !(whole || column) || y % GRID.pitch !== 0 || topic.bounds.height !== GRID.box;
    });
    expect(off.map(nameOf)).toEqual([]);
    expect(new Set(sections.map((section) => section.bounds.width)).size).toBe(1);
    expect(new Set(sections.map((section) => section.bounds.x)).size).toBe(2);
  });

  test('has texts that fit their boxes', () => {
    const tight = boxes.filter((box) => advance(box) + ROOM.box > box.bounds.width);
    const headings = sections.filter((section) => advance(section) + ROOM.heading > section.bounds.width);
    expect([...tight, ...headings].map(nameOf)).toEqual([]);
  });

  test('stores the natural sizes that Balsamiq would measure', () => {
    const natural = (part: Part): readonly [number, number] | undefined => {
      const size = Number(textOf(part).size);
      switch (part.control.typeID) {
        case 'TextInput':
          return [up(advance(part) + 14), size + 14];
        case 'FieldSet':
          return [Math.max(200, up(advance(part) + 30)), 170];
        case 'Label':
          return [up(advance(part)), size + 8];
        case 'Title':
          return [up(advance(part)), size + 4];
        default:
          return textOf(part).icon?.size === 'large' ? [48, 48] : undefined;
      }
    };
    const stored = (part: Part) => [Number(part.control.measuredW), Number(part.control.measuredH)];
    const parts = [...boxes, ...marks, ...sections];
    const size = (part: Part, [w, h]: readonly number[]) => `${part.name}: ${w} x ${h}`;
    expect(parts.map((part) => size(part, stored(part)))).toEqual(parts.map((part) => size(part, natural(part) ?? [])));
  });

  test('stores the size of its drawing', () => {
    const size = [page.bounds.width, page.bounds.height].map(String);
    expect(project.mockups.map(({ mockup: m }) => [m.measuredW, m.measuredH, m.mockupW, m.mockupH])).toEqual([
      [...size, ...size],
    ]);
  });

  test('is one mockup with the keys of a Balsamiq project, numbers as strings, IDs and order without gaps', () => {
    expect(Object.keys(project).sort()).toEqual(PROJECT_KEYS.split(' ').sort());
    const mockupKeys = project.mockups.map(({ mockup }) => Object.keys(mockup).sort());
    expect(mockupKeys).toEqual([MOCKUP_KEYS.split(' ').sort()]);
    expect(project.mockups.map(({ mockup }) => mockup.attributes.name)).toEqual([facts.file.replace('.json', '')]);
    expect(project.resourceTree.map((r) => r.resourceID)).toEqual(project.mockups.map((m) => m.mockup.resourceID));
    for (const control of controls) {
      const { properties, typeID, ...numbers } = control;
      expect(CONTROL_KEYS.split(' ').filter((key) => key in control)).toEqual(Object.keys(control));
      expect(Object.entries(numbers).filter(([, value]) => !/^\d+$/.test(String(value)))).toEqual([]);
    }
    const order = controls.map((_, i) => String(i));
    expect(controls.map((c) => c.zOrder)).toEqual(order);
    expect(new Set(controls.map((c) => c.ID)).size).toBe(controls.length);
  });

  test('is read without a problem, and formatted as balsa writes it: a change of one control is one line', async () => {
    const read = await readProject(new TextEncoder().encode(drawing.text));
    expect(read.mockups.map((mockup) => mockup.controls.length)).toEqual([controls.length]);
    expect(drawing.text).toBe(writeProjectJson(read));
  });

  test('is understood by the graph as it is meant: every arrow tied, the spine found, each topic classed', async () => {
    const read = await readProject(new TextEncoder().encode(drawing.text));
    for (const mockup of read.mockups) {
      const diagram = buildDiagram(mockup, mockup.controls, () => ({ width: 0, height: 0 }));
      const idOf = (part: Part | undefined) => part?.control.ID;
      const inferred = diagram.elements.flatMap((e) =>
        e.kind === 'edge' ? [[e.path, e.from.attachment?.to, e.to.attachment?.to]] : [],
      );
      expect(inferred).toEqual(lines.map((l) => [l.control.ID, idOf(l.from), idOf(l.to)]));
      const stops = diagram.spine.map((path) => controls.find((c) => c.ID === path)?.properties.text ?? 'icon');
      expect(stops).toEqual([facts.title, ...facts.milestones.flatMap((milestone) => [milestone, 'icon']), 'icon']);
      const meanings = topics.map((topic) => diagram.classes.get(topic.control.ID)?.meaning);
      expect(meanings).toEqual(topics.map((topic) => legendOf(topic)?.name));
    }
  });
});

/** Whether a text is an address of the web that is not sent in the clear; nothing is fetched. */
function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https:\/\/[^\s/]+\.[a-z]+(\/\S*)?$/.test(text);
}

/** Rounds up what is above a whole number by more than the noise of floating point. */
function up(value: number): number {
  return Math.ceil(value - 1e-6);
}

function nameOf(thing: { readonly name: string }): string {
  return thing.name;
}

/** What the line runs through besides what it ties; it keeps clear of the rest by its own thickness. */
function crossings(line: Line, parts: readonly Part[]): readonly string[] {
  const tied = [line.from, line.to];
  const others = parts.filter(
    (part) => !tied.includes(part) && line.points.some((p) => holds(grow(part.bounds, 4), p)),
  );
  const own = parts.filter((part) => tied.includes(part) && line.points.some((p) => holds(grow(part.bounds, -3), p)));
  return [...others, ...own].map((part) => `${line.name} crosses ${part.name}`);
}
