import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { balsa, temporaryFolder } from '../balsa.ts';

const roadmap = 'project-files/ML Engineer Roadmap.json';

const box = (ID: string, x: number, text: string) => ({
  ...{ ID, typeID: 'TextInput', zOrder: ID, x: `${x}`, y: '0', w: '120', h: '30', properties: { text } },
});
const arrow = {
  ...{ ID: '2', typeID: 'Arrow', zOrder: '2', x: '120', y: '15', w: '180', h: '1' },
  properties: { leftArrow: 'false', p0: { x: 0, y: 0 }, p1: { x: 0.5, y: 0 }, p2: { x: 180, y: 0 } },
};
const tied = [box('0', 0, 'First'), box('1', 300, 'Second'), arrow];
const drawing = JSON.stringify({ mockup: { controls: { control: tied } } });

describe('balsa graph', () => {
  it('prints the graph as JSON', async () => {
    const { code, stdout } = await balsa(['graph', roadmap]);
    expect(code).toBe(0);
    const graph = JSON.parse(stdout.toString());
    expect(graph.format).toBe('balsa-graph');
    expect(graph.nodes.length).toBeGreaterThan(100);
    expect(graph.looseEnds).toEqual([]);
  });

  it('prints the same on every run, and with --json whatever the format', async () => {
    const [once, again, json] = await Promise.all([
      balsa(['graph', roadmap]),
      balsa(['graph', roadmap]),
      balsa(['graph', roadmap, '--json', '--format', 'dot']),
    ]);
    expect(again.stdout.equals(once.stdout)).toBe(true);
    expect(json.stdout.equals(once.stdout)).toBe(true);
  });

  it('prints a roadmap as an outline', async () => {
    const { stdout } = await balsa(['graph', roadmap, '--format', 'markdown']);
    expect(stdout.toString()).toContain(
      '### Mathematics\n\n- [Linear Algebra](https://linear.axler.net/) {personal}\n',
    );
  });

  it('says which mockups there are when the name is wrong', async () => {
    const { code, stderr } = await balsa(['graph', roadmap, '--mockup', 'Nothing']);
    expect(code).toBe(2);
    expect(stderr).toContain(`${roadmap} has no mockup "Nothing"; it has "ML Engineer Roadmap"`);
  });

  it('reads standard input, BMPR and BMML alike', async () => {
    const folder = await temporaryFolder();
    const [json, bmpr, bmml] = ['d.json', 'd.bmpr', 'd.bmml'].map((name) => path.join(folder, name)) as [
      string,
      string,
      string,
    ];
    await writeFile(json, drawing);
    expect((await balsa(['convert', json, '-o', bmpr])).code).toBe(0);
    const old = '<control controlID="%" controlTypeID="com.balsamiq.mockups::TextInput" x="@" y="0" w="120" h="30"';
    const text = (id: string, x: string, name: string) =>
      `${old.replace('%', id).replace('@', x)}><controlProperties><text>${name}</text></controlProperties></control>`;
    const controls = text('0', '0', 'First') + text('1', '300', 'Second');
    await writeFile(bmml, `<mockup version="1.0"><controls>${controls}</controls></mockup>`);
    const titles = async (args: readonly string[], input?: string) => {
      const { code, stdout, stderr } = await balsa(['graph', ...args], input === undefined ? {} : { input });
      expect(code, stderr).toBe(0);
      return JSON.parse(stdout.toString()).nodes.map((node: { title: string }) => node.title);
    };
    expect(await titles([bmpr])).toEqual(['First', 'Second']);
    expect(await titles([bmml])).toEqual(['First', 'Second']);
    expect(await titles(['-'], drawing)).toEqual(['First', 'Second']);
  });

  it('asks which of several mockups is meant', async () => {
    const folder = await temporaryFolder();
    const bmpr = path.join(folder, 'two.bmpr');
    const mockup = (id: string, name: string) => ({
      ...{ attributes: { name }, branchID: 'Master', resourceID: id, controls: { control: tied } },
    });
    const project = { mockups: [mockup('AAAA', 'Log in'), mockup('BBBB', 'Log out')] };
    const source = path.join(folder, 'two.json');
    await writeFile(source, JSON.stringify(project));
    const converted = await balsa(['convert', source, '-o', bmpr]);
    const file = converted.code === 0 ? bmpr : source;
    const { code, stderr } = await balsa(['graph', file]);
    expect(code).toBe(2);
    expect(stderr).toContain('holds 2 mockups: choose one with --mockup; it has "Log in", "Log out"');
    const one = await balsa(['graph', file, '--mockup', 'Log out', '--format', 'dot']);
    expect(one.stdout.toString()).toContain('digraph "Log out" {');
  });

  it('writes a file when asked to, once, and never over the drawing', async () => {
    const folder = await temporaryFolder();
    const source = path.join(folder, 'drawing.json');
    await writeFile(source, drawing);
    const output = path.join(folder, 'drawing.mmd');
    const write = () => balsa(['graph', source, '--format', 'mermaid', '-o', output]);
    expect((await write()).stdout.toString()).toBe(`wrote     ${output}\n`);
    expect((await write()).stdout.toString()).toBe(`unchanged ${output}\n`);
    expect(await readFile(output, 'utf8')).toContain('n0["First"]');
    const over = await balsa(['graph', source, '-o', source]);
    expect(over.code).toBe(2);
    expect(over.stderr).toContain('would be lost');
    expect(await readFile(source, 'utf8')).toBe(drawing);
  });
});
