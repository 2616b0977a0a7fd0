import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyOutline } from '../../src/apply/apply.ts';
import { makeProject } from '../../src/apply/make.ts';
import { loadResources } from '../../src/bundled.ts';
import { outlineOf } from '../../src/graph/export/outline.ts';
import type { Control } from '../../src/model/control.ts';
import type { Project } from '../../src/model/project.ts';
import { descendants, type MockupOutline, tiesOf } from '../../src/outline/outline.ts';
import { readOutline } from '../../src/outline/read.ts';
import { OUTLINE_STYLES } from '../../src/outline/styles.ts';
import { writeOutline } from '../../src/outline/write.ts';
import { startDrawing } from '../../src/pipeline.ts';
import { readProject } from '../../src/read/read.ts';
import { writeProjectJson } from '../../src/write/json.ts';

const resources = await loadResources();
const roadmap = await readProject(await readFile('project-files/ML Engineer Roadmap.json'));

const outlineIn = (project: Project): MockupOutline => {
  const [mockup] = project.mockups;
  if (!mockup) throw new Error('no mockup');
  return outlineOf(startDrawing(project, mockup, resources).diagram).outline;
};
const textOf = (outline: MockupOutline) => writeOutline({ mockups: [outline] });
const apply = (project: Project, text: string) => applyOutline(project, project.mockups, readOutline(text), resources);
const controlsOf = (project: Project): readonly Control[] => project.mockups.flatMap(({ controls }) => controls);

/** Topics with their classes, and ties, in no order: where something is drawn among its neighbours is not asked. */
function said(outline: MockupOutline): readonly string[] {
  const { title, legends } = outline;
  const meanings = new Map(legends.flatMap((legend) => legend.lines.map(({ key, meaning }) => [key, meaning])));
  const topics = [...descendants(title)].map(({ text, class: key }) => `${text} {${meanings.get(key ?? '') ?? ''}}`);
  const ties = tiesOf(outline).map(({ from, to, direction }) => {
    const ends = [from.text, to.text];
    return `${(direction === 'none' ? ends.sort() : ends).join(` ${direction} `)}`;
  });
  return [...topics, ...ties].sort();
}

