import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { findStamp, formatStamp, sealStamp } from '../../src/images/stamp.ts';
import { balsa, temporaryFolder } from '../balsa.ts';
import { testRepository } from '../git.ts';
import { box, check, mockup, project, update } from '../images-repository.ts';

/** A box that says where it belongs and has no place. */
const placeless = (id: number, text: string, near: number) => ({
  ...{ ID: String(id), typeID: 'TextInput', w: '120', measuredW: '79', measuredH: '27', zOrder: String(id) },
  properties: { text, customData: { near: String(near) } },
});

it('draws, marks and tells a topic without a place', async () => {
  const made = await testRepository();
  const source = 'project-files/map.json';
  await made.write(source, mockup(box(0, 'one'), box(1, 'two')));
  await update(made);
  const before = await readFile(path.join(made.root, 'img/map.png'));
  await made.commit('Before');
  await made.write(source, mockup(box(0, 'one'), box(1, 'two'), placeless(2, 'three', 1)));
  const { report } = await check(made);
  expect(report.images[0]?.reason).toBe('its source changed: 1 control added');
  expect((await balsa(['update'], { cwd: made.root })).code).toBe(0);
  expect((await readFile(path.join(made.root, 'img/map.png'))).equals(before)).toBe(false);
  const told = await balsa(['diff', '-o', 'changed.svg', '--quiet'], { cwd: made.root });
  expect(told).toMatchObject({ code: 0, stderr: '' });
  expect(await readFile(path.join(made.root, 'changed.svg'), 'utf8')).toContain('three');
  // The layout that the configuration asks for holds for the comparison, too.
  await made.write('balsa.config.json', { layout: 'authored' });
  await balsa(['diff', '-o', 'changed.svg', '--quiet', '--', 'project-files'], { cwd: made.root });
  expect(await readFile(path.join(made.root, 'changed.svg'), 'utf8')).not.toContain('three');
});

it.each(['plan.pdf', 'plan.gif', 'plan.jpge', 'plan.bmp'])('refuses to write %s', async (output) => {
  const cwd = await temporaryFolder();
  const drawing = JSON.stringify(mockup(box(0, 'one')));
  const { code, stderr } = await balsa(['render', '-', '-o', output], { cwd, input: drawing });
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('.svg, .png, .webp') });
});

it('takes other names for folders', async () => {
  const made = await testRepository();
  await made.write('a.json', mockup(box(0, 'one')));
  const { code } = await balsa(['render', 'a.json', '-o', 'img.v2'], { cwd: made.root });
  expect(code).toBe(0);
  expect((await readFile(path.join(made.root, 'img.v2/a.png'))).length).toBeGreaterThan(0);
});

it.each([['nosuch'], []])('watch %s ends when there is nothing to watch', async (...paths) => {
  const made = await testRepository();
  const { code, stderr } = await balsa(['watch', ...paths], { cwd: made.root });
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('balsa.config.json') });
});

it.each([['check'], ['check', '.'], ['update', '.']])(
  'says how to go on where there is no source (%s %s)',
  async (...args) => {
    const made = await testRepository();
    const { code, stderr } = await balsa(args, { cwd: made.root });
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('name yours under "sources"') });
  },
);

/** Twelve boxes in a column, an arrow from each to the next. */
function chain(count: number) {
  const arrows = Array.from({ length: count - 1 }, (_, i) => ({
    ...{
      ID: String(100 + i),
      typeID: 'Arrow',
      x: '69',
      y: String(37 + 60 * i),
      w: '2',
      h: '33',
      zOrder: String(100 + i),
    },
    ...{ measuredW: '150', measuredH: '100' },
    properties: { p0: { x: 1, y: 0 }, p1: { x: 0.5, y: 0 }, p2: { x: 1, y: 33 }, leftArrow: 'false' },
  }));
  const boxes = Array.from({ length: count }, (_, i) => box(i, `Topic ${i}`, { y: String(10 + 60 * i) }));
  return [...boxes, ...arrows];
}

it('tells of the arrow that a removed topic leaves behind', async () => {
  const made = await testRepository();
  const whole = chain(13);
  await made.write('project-files/map.json', mockup(...whole));
  const first = await balsa(['update'], { cwd: made.root });
  expect(first.stderr).toBe('');
  await made.write('project-files/map.json', mockup(...whole.filter(({ ID }) => ID !== '12')));
  const { stdout } = await balsa(['check'], { cwd: made.root });
  expect(stdout.toString()).toContain('arrow 111 leads to nothing');
  const { code, stderr } = await balsa(['update'], { cwd: made.root });
  expect({ code, stderr }).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('control 111: the arrow leads to'),
  });
});

