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
  it('places what a contributor added, and moves nothing else', async () => {
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
    for (const control of before) {
      const { x, y, properties } = after.find((other) => other.ID === control.ID) ?? { ID: '', typeID: '' };
      expect([x, y, properties], control.ID).toEqual([control.x, control.y, control.properties]);
    }
  });

  it('lays everything out anew, and draws the written file as it draws the layout', async () => {
    const folder = await temporaryFolder();
    const at = (name: string) => path.join(folder, name);
    expect((await balsa(['layout', roadmap, '--layout', 'elk', '-o', at('new.json')])).code).toBe(0);
    const options = ['--scale', '1', '--format', 'png'];
    await balsa(['render', roadmap, '--layout', 'elk', '-o', at('laid.png'), ...options]);
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
});