const written = textOf(outlineIn(roadmap));
const lines = written.split('\n');
/** Topics that nothing stands beneath and no tie names. */
const leaves = lines.flatMap((line, i) => {
  const [, indent = ''] = /^( *)- /.exec(line) ?? [];
  const isTopic = /^ *- [^{<>-]/.test(line);
  const next = /^( *)- /.exec(lines[i + 1] ?? '')?.[1]?.length ?? 0;
  const text = line.replace(/^ *- /, '').replace(/ \{.*$/, '');
  const isNamed = lines.some((other) => other.includes(`-> ${text}`));
  return isTopic && next <= indent.length && !isNamed ? [i] : [];
});

const edit = fc.record({
  line: fc.constantFrom(...leaves),
  kind: fc.constantFrom('rename' as const, 'remove' as const, 'reclass' as const, 'beneath' as const, 'tie' as const),
});

function edited({ line, kind }: { readonly line: number; readonly kind: string }): readonly string[] {
  const at = lines[line] ?? '';
  const indent = /^ */.exec(at)?.[0] ?? '';
  const change: Readonly<Record<string, readonly string[]>> = {
    rename: [at.replace(/(- .*?)( \{.*)?$/, '$1 II$2')],
    remove: [],
    reclass: [at.includes('{pick}') ? at.replace('{pick}', '{personal}') : at.replace(/\{.*\}/, '{pick}')],
    beneath: [at, `${indent}  - Something New {pick}`],
    tie: [at, `${indent}  - -> Parquet and Arrow`],
  };
  return lines.toSpliced(line, 1, ...(change[kind] ?? []));
}

describe('an outline applied to its drawing', () => {
  it('changes nothing when nothing was edited', async () => {
    expect(await apply(roadmap, written)).toEqual({ project: roadmap, left: [] });
  });

  it('keeps the tie of two topics whose line ended beyond them, at what is gone', async () => {
    const box = (ID: string, y: number) => ({
      ...{ ID, typeID: 'TextInput', x: '100', y: String(y), w: '120', h: '30' },
      properties: { text: `Topic ${ID}` },
    });
    const line = {
      ...{ ID: '9', typeID: 'Arrow', x: '160', y: '130', w: '1', h: '170' },
      properties: {
        p0: { x: 0, y: 0 },
        p1: { x: 0.5, y: 0 },
        p2: { x: 0, y: 170 },
        leftArrow: 'false',
        rightArrow: 'false',
      },
    };
    const control = [line, box('1', 100), box('2', 200), box('3', 300)];
    const file = JSON.stringify({ mockup: { controls: { control } } });
    const project = await readProject(new TextEncoder().encode(file));
    const before = textOf(outlineIn(project));
    expect(tiesOf(outlineIn(project))).toHaveLength(2);
    const { project: after } = await apply(project, before.replace(/^.*Topic 3.*\n/m, ''));
    const ties = tiesOf(outlineIn(after)).map(({ from, to }) => [from.text, to.text].sort());
    expect(ties).toEqual([['Topic 1', 'Topic 2']]);
  });

  it('makes the drawing say the edit, and leaves everything else as it is', async () => {
    const before = new Map(controlsOf(roadmap).map((control) => [control.id, control]));
    await fc.assert(
      fc.asyncProperty(edit, async (one) => {
        const text = edited(one).join('\n');
        const { project, left } = await apply(roadmap, text);
        // A line for which there is no way that is read as it is meant is told.
        if (one.kind === 'tie' && left.length > 0) return;
        const [wanted] = readOutline(text).mockups;
        expect(said(outlineIn(project))).toEqual(wanted && said(wanted));
        const after = new Map(controlsOf(project).map((control) => [control.id, control]));
        const changed = [...before].filter(
          ([id, control]) => after.has(id) && JSON.stringify(after.get(id)) !== JSON.stringify(control),
        );
        // The topic itself, or the section that grows for it.
        expect(changed.length).toBeLessThanOrEqual(1);
        const gone = [...before.keys()].filter((id) => !after.has(id));
        expect(gone.length > 0).toBe(one.kind === 'remove');
      }),
      { numRuns: Number(process.env.EDITS ?? 12), ...(process.env.EDITS === undefined ? { seed: 15 } : {}) },
    );
  });
});

const SMALL = `# Data Engineer

**Legend**

- {rec} Personal recommendation #fff176
- {alt} Possibility #d9d9d9
- {late} Later #f6b26b

## Programming

### Languages

- [Python](https://www.python.org) {rec}
- SQL {rec}

## Storage

- PostgreSQL {rec}
- Object stores {alt}

## Processing

- Spark {late}
`;

describe('an outline without a drawing', () => {
  it.each([SMALL, SMALL.slice(0, SMALL.indexOf('## Processing'))])(
    'is what its drawing says right after',
    async (text) => {
      const [style] = OUTLINE_STYLES;
      if (!style) throw new Error('no style');
      const project = await makeProject(readOutline(text), style, resources);
      expect((await apply(project, text)).project).toBe(project);
    },
  );

  it.each(OUTLINE_STYLES)('is drawn in the style $name and says the same', async (style) => {
    const project = await makeProject(readOutline(SMALL), style, resources);
    const [wanted] = readOutline(SMALL).mockups;
    expect(said(outlineIn(project))).toEqual(wanted && said(wanted));
    expect(
      controlsOf(project).every(({ x, y, extra }) => x !== undefined && y !== undefined && !extra.has('balsa')),
    ).toBe(true);
    const again = await makeProject(readOutline(SMALL), style, resources);
    expect(writeProjectJson(again)).toBe(writeProjectJson(project));
  });
});

describe('the stages of an outline', () => {
  const [style] = OUTLINE_STYLES;
  const placesIn = async (text: string) => {
    if (!style) throw new Error('no style');
    const project = await makeProject(readOutline(text), style, resources);
    return (name: string) => {
      const found = controlsOf(project).find(({ properties }) => properties.text === name);
      return { x: (found?.x ?? 0) + (found?.w ?? found?.measuredW ?? 0) / 2, y: found?.y ?? 0 };
    };
  };

  it('are the spine, though topics hang on one another for longer', async () => {
    const text = '# Map\n\n## Root\n\n- One\n  - Two\n    - Three\n      - Four\n        - Five\n\n## Next\n\n- Six\n';
    const at = await placesIn(text);
    expect(at('Next').x).toBe(at('Root').x);
    expect(at('Next').y).toBeGreaterThan(at('Root').y);
  });

  it('have no topic among them where a tie leads from a topic of one to a topic of the next', async () => {
    const text =
      '# Music\n\n## Scales\n\n- Major\n  - -> Fifths: orders\n- Minor\n\n## Harmony\n\n- Triads\n- Fifths\n\n## Form\n\n- Rondo\n  - Coda\n';
    const at = await placesIn(text);
    const stages = ['Scales', 'Harmony', 'Form'].map((name) => at(name).x);
    expect(new Set(stages).size).toBe(1);
    for (const topic of ['Major', 'Fifths', 'Rondo', 'Coda']) expect(at(topic).x).not.toBe(stages[0]);
  });

  it('stand beneath the title, though a topic hangs on it', async () => {
    const at = await placesIn(
      '# Sky\n\n- Eyes {tied}\n\n## Binoculars\n\n- Moon\n- Pleiades\n\n## Telescope\n\n- Mount\n\n## Camera\n\n- Flats\n',
    );
    expect(at('Sky').y).toBeLessThan(at('Binoculars').y);
    expect(at('Eyes').y).toBeLessThan(at('Binoculars').y);
  });
});