it('renews the stamp of an older version whose picture is the same', async () => {
  const made = await testRepository();
  await made.write('project-files/map.json', mockup(box(0, 'one')));
  await update(made);
  const file = path.join(made.root, 'img/map.png');
  const written = await readFile(file);
  const { stamp } = findStamp(written) ?? expect.fail('no stamp');
  const older = Buffer.from(written);
  older.write(formatStamp({ ...stamp, drawing: stamp.drawing - 1 }), older.indexOf('balsa-stamp'), 'latin1');
  await made.write('img/map.png', sealStamp(older));
  expect((await check(made)).states).toEqual({ 'img/map.png': 'current' });
  const { stdout } = await balsa(['update'], { cwd: made.root });
  expect(stdout.toString()).toContain('wrote img/map.png (with the stamp of this version)');
  expect((await readFile(file)).equals(written)).toBe(true);
});

const CONFLICT = ['<<<<<<< HEAD', 'ours', '=======', 'theirs', '>>>>>>> main'].join('\n');

it.each(['map.json', 'map.bmml'])('says that %s has unresolved conflicts', async (name) => {
  const made = await testRepository();
  await made.write(
    name,
    name.endsWith('json') ? `{"mockup":\n${CONFLICT}\n}` : `<mockup version="1.0">\n${CONFLICT}\n</mockup>`,
  );
  const { code, stderr } = await balsa(['render', name], { cwd: made.root });
  expect({ code, stderr }).toMatchObject({ code: 3, stderr: expect.stringContaining(`${name}: `) });
  expect(stderr).toContain('has unresolved merge conflicts, line 2');
});

const BMML = `<mockup version="1.0" skin="sketch" measuredW="80" measuredH="40" mockupW="80" mockupH="40"><controls>
<control controlID="0" controlTypeID="com.balsamiq.mockups::Label" x="10" y="10" w="-1" h="-1" measuredW="60" measuredH="25" zOrder="0" locked="false" isInGroup="-1"><controlProperties><text>Hi</text></controlProperties></control>
</controls></mockup>`;

it.each(['render', 'inspect'])('%s reads the other files of a folder with a broken one', async (command) => {
  const made = await testRepository();
  await made.write('site/good.bmml', BMML);
  await made.write('site/other.bmml', BMML);
  await made.write('site/broken.bmml', BMML.replace('</control>', `\n${CONFLICT}\n`));
  const { code, stdout, stderr } = await balsa([command, 'site', ...(command === 'render' ? ['-o', 'out'] : [])], {
    cwd: made.root,
  });
  expect(code).toBe(3);
  expect(stderr).toContain('site/broken.bmml: has unresolved merge conflicts');
  expect(stdout.toString()).toContain('good');
});

it('finds a mockup by its name in any case, and suggests a near one', async () => {
  const made = await testRepository();
  const page = (name: string, id: string) => ({ ...mockup(box(0, name)), id, name });
  await made.write(
    'site.json',
    project(
      { ...page('Login', 'A'), mockup: { ...mockup(box(0, 'x')).mockup, attributes: { name: 'Login' } } },
      { mockup: { ...mockup(box(0, 'y')).mockup, attributes: { name: 'Home' } }, id: 'B' },
    ),
  );
  const found = await balsa(['render', 'site.json', '--mockup', 'login', '-o', 'a.png'], { cwd: made.root });
  expect(found).toMatchObject({ code: 0 });
  const near = await balsa(['render', 'site.json', '--mockup', 'logn', '-o', 'a.png'], { cwd: made.root });
  expect(near).toMatchObject({ code: 2, stderr: expect.stringContaining('did you mean "Login"?') });
});

it('refuses a transparent JPEG', async () => {
  const cwd = await temporaryFolder();
  const input = JSON.stringify(mockup(box(0, 'one')));
  const { code, stderr } = await balsa(['render', '-', '-o', 'a.jpg', '--background', 'transparent'], { cwd, input });
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('a JPEG has no transparency') });
});

it('writes an SVG of any size', async () => {
  const cwd = await temporaryFolder();
  const input = JSON.stringify(mockup(box(0, 'near'), box(1, 'far', { x: '90000', y: '90000' })));
  expect(await balsa(['render', '-', '-o', 'a.svg'], { cwd, input })).toMatchObject({ code: 0 });
  expect(await balsa(['render', '-', '-o', 'a.png'], { cwd, input })).toMatchObject({ code: 3 });
});

it('leaves git diff working where balsa is not installed', async () => {
  const made = await testRepository();
  await balsa(['git', 'install'], { cwd: made.root });
  const command = (await made.git('config', 'diff.balsamiq.textconv')).trim();
  // As on a branch where the program is not.
  await made.git('config', 'diff.balsamiq.textconv', command.replaceAll('main.js', 'gone.js'));
  await made.write('project-files/map.json', mockup(box(0, 'one')));
  await made.write('a.bmpr', new Uint8Array([83, 81, 76, 0, 1, 2]));
  await made.commit('Before');
  await made.write('project-files/map.json', mockup(box(0, 'two')));
  await rm(path.join(made.root, 'a.bmpr'));
  const told = await made.git('diff');
  expect(told).toContain('"text":"two"');
  expect(told).toContain('-binary file ');
});
