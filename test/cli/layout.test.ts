import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { balsa, temporaryFolder } from '../balsa.ts';

const roadmap = 'project-files/NLP Engineer Roadmap.json';

interface Stored {
  readonly ID: string;
  readonly typeID: string;
  readonly x?: string;
  readonly y?: string;
  readonly properties?: Record<string, unknown>;
}

async function controlsOf(file: string): Promise<Stored[]> {
  const { mockups, mockup } = JSON.parse(await readFile(file, 'utf8'));
  return (mockup ?? mockups[0].mockup).controls.control;
}

describe('balsa layout', () => {
  it('places what a contributor added; what stands beneath moves down as one, and nothing else moves', async () => {
    const folder = await temporaryFolder();
    const [open, placed] = [path.join(folder, 'open.json'), path.join(folder, 'placed.json')];
    const project = JSON.parse(await readFile(roadmap, 'utf8'));
    const { controls } = project.mockups?.[0].mockup ?? project.mockup;
    const before: Stored[] = structuredClone(controls.control);
    const wish = { in: 'Pre-processing' };
    controls.control.push({
      ID: '9000',
      typeID: 'TextInput',
      zOrder: '9000',
      balsa: wish,
      properties: { text: 'Spelling' },
    });
    await writeFile(open, JSON.stringify(project));
    const { code } = await balsa(['layout', open, '-o', placed]);
    expect(code).toBe(0);
    const after = await controlsOf(placed);
    const added = after.find((control) => control.ID === '9000');
    expect(Number(added?.x) > 0 && Number(added?.y) > 0).toBe(true);
    const shifts = new Set<number>();
    for (const control of before.filter(({ typeID }) => typeID !== 'Arrow')) {
      const { x, y, properties } = after.find((other) => other.ID === control.ID) ?? { ID: '', typeID: '' };
      expect([x, properties], control.ID).toEqual([control.x, control.properties]);
      shifts.add(Number(y) - Number(control.y));
    }
    expect([...shifts].filter((shift) => shift !== 0)).toEqual([expect.toSatisfy((shift: number) => shift > 0)]);
  });

  it.each([
    ['elk', roadmap],
    ['complete', 'docs/layout/contribution.json'],
  ])('draws the written file as it draws the layout %s', async (mode, file) => {
    const folder = await temporaryFolder();
    const at = (name: string) => path.join(folder, name);
    expect((await balsa(['layout', file, '--layout', mode, '-o', at('new.json')])).code).toBe(0);
    const options = ['--scale', '1', '--format', 'png'];
    await balsa(['render', file, '--layout', mode, '-o', at('laid.png'), ...options]);
    await balsa(['render', at('new.json'), '-o', at('written.png'), ...options]);
    expect((await readFile(at('written.png'))).equals(await readFile(at('laid.png')))).toBe(true);
  });

  it('tells machines what it did, as JSON', async () => {
    const folder = await temporaryFolder();
    const placed = path.join(folder, 'placed.json');
    const { code, stdout } = await balsa(['layout', roadmap, '-o', placed, '--json']);
    expect(code).toBe(0);
    const mockups = [{ name: 'NLP Engineer Roadmap', notices: [] }];
    expect(JSON.parse(stdout.toString())).toMatchObject({ file: roadmap, output: placed, written: true, mockups });
  });

  it('says what a wish names that there is not', async () => {
    const folder = await temporaryFolder();
    const file = path.join(folder, 'lost.json');
    const control = [{ ID: '1', typeID: 'TextInput', balsa: { in: 'Nowhere' } }];
    await writeFile(file, JSON.stringify({ mockup: { controls: { control } } }));
    const { code, stderr } = await balsa(['layout', file, '-o', '-']);
    expect(code).toBe(3);
    expect(stderr).toContain(
      'control 1: balsa: "in" names "Nowhere": the mockup has no control with this ID, name or text',
    );
  });

  describe('a project of several mockups', () => {
    const stored = (ID: string, more: object) => ({
      ...{ ID, typeID: 'TextInput', zOrder: ID, w: '120', h: '30', properties: { text: `Topic ${ID}` } },
      ...more,
    });
    const full = {
      ID: '1',
      typeID: 'FieldSet',
      zOrder: '0',
      x: '0',
      y: '0',
      w: '160',
      h: '70',
      properties: { text: 'Set' },
    };
    const mockup = (id: string, control: object[]) => ({
      mockup: {
        ...{ controls: { control }, attributes: { name: `Page ${id}`, order: 0, parentID: null, notes: '' } },
        ...{ branchID: 'Master', resourceID: id },
      },
    });
    const rest = {
      ...{ assets: [], symbolLibraries: [], branches: { Master: 'Master' }, comments: {}, users: [] },
      thumbnails: [{ ID: 't', branchID: 'Master', resourceID: 'A', image: 'iVBORw0KGgo=' }],
      other: { kept: true },
    };

    async function project(wishes: readonly object[]): Promise<{ file: string; mockups: object[] }> {
      const file = path.join(await temporaryFolder(), 'project.json');
      const mockups = wishes.map((balsa, i) =>
        mockup('AB'.charAt(i), [full, stored('2', { x: '15', y: '30' }), stored('3', { balsa })]),
      );
      await writeFile(file, JSON.stringify({ ...rest, mockups }));
      return { file, mockups };
    }

    it('places in the one that is asked for alone, and keeps the rest of the project', async () => {
      const { file, mockups } = await project([{ in: '1' }, { in: '1' }]);
      const { code, stderr } = await balsa(['layout', file, '--mockup', 'Page B', '-o', file]);
      expect([code, stderr]).toEqual([
        0,
        `note ${file}: mockup "Page B": control 1: "Set" grew to hold control 3 (TextInput)\n`,
      ]);
      const { resourceTree: _tree, mockups: after, ...others } = JSON.parse(await readFile(file, 'utf8'));
      expect(others).toEqual(rest);
      expect(after[0]).toEqual(mockups[0]);
      expect(
        after[1].mockup.controls.control.map(({ ID, x, y, w, h }: Record<string, string>) => [ID, x, y, w, h]),
      ).toEqual([
        ['1', '0', '0', '160', '112'],
        ['2', '15', '30', '120', '30'],
        ['3', '15', '72', '120', '30'],
      ]);
    });

    it('tells what is wrong in each of them, and writes nothing', async () => {
      const { file } = await project([{ in: 'x' }, { near: 'y' }]);
      const before = await readFile(file);
      const { code, stderr } = await balsa(['layout', file, '-o', file]);
      expect(code).toBe(3);
      expect(stderr).toContain('mockup "Page A": control 3: balsa: "in" names "x"');
      expect(stderr).toContain('mockup "Page B": control 3: balsa: "near" names "y"');
      expect((await readFile(file)).equals(before)).toBe(true);
    });

    it('refuses to place anew what shares an ID, a mockup that there is not, and a format that is read only', async () => {
      const { file } = await project([{}]);
      const text = (await readFile(file, 'utf8')).replace('"ID":"2"', '"ID":"1"');
      await writeFile(file, text.replace(/,\{"ID":"3".*?\}\}(?=\])/, ''));
      const run = async (...args: string[]) => (await balsa(['layout', file, ...args])).stderr;
      expect(await run('-o', '-', '--layout', 'elk')).toContain('control 1: several controls have this ID');
      expect(await run('-o', '-', '--mockup', 'Page C')).toContain(
        `${file}: has no mockup "Page C" (did you mean "Page A"?); it has "Page A"`,
      );
      expect(await run('-o', 'new.bmml')).toContain('BMML is read only');
      expect(await run('-o', file)).toBe('');
    });
  });
});
