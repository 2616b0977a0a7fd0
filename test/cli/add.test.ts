import { copyFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import initSqlJs from 'sql.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { balsa, temporaryFolder } from '../balsa.ts';
import { testRepository } from '../git.ts';

const ROADMAP = 'project-files/ML Engineer Roadmap.json';

let folder = '';
const at = (name: string) => path.join(folder, name);
const run = (...args: string[]) => balsa(['add', ...args], { cwd: folder });
const text = (name = 'map.json') => readFile(at(name), 'utf8');

/** The lines of `b` that `a` does not have, and the other way round. */
function changed(a: string, b: string): { readonly gone: readonly string[]; readonly come: readonly string[] } {
  const [old, now] = [a.split('\n'), b.split('\n')];
  return { gone: old.filter((line) => !now.includes(line)), come: now.filter((line) => !old.includes(line)) };
}

beforeEach(async () => {
  folder = await temporaryFolder();
  await copyFile(ROADMAP, at('map.json'));
});

describe('balsa add', () => {
  it('adds a topic that looks like its neighbours and is tied as they are, and changes no more of the file than it must', async () => {
    const before = await text();
    const { code, stdout } = await run('vLLM', '--in', 'Model Serving', '--file', 'map.json');
    expect([code, stdout.toString()]).toEqual([0, 'wrote     map.json: "vLLM" in "Model Serving"\n']);
    const { gone, come } = changed(before, await text());
    // The section that grew, and the last control, which has a comma behind it now.
    expect(gone).toHaveLength(2);
    const [section, , topic, arrow] = come;
    expect(section).toContain('"text": "MLOps Basics: Model Serving"');
    expect(come).toHaveLength(4);
    const color = before.match(/.*"text": "NVIDIA Triton".*/)?.[0].match(/"color": "\d+"/)?.[0];
    expect(topic).toContain(`"properties": {"align": "center", ${color}, "size": "18", "text": "vLLM"}`);
    expect(arrow).toContain('"stroke": "dotted"');
    const outline = await balsa(['graph', 'map.json', '--format', 'markdown'], { cwd: folder });
    expect(outline.stdout.toString()).toMatch(/ {2}- \S*NVIDIA Triton.* \{pick\}\n {2}- vLLM \{pick\}\n/);
    expect(outline.stderr).toBe('');
  });

  it('puts it right beneath a topic, moves down what stands there, and makes the picture no wider', async () => {
    const size = async () => {
      const { stderr, stdout } = await balsa(['render', 'map.json', '-o', 'map.png'], { cwd: folder });
      const [, width, height] = /\((\d+) × (\d+)\)/.exec(stdout.toString() + stderr) ?? [];
      return { width: Number(width), height: Number(height) };
    };
    const before = await size();
    expect((await run('Julia', '--after', 'SQL', '--file', 'map.json')).code).toBe(0);
    const { width, height } = await size();
    expect([width, height >= before.height]).toEqual([before.width, true]);
    const controls =
      JSON.parse(await text()).mockup?.controls.control ?? JSON.parse(await text()).mockups[0].mockup.controls.control;
    const named = (name: string) =>
      controls.find((one: { properties?: { text?: string } }) => one.properties?.text === name);
    expect(named('Julia').x).toBe(named('SQL').x);
    expect(Number(named('Julia').y)).toBeGreaterThan(Number(named('SQL').y));
  });

  it('keeps the indentation, the order of keys, the numbers and the line ends that a file has', async () => {
    const source = JSON.parse(await text());
    const [root] = source.mockups ?? [source];
    const control = root.mockup.controls.control.map(({ ID, typeID, zOrder, ...rest }: Record<string, string>) => ({
      zOrder: Number(zOrder),
      ...rest,
      typeID,
      ID,
    }));
    const pretty = `${JSON.stringify({ mockup: { controls: { control } } }, null, '\t')}\n`.replaceAll('\n', '\r\n');
    await writeFile(at('map.json'), pretty);
    expect((await run('LitServe', '--in', 'Model Serving', '--file', 'map.json')).code).toBe(0);
    const after = await text();
    expect(after.replaceAll('\r\n', '').includes('\n')).toBe(false);
    const { gone, come } = changed(pretty, after);
    expect(gone.length).toBeLessThan(6);
    const added = come.findIndex((line) => line.includes('"text": "LitServe"'));
    expect(come[added]).toMatch(/^\t{6}"text"/);
    expect(come.filter((line) => /^\t{5}"zOrder": \d+,\r$/.test(line))).toHaveLength(2);
  });

  it('writes one row of a BMPR', async () => {
    await balsa(['convert', 'map.json', '-o', 'map.bmpr'], { cwd: folder });
    const sqlite = await initSqlJs();
    const rows = async () => {
      const database = new sqlite.Database(await readFile(at('map.bmpr')));
      const tables = ['INFO', 'BRANCHES', 'RESOURCES', 'THUMBNAILS', 'USERS', 'COMMENTS'];
      const all = tables.flatMap((table) => database.exec(`SELECT * FROM ${table}`)[0]?.values ?? []);
      database.close();
      return all.map((row) => JSON.stringify(row));
    };
    const before = await rows();
    expect((await run('vLLM', '--in', 'Model Serving', '--file', 'map.bmpr')).code).toBe(0);
    const after = await rows();
    expect(after.filter((row) => !before.includes(row))).toEqual([expect.stringContaining('vLLM')]);
    expect(after).toHaveLength(before.length);
    const outline = await balsa(['graph', 'map.bmpr', '--format', 'markdown'], { cwd: folder });
    expect(outline.stdout.toString()).toContain('vLLM {pick}');
  });

  it('takes the look, the arrow and the link that it is told', async () => {
    const args = ['--in', 'Mathematics', '--like', 'Docker', '--from', 'SQL', '--link', 'https://example.org/x'];
    expect((await run('Graph Theory', ...args, '--file', 'map.json')).code).toBe(0);
    const outline = (await balsa(['graph', 'map.json', '--format', 'markdown'], { cwd: folder })).stdout.toString();
    expect(outline).toMatch(/\[Graph Theory\]\(<?https:\/\/example.org\/x>?\) \{personal\}/);
    expect(outline).toMatch(/- \S*SQL.* \{personal\}\n {2}- -> Graph Theory\n/);
  });

  it('breaks a text that is wider than its column instead of growing to the side', async () => {
    const long = 'Distributed inference of very large language models on many accelerators';
    expect((await run(long, '--in', 'Mathematics', '--file', 'map.json')).code).toBe(0);
    expect(await text()).toMatch(/Distributed inference of[^"]*\\n[^"]*accelerators/);
  });

  it('tells by a dry run what would change, and writes nothing', async () => {
    const before = await text();
    const { code, stdout } = await run('vLLM', '--in', 'Model Serving', '--file', 'map.json', '--dry-run');
    expect([code, await text()]).toEqual([0, before]);
    expect(stdout.toString()).toContain('added “vLLM”, with the arrow from “Model Serving”');
  });

  it.each([
    ['a topic that is there', ['NVIDIA triton', '--in', 'Model Serving'], 1, 'has "NVIDIA triton" already'],
    ['a section that is not', ['vLLM', '--in', 'Model Servin'], 2, 'did you mean "Model Serving"'],
    ['a topic to follow that is not', ['vLLM', '--after', 'Tritton'], 2, '--after "Tritton" names nothing'],
    ['a topic of another section', ['x', '--in', 'Mathematics', '--after', 'SQL'], 2, 'is in "Programming Languages"'],
    ['no place', ['vLLM'], 2, 'say where: --in or --after'],
    ['no text', [' ', '--in', 'Mathematics'], 2, 'the topic has no text'],
  ])('writes nothing for %s', async (_, args, code, message) => {
    const before = await text();
    const { code: got, stdout, stderr } = await run(...args, '--file', 'map.json');
    expect([got, await text()]).toEqual([code, before]);
    expect(stdout.toString() + stderr).toContain(message);
  });

  it('names the candidates of a name that several things have', async () => {
    const label = (ID: string, x: number, y: number, name: string) => ({
      ...{ ID, typeID: 'TextInput', x: String(x), y: String(y), w: '120', h: '30', zOrder: ID },
      properties: { text: name },
    });
    const field = (ID: string, x: number, name: string) => ({
      ...{ ID, typeID: 'FieldSet', x: String(x), y: '0', w: '160', h: '160', zOrder: ID, properties: { text: name } },
    });
    const control = [
      ...[field('1', 0, 'Basics'), field('2', 300, 'Tools')],
      ...[label('3', 20, 40, 'Testing'), label('4', 320, 40, 'Testing'), label('5', 20, 90, 'Git')],
    ];
    await writeFile(at('map.json'), JSON.stringify({ mockup: { controls: { control } } }));
    const { code, stderr } = await run('Mocha', '--after', 'Testing', '--file', 'map.json');
    expect(code).toBe(2);
    expect(stderr).toContain('names 2 things; it has "Basics / Testing", "Tools / Testing"');
    expect((await run('Mocha', '--after', 'Tools / Testing', '--file', 'map.json')).code).toBe(0);
  });

  it('finds the drawing of the repository that has the section', async () => {
    const { root } = await testRepository();
    await copyFile(ROADMAP, path.join(root, 'a.json'));
    await writeFile(path.join(root, 'balsa.config.json'), '{"sources": ["*.json", "!balsa.config.json"]}');
    const { code, stdout, stderr } = await balsa(['add', 'vLLM', '--in', 'Model Serving'], { cwd: root });
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('error')]);
    expect(stdout.toString()).toBe('wrote     a.json: "vLLM" in "Model Serving"\n');
  });
});
