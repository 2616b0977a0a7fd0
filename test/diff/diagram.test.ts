import { describe, expect, it } from 'vitest';
import { sentence } from '../../src/diff/tell/sentence.ts';
import { arrow, box, type Drawn, diff, fieldSet, group, icon, label, panel, shift, told } from './draw.ts';

const SERVING = [
  box('Model Serving', 400, 40),
  box('Docker', 100, 200),
  box('Kubernetes', 400, 200),
  box('KServe', 700, 200),
];
const ARROWS = [arrow([480, 72], [180, 200]), arrow([480, 72], [480, 200]), arrow([480, 72], [780, 200])];
const NOTHING = { content: [], layout: [] };

describe('what a diff tells', () => {
  it('says nothing of equal drawings whose IDs are all different', () => {
    expect(told([...SERVING, ...ARROWS], [...SERVING, ...ARROWS])).toEqual(NOTHING);
  });

  it('tells an added topic together with the arrow that ties it in', () => {
    const next = [...SERVING, ...ARROWS, box('vLLM', 1000, 200), arrow([540, 72], [1060, 200])];
    expect(told([...SERVING, ...ARROWS], next)).toEqual({
      content: ['added “vLLM”, with the arrow from “Model Serving”'],
      layout: [],
    });
  });

  it('tells a removed topic together with its arrow', () => {
    const next = [...SERVING.slice(0, 3), ...ARROWS.slice(0, 2)];
    expect(told([...SERVING, ...ARROWS], next).content).toEqual([
      'removed “KServe”, with the arrow from “Model Serving”',
    ]);
  });

  it('takes a text that changed in its place as a rename, however different it is', () => {
    const next = SERVING.map((c) => (c.properties.text === 'Docker' ? box('Podman', 100, 200) : c));
    expect(told(SERVING, next)).toEqual({ content: ['renamed “Docker” to “Podman”'], layout: [] });
  });

  it('tells a recoloured box by the names of the colours', () => {
    const next = SERVING.map((c) =>
      c.properties.text === 'Docker' ? box('Docker', 100, 200, { color: 0xb6d7a8 }) : c,
    );
    expect(told(SERVING, next).content).toEqual(['“Docker”: colour default → light green (#b6d7a8)']);
  });

  it('tells the same restyling of several as one fact', () => {
    const next = SERVING.map((c) => ({ ...c, properties: { ...c.properties, bold: true } }));
    expect(told(SERVING, next).content).toEqual(['“Model Serving”, “Docker”, “Kubernetes” and “KServe”: now bold']);
  });

  it('tells a topic turned into another type', () => {
    const next = SERVING.map((c) => (c.properties.text === 'Docker' ? { ...c, typeID: 'Button' } : c));
    expect(told(SERVING, next).content).toEqual(['“Docker” turned from text input into button']);
  });

  it('tells a section that moved as one fact, its arrows and wordless boxes included', () => {
    const rows = ['AutoML', 'Tuning', 'Search'].flatMap((text, i): Drawn[] => [
      panel(60, 400 + i * 50, 300, 40),
      label(text, 90, 408 + i * 50),
      icon('check-circle', 64, 408 + i * 50),
    ]);
    const tie = arrow([200, 440], [200, 450]);
    const { content, layout } = told([...SERVING, ...rows, tie], [...SERVING, ...shift([0, 40], ...rows, tie)]);
    expect(content).toEqual([]);
    expect(layout).toHaveLength(1);
    expect(layout[0]).toMatch(/^“AutoML”, “Tuning” and “Search” moved down by 40$/);
  });

  it('tells a text that was renamed in a section that moved as renamed and as moved with it', () => {
    const section = [label('Neural architecture search', 500, 500), box('AutoML', 100, 500), box('Tuning', 100, 560)];
    const next = shift([0, 80], label('NAS', 500, 500), ...section.slice(1));
    expect(told([...SERVING, ...section], [...SERVING, ...next])).toEqual({
      content: ['renamed “Neural architecture search” to “NAS”'],
      layout: ['“Neural architecture search”, “AutoML” and “Tuning” moved down by 80'],
    });
  });

  it('tells a whole part that was added by what most of it hangs on', () => {
    const part = [
      box('IP', 400, 600),
      box('Routing', 100, 700),
      box('Addressing', 400, 700),
      box('Security', 700, 700),
      arrow([480, 632], [180, 700]),
      arrow([480, 632], [480, 700]),
      arrow([480, 632], [780, 700]),
    ];
    expect(told(SERVING, [...SERVING, ...part]).content).toEqual([
      'added “IP” with “Routing”, “Addressing” and “Security”',
    ]);
  });

  it('tells a whole part that went by its title, wherever its edges end', () => {
    const part = [
      label('Deep learning', 400, 900, { size: 32 }),
      ...Array.from({ length: 10 }, (_, i) => box(`Network ${i}`, 100 + 300 * (i % 2), 1000 + 60 * i)),
    ];
    expect(told([...SERVING, ...part], SERVING).content).toEqual([
      'removed “Deep learning” with “Network 0”, “Network 1”, “Network 2” and 7 more',
    ]);
  });

  it('tells things that came here and there one by one, however many', () => {
    const grid = Array.from({ length: 40 }, (_, i) => box(`Topic ${i}`, 300 * (i % 8), 600 + 60 * Math.floor(i / 8)));
    const some = new Set([1, 4, 7, 10, 13, 16, 19, 22, 25, 28]);
    const { content } = told([...SERVING, ...grid.filter((_, i) => !some.has(i))], [...SERVING, ...grid]);
    expect(content).toEqual([...some].map((i) => `added “Topic ${i}”`));
  });

  it('tells a paste exactly on top as one fact, which no picture shows', () => {
    const all = [...SERVING, ...ARROWS];
    expect(told(all, [...all, ...all])).toEqual({
      content: [],
      layout: ['put a second copy of 7 things (“Model Serving”, “Docker”, “Kubernetes” and 4 more) exactly on top'],
    });
    expect(told([...all, ...all], [...all, ...all])).toEqual(NOTHING);
    expect(told([...all, ...all], all).layout).toHaveLength(1);
    const under = shift([0, 300], ...all);
    expect(told([...all, ...all], [...under, ...under]).content).toEqual([]);
  });

  it('tells one of two copies that went elsewhere as moved', () => {
    const pair = [box('Spark', 100, 500), box('Spark', 100, 500)];
    const next = [box('Spark', 100, 500), box('Spark', 700, 640)];
    expect(told([...SERVING, ...pair], [...SERVING, ...next])).toEqual({
      content: [],
      layout: ['“Spark” moved down by 140 and to the right by 600'],
    });
  });

  it('tells a box put around words that were there before as that', () => {
    const words = label('Docker', 130, 500);
    expect(told([...SERVING, words], [...SERVING, panel(100, 490, 160, 44), words]).content).toEqual([
      'added box around “Docker”',
    ]);
  });

  it('counts what many changes are about by what they are', () => {
    const marked = SERVING.map((c) => icon('star', (c.x ?? 0) - 30, (c.y ?? 0) + 4));
    const next = marked.map((c) => ({ ...c, properties: { icon: { id: 'heart', size: 'small' } } }));
    expect(told([...SERVING, ...marked], [...SERVING, ...next]).content).toEqual([
      '4 icons (beside “Model Serving”, beside “Docker”, beside “Kubernetes” and beside “KServe”): icon star → heart',
    ]);
  });

  it('shows of long texts what differs', () => {
    const long = (tools: string) =>
      label(`awk, sed, grep, sort, uniq, cat, cut, echo, fmt, tr, nl, egrep, ${tools}`, 100, 500);
    expect(told([...SERVING, long('fgrep, wc')], [...SERVING, long('rg, fgrep, wc')]).content).toEqual([
      'renamed “…tr, nl, egrep, fgrep, wc” to “…tr, nl, egrep, rg, fgrep, wc”',
    ]);
  });

  it('names the node of a badge once, by the class that it gives', () => {
    const legend = [
      icon('check-circle', 900, 20),
      label('Recommended', 930, 20),
      icon('circle', 900, 50),
      label('Possible', 930, 50),
      icon('star', 900, 80),
      label('Pick any', 930, 80),
    ];
    const old = [
      ...legend,
      ...SERVING,
      icon('star', 90, 192),
      icon('check-circle', 390, 192),
      icon('circle', 690, 192),
    ];
    const next = old.filter((_, i) => i !== 10);
    expect(told(old, next).content).toEqual(['“Docker” is no longer “Pick any”']);
    expect(told(next, old).content).toEqual(['“Docker” is now “Pick any”']);
  });

  it('tells badges that went near each other’s kind as moved, each by itself', () => {
    const check = (x: number, y: number) => group(icon('circle', x, y), icon('check-circle', x, y));
    const star = (x: number, y: number) => group(icon('circle', x, y), icon('star', x, y));
    const old = [...SERVING, check(92, 192), star(692, 192)];
    const { content, layout } = told(old, [...SERVING, star(130, 240), check(400, 500)]);
    expect(content).toEqual([]);
    expect(layout).toEqual([
      'icon on “Docker” moved down by 308 and to the right by 308',
      'icon on “KServe” moved down by 48 and to the left by 562',
    ]);
  });

  it('takes an icon that was put where a badge was for a new one, and keeps the badge whole', () => {
    const badge = (x: number, y: number) => group(icon('circle', x, y), icon('check-circle', x, y));
    const { content, layout } = diff(
      [...SERVING, badge(92, 192)],
      [...SERVING, { ...icon('circle', 150, 230), id: 'loose' }, badge(430, 500)],
    );
    expect(content.flatMap(({ subjects }) => subjects.map((subject) => subject.new?.path))).toEqual(['loose']);
    expect(layout.map((change) => sentence(change))).toEqual([
      'icon on “Docker” moved down by 308 and to the right by 338',
    ]);
  });

  it('tells a box put around the text of one that stayed as new, and nothing of the other', () => {
    const texts = [label('Type checking saves hours', 300, 440), label('Chapter eighteen', 70, 405)];
    const old = [...SERVING, panel(60, 400, 740, 122), ...texts];
    const near = { ...panel(150, 420, 739, 81), id: 'near' };
    const { content, layout } = diff(old, [...old, near]);
    expect(content.flatMap(({ subjects }) => subjects.map((subject) => subject.new?.path))).toEqual(['near']);
    expect(layout).toEqual([]);
  });

  it('tells an arrow that now leads where another one led before as that, and nothing of the other', () => {
    const nodes = [box('Unsupervised', 590, 40), box('Deep depth', 300, 160), box('Deep pose', 300, 205)];
    const still = arrow([590, 60], [460, 221]);
    const old = [...nodes, arrow([590, 60], [460, 175]), still];
    expect(told(old, [...nodes, still, arrow([590, 60], [300, 219])])).toEqual({
      content: ['arrow from “Unsupervised” to “Deep depth” now leads to “Deep pose”'],
      layout: [],
    });
  });

  it('tells a wordless box that was recoloured and went a little way as the same one', () => {
    const panelOf = (x: number, y: number, color: number): Drawn => ({
      ...panel(x, y, 300, 120),
      properties: { color },
    });
    const { content, layout } = told(
      [...SERVING, panelOf(100, 500, 0xffffff)],
      [...SERVING, panelOf(130, 520, 0xb6d7a8)],
    );
    expect(content).toHaveLength(1);
    expect(content[0]).toContain('colour white (#ffffff) → light green (#b6d7a8)');
    expect(layout).toHaveLength(1);
  });

  it('keeps rows together when one more is put above them, although every box lands on the place of another', () => {
    const row = (text: string, i: number): Drawn[] => [
      panel(60, 400 + i * 40, 300, 40),
      label(text, 120, 408 + i * 40),
      icon('check-circle', 64, 408 + i * 40),
    ];
    const texts = ['Regression', 'Classification', 'Clustering', 'Ranking', 'Retrieval'];
    const old = [...SERVING, ...texts.flatMap(row)];
    const next = [...SERVING, ...['Reranking', ...texts].flatMap(row)];
    expect(told(old, next)).toEqual({
      content: ['added “Reranking”'],
      layout: ['5 boxes (“Regression”, “Classification”, “Clustering” and 2 more) moved down by 40'],
    });
  });

  it('tells against the rest of the drawing, when the drawing as a whole went', () => {
    const next = shift([10, 10], ...SERVING.slice(0, 3)).concat(shift([10, -40], ...SERVING.slice(3)));
    expect(told(SERVING, next).layout).toEqual([
      '“KServe” moved up by 50',
      'the drawing as a whole moved down by 10 and to the right by 10, which no picture shows',
    ]);
  });

  it('tells an arrow that leads elsewhere', () => {
    const next = [...SERVING, ...ARROWS.slice(0, 2), arrow([480, 72], [240, 216])];
    expect(told([...SERVING, ...ARROWS], next).content).toEqual([
      'arrow from “Model Serving” to “KServe” now leads to “Docker”',
    ]);
  });

  it('does not tell that arrows follow a topic that moved', () => {
    const moved = SERVING.map((c) => (c.properties.text === 'KServe' ? box('KServe', 900, 300) : c));
    const next = [...moved, ...ARROWS.slice(0, 2), arrow([480, 72], [980, 300])];
    expect(told([...SERVING, ...ARROWS], next)).toEqual({
      content: [],
      layout: ['“KServe” moved down by 100 and to the right by 200'],
    });
  });

  it('tells an arrow drawn another way between the same topics', () => {
    const next = [...SERVING, ...ARROWS.slice(0, 2), arrow([480, 72], [780, 200], { p1: { x: 0.5, y: 0.4 } })];
    expect(told([...SERVING, ...ARROWS], next)).toEqual({
      content: [],
      layout: ['arrow from “Model Serving” to “KServe” takes another way'],
    });
  });

  it('tells a topic that went into another container', () => {
    const sets = [fieldSet('Training', 40, 380, 400, 200), fieldSet('Deployment', 500, 380, 400, 200)];
    const rest = [box('Checkpoints', 60, 420), box('Canary', 520, 420)];
    const old = [...sets, ...rest, box('Monitoring', 60, 500)];
    const next = [...sets, ...rest, box('Monitoring', 520, 500)];
    expect(told(old, next).content).toEqual(['“Monitoring” went from “Training” to “Deployment”']);
  });

  it('tells that controls were grouped as layout, and nothing else', () => {
    const { content, layout } = told(SERVING, [SERVING[0] ?? box('', 0, 0), group(...SERVING.slice(1))]);
    expect(content).toEqual([]);
    expect(layout).toEqual(['grouped: group of “Docker”, “Kubernetes” and “KServe”']);
  });

  it('tells links by where they lead', () => {
    const link = (url: string) => SERVING.map((c, i) => (i === 1 ? box('Docker', 100, 200, { href: { url } }) : c));
    expect(told(SERVING, link('https://docker.com')).content).toEqual(['“Docker”: now links to https://docker.com']);
    expect(told(link('https://docker.com'), link('https://podman.io')).content).toEqual([
      '“Docker”: link https://docker.com → https://podman.io',
    ]);
  });

  it('tells which of two overlapping controls came to lie in front', () => {
    const [a, b] = [box('Above', 100, 100), box('Below', 120, 110)];
    const { layout } = diff([a, b], [b, a]);
    expect(layout.map(({ kind }) => kind)).toEqual(['restacked']);
    expect(told([a, box('Elsewhere', 800, 800)], [box('Elsewhere', 800, 800), a])).toEqual(NOTHING);
  });

  it('says by which rung each control was matched', () => {
    const old = [...SERVING, panel(100, 400, 90, 60)];
    const next = [...SERVING, panel(100, 400, 90, 60)].map((c) =>
      c.properties.text === 'KServe' ? box('KServe v2', 700, 200) : c,
    );
    expect(diff(old, next).matches.map(({ rung }) => rung)).toEqual(['text', 'text', 'text', 'similar', 'neighbours']);
  });

  it('names a class of the legend rather than the colour that stands for it', () => {
    const legend = [
      label('Legend', 900, 20),
      box('Recommended', 900, 50, { color: 0xfff2cc }),
      box('Possible', 900, 90, { color: 0xd9d9d9 }),
      box('Pick any', 900, 130, { color: 0xf6b26b }),
    ];
    const topic = (color: number) => [
      ...legend,
      box('Docker', 100, 200, { color: 0xfff2cc }),
      box('Podman', 100, 260, { color }),
      box('containerd', 100, 320, { color: 0xd9d9d9 }),
      box('CRI-O', 100, 380, { color: 0xf6b26b }),
    ];
    expect(told(topic(0xd9d9d9), topic(0xfff2cc)).content).toEqual(['“Podman” went from “Possible” to “Recommended”']);
  });
});
