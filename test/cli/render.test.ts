import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { balsa, temporaryFolder } from '../balsa.ts';

const roadmap = {
  mockup: {
    controls: {
      control: [
        {
          ID: '0',
          typeID: 'Canvas',
          x: '100',
          y: '50',
          w: '120',
          h: '60',
          measuredW: '100',
          measuredH: '70',
          zOrder: '0',
          properties: { color: '16776960' },
        },
        {
          ID: '1',
          typeID: 'Label',
          x: '110',
          y: '60',
          measuredW: '60',
          measuredH: '21',
          zOrder: '1',
          properties: { text: 'Learn *this*', href: { URL: 'https://example.org/a?b=1&c="2"' } },
        },
      ],
    },
    attributes: { name: 'Basics' },
  },
};

const project = {
  mockups: ['Log in', 'log-in!', 'Dashboard'].map((name, i) => ({
    mockup: { ...roadmap.mockup, resourceID: `ID-${i}`, attributes: { name, order: i } },
  })),
};

async function folderWith(files: Record<string, unknown>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    await writeFile(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

describe('balsa render', () => {
  it('writes a PNG beside the file, at twice the drawing size', async () => {
    const cwd = await folderWith({ 'My Roadmap.json': roadmap });
    const { code, stdout } = await balsa(['render', 'My Roadmap.json'], { cwd });
    expect(code).toBe(0);
    expect(stdout.toString()).toContain('wrote     My Roadmap.png (240 × 120)');
    expect(await sharp(path.join(cwd, 'My Roadmap.png')).metadata()).toMatchObject({
      format: 'png',
      width: 240,
      height: 120,
    });
  });

  it('fills a folder with names that are safe everywhere', async () => {
    const cwd = await folderWith({ 'My Roadmap.json': roadmap, 'other.json': project });
    const { code } = await balsa(['render', '.', '-o', 'img/'], { cwd });
    expect(code).toBe(0);
    expect((await readdir(path.join(cwd, 'img'), { recursive: true })).sort()).toEqual([
      'my-roadmap.png',
      'other',
      path.join('other', 'dashboard.png'),
      path.join('other', 'log-in-2.png'),
      path.join('other', 'log-in.png'),
    ]);
  });

  it('leaves an image alone that would not change', async () => {
    const cwd = await folderWith({ 'a.json': roadmap });
    await balsa(['render', 'a.json'], { cwd });
    const before = await stat(path.join(cwd, 'a.png'));
    const { stdout } = await balsa(['render', 'a.json'], { cwd });
    expect(stdout.toString()).toContain('unchanged a.png');
    expect((await stat(path.join(cwd, 'a.png'))).mtimeMs).toBe(before.mtimeMs);
  });

  it('goes on after a bad file, says what is wrong with it, and keeps its old image', async () => {
    const cwd = await folderWith({
      'a.json': '{"mockup": {"controls": {"control": {"ID": "5"}}}}',
      'a.png': 'old',
      'b.json': roadmap,
    });
    const { code, stdout, stderr } = await balsa(['render', 'a.json', 'b.json'], { cwd });
    expect(code).toBe(3);
    expect(stderr).toContain('a.json: control 5: $.mockup.controls.control.typeID: expected a text, got nothing');
    expect(stderr).not.toMatch(/\bat .*\.js:\d+/);
    expect(stdout.toString()).toContain('wrote     b.png');
    expect(await readFile(path.join(cwd, 'a.png'), 'utf8')).toBe('old');
  });

  it('works in a pipe', async () => {
    const { code, stdout } = await balsa(['render', '-', '-o', '-', '--format', 'svg', '--scale', '1'], {
      input: JSON.stringify(roadmap),
    });
    expect(code).toBe(0);
    expect(stdout.toString()).toMatch(/^<svg [^>]*width="120" height="60"/);
  });

  it('draws one mockup of a project, by name or by ID', async () => {
    const cwd = await folderWith({ 'p.json': project });
    expect((await balsa(['render', 'p.json', '--mockup', 'Dashboard', '-o', 'd.png'], { cwd })).code).toBe(0);
    expect((await balsa(['render', 'p.json', '--mockup', 'ID-2', '-o', 'e.png'], { cwd })).code).toBe(0);
    expect(await readFile(path.join(cwd, 'e.png'))).toEqual(await readFile(path.join(cwd, 'd.png')));
    const wrong = await balsa(['render', 'p.json', '--mockup', 'Dashbord', '-o', 'f.png'], { cwd });
    expect(wrong.stderr).toContain(
      'no mockup "Dashbord" (did you mean "Dashboard"?); it has "Log in", "log-in!", "Dashboard"',
    );
    expect(wrong.code).not.toBe(0);
  });

  it.each(['png', 'webp', 'avif', 'jpeg'] as const)('encodes %s', async (format) => {
    const { stdout } = await balsa(['render', '-', '--format', format], { input: JSON.stringify(roadmap) });
    const metadata = await sharp(stdout).metadata();
    expect(metadata).toMatchObject({ format: format === 'avif' ? 'heif' : format, width: 240, height: 120 });
  });

  it('leaves the background clear when asked', async () => {
    const { stdout } = await balsa(['render', '-', '--background', 'transparent'], { input: JSON.stringify(roadmap) });
    expect((await sharp(stdout).stats()).isOpaque).toBe(false);
    const white = await balsa(['render', '-'], { input: JSON.stringify(roadmap) });
    expect((await sharp(white.stdout).stats()).isOpaque).toBe(true);
  });

  it('prints what it did as JSON', async () => {
    const cwd = await folderWith({ 'a.json': roadmap, 'b.json': '{' });
    const { stdout } = await balsa(['render', 'a.json', 'b.json', '--json'], { cwd });
    const report = JSON.parse(stdout.toString());
    expect(report.pictures).toMatchObject([
      { input: 'a.json', mockup: 'Basics', output: 'a.png', width: 240, height: 120, written: true },
    ]);
    expect(report.problems).toMatchObject([{ file: 'b.json' }]);
  });

  it.each([
    ['an unknown option', ['render', 'a.json', '--colour', 'red']],
    ['a scale out of range', ['render', 'a.json', '--scale', '0']],
    ['a file that is not there', ['render', 'missing.json']],
    ['an unknown command', ['draw', 'a.json']],
    ['one output for two files', ['render', 'a.json', 'b.json', '-o', 'x.png']],
  ])('takes %s as wrong usage', async (_, args) => {
    const cwd = await folderWith({ 'a.json': roadmap, 'b.json': roadmap });
    const { code, stderr } = await balsa(args, { cwd });
    expect(code).toBe(2);
    expect(stderr).not.toBe('');
  });

  it('refuses a name whose ending is of another format than the one asked for', async () => {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, 'a.json'), JSON.stringify(roadmap));
    const { code, stderr } = await balsa(['render', 'a.json', '-o', 'a.svg', '--format', 'png'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('--output a.svg ends as svg does, but --format is png');
    expect(await readdir(folder)).toEqual(['a.json']);
  });

  it('refuses a picture that is too large before drawing it', async () => {
    const huge = structuredClone(roadmap);
    const [canvas] = huge.mockup.controls.control;
    if (canvas) canvas.w = '900000';
    const { code, stderr } = await balsa(['render', '-'], { input: JSON.stringify(huge) });
    expect(code).toBe(3);
    expect(stderr).toMatch(/the picture would be 1800000 × \d+ pixels/);
  });
});

describe('pictures', () => {
  it.each(['svg', 'png'])(
    'are the same bytes on every run, whatever the locale, time zone and system fonts (%s)',
    async (format) => {
      const input = JSON.stringify(roadmap);
      const runs = await Promise.all(
        [
          {},
          { TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
          {
            TZ: 'UTC',
            LANG: 'C',
            FONTCONFIG_PATH: '/nonexistent',
            FONTCONFIG_FILE: '/nonexistent/fonts.conf',
            HOME: '/nonexistent',
          },
        ].map((env) => balsa(['render', '-', '--format', format], { input, env })),
      );
      for (const { code, stdout } of runs) {
        expect(code).toBe(0);
        expect(stdout.equals(runs[0]?.stdout ?? Buffer.alloc(0))).toBe(true);
      }
    },
  );
});

describe('the SVG', () => {
  const draw = async (...args: string[]) =>
    (await balsa(['render', '-', '--format', 'svg', ...args], { input: JSON.stringify(roadmap) })).stdout.toString();

  it('stands alone: no script, and no reference but inside itself, into data and to links', async () => {
    for (const svg of [await draw(), await draw('--text', 'outline')]) {
      const references = [...svg.matchAll(/(?:href|src)="([^"]*)"|url\(([^)]*)\)/g)].map((m) => m[1] ?? m[2] ?? '');
      for (const reference of references) expect(reference).toMatch(/^(#|data:|https:\/\/example\.org)/);
      expect(svg).not.toMatch(/<script| on\w+=/);
    }
  });

  it('carries title, text and escaped links', async () => {
    const svg = await draw();
    expect(svg).toContain('<title id="title">Basics</title>');
    expect(svg).toMatch(/<text [^>]*>Learn ?<\/text>/);
    expect(svg).toContain('href="https://example.org/a?b=1&#38;c=&#34;2&#34;"');
  });

  it('needs no font when its text is outlined', async () => {
    const svg = await draw('--text', 'outline');
    expect(svg).not.toContain('<text');
    expect(svg).not.toContain('font-family');
    expect(svg).toContain('aria-label="this"');
  });
});
