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

/** Without a place, in one way or another; each is the control with the ID 2. */
const PLACELESS = {
  'beside nothing': { ...placeless(2, 'three', 1), properties: { text: 'three' } },
  'with a column alone': { ...placeless(2, 'three', 1), x: '10' },
  'with a row alone': { ...placeless(2, 'three', 1), y: '90' },
  'with places that are null': { ...placeless(2, 'three', 1), x: null, y: null },
};

it('draws and counts one topic more, in whatever way its place is missing', async () => {
  const made = await testRepository();
  const whole = [box(0, 'one'), box(1, 'two')];
  const sources = Object.entries(PLACELESS).map(([name, control]) => ({ file: `project-files/${name}.json`, control }));
  await made.write('balsa.config.json', { formats: ['svg'] });
  for (const { file } of sources) await made.write(file, mockup(...whole));
  await update(made);
  for (const { file, control } of sources) await made.write(file, mockup(...whole, control));
  const { report } = await check(made);
  expect(report.images.map(({ reason }) => reason)).toEqual(sources.map(() => 'its source changed: 1 control added'));
  await update(made);
  for (const { image } of report.images) expect(await readFile(path.join(made.root, image), 'utf8')).toContain('three');
  expect(new Set(Object.values((await check(made)).states))).toEqual(new Set(['current']));
});

it.each(['plan.pdf', 'plan.gif', 'plan.jpge', 'plan.bmp'])('refuses to write %s', async (output) => {
  const cwd = await temporaryFolder();
  const drawing = JSON.stringify(mockup(box(0, 'one')));
  const { code, stderr } = await balsa(['render', '-', '-o', output], { cwd, input: drawing });
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('.png, .svg, .webp') });
});

it('takes other names for folders', async () => {
  const made = await testRepository();
  await made.write('a.json', mockup(box(0, 'one')));
  const { code } = await balsa(['render', 'a.json', '-o', 'img.v2'], { cwd: made.root });
  expect(code).toBe(0);
  expect((await readFile(path.join(made.root, 'img.v2/a.png'))).length).toBeGreaterThan(0);
});

it.each([['nosuch'], ['img'], ['*.pdf'], []])('watch %s ends when there is nothing to watch', async (...paths) => {
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

it.each([
  ['the last topic', (id: number) => id !== 12, 'arrow 111 leads'],
  ['a topic in the middle', (id: number) => id !== 5, 'arrow 104 leads'],
  ['two topics', (id: number) => id !== 4 && id !== 15, 'arrows 103, 114 lead'],
])('tells of the arrows that %s leaves behind', async (_, stays, told) => {
  const made = await testRepository();
  const whole = chain(22);
  await made.write('project-files/map.json', mockup(...whole));
  await update(made);
  await made.write('project-files/map.json', mockup(...whole.filter(({ ID }) => stays(Number(ID)))));
  expect((await check(made)).report.images[0]?.reason).toContain(`${told} to nothing`);
});

it.each(['png', 'svg', 'webp', 'avif'])('renews the stamp of an older version whose %s is the same', async (format) => {
  const made = await testRepository();
  await made.write('project-files/map.json', mockup(box(0, 'one')));
  await made.write('balsa.config.json', { formats: [format] });
  await update(made);
  const image = `img/map.${format}`;
  const file = path.join(made.root, image);
  const written = await readFile(file);
  const { stamp } = findStamp(written) ?? expect.fail('no stamp');
  const older = Buffer.from(written);
  older.write(formatStamp({ ...stamp, drawing: stamp.drawing - 1 }), older.indexOf('balsa-stamp'), 'latin1');
  await made.write(image, sealStamp(older));
  expect((await check(made)).states).toEqual({ [image]: 'current' });
  const { stdout } = await balsa(['update'], { cwd: made.root });
  expect(stdout.toString()).toContain(`wrote ${image} (with the stamp of this version)`);
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

it.each<[string, object, string[]]>([
  ['far to the right and below', { x: '90000', y: '90000' }, []],
  ['far to the right', { x: '900000' }, []],
  ['far to the left and above', { x: '-90000', y: '-90000' }, []],
  ['many pixels a unit', { x: '3000', y: '3000' }, ['--scale', '100']],
])('writes an SVG of any size: %s', async (_, place, more) => {
  const cwd = await temporaryFolder();
  const input = JSON.stringify(mockup(box(0, 'near'), box(1, 'far', place)));
  expect(await balsa(['render', '-', '-o', 'a.svg', ...more], { cwd, input })).toMatchObject({ code: 0 });
  expect(await balsa(['render', '-', '-o', 'a.png', ...more], { cwd, input })).toMatchObject({ code: 3 });
});

it('leaves git diff working where balsa is not installed', async () => {
  const made = await testRepository();
  await balsa(['git', 'install'], { cwd: made.root });
  const command = (await made.git('config', 'diff.balsamiq.textconv')).trim();
  // As on a branch where the program is not.
  await made.git('config', 'diff.balsamiq.textconv', command.replaceAll('main.js', 'gone.js'));
  await made.write('project-files/map.json', mockup(box(0, 'one')));
  await made.write('a.bmml', BMML);
  await made.write('a.bmpr', new Uint8Array([83, 81, 76, 0, 1, 2]));
  await made.commit('Before');
  await made.write('project-files/map.json', mockup(box(0, 'two')));
  await made.write('a.bmml', BMML.replace('>Hi<', '>Ho<'));
  await rm(path.join(made.root, 'a.bmpr'));
  const told = await made.git('diff');
  expect(told).toContain('"text":"two"');
  expect(told).toContain('-binary file ');
  expect(told).toContain('<text>Ho</text>');
  await made.git('add', '--all');
  expect(await made.git('diff', '--cached')).toContain('"text":"two"');
  await made.commit('After');
  expect(await made.git('log', '-p', '-1')).toContain('<text>Ho</text>');
});
