import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { balsa, temporaryFolder } from '../balsa.ts';
import { buildBmpr, storedLabel, storedMockup } from '../bmpr.ts';

describe('balsa inspect', () => {
  it('tells people and machines what a file holds, and goes on after a bad one', async () => {
    const cwd = await temporaryFolder();
    const hologram = storedLabel(1, '', { typeID: 'Hologram', properties: { href: { ID: 'gone' } } });
    const resources = [
      { id: 'A', attributes: { kind: 'mockup', name: 'Log in' }, data: storedMockup(storedLabel(0, 'x'), hologram) },
    ];
    await writeFile(path.join(cwd, 'shop.bmpr'), await buildBmpr({ resources }));
    await writeFile(path.join(cwd, 'bad.json'), '{');
    const people = await balsa(['inspect', 'bad.json', 'shop.bmpr'], { cwd });
    expect(people.code).toBe(3);
    expect(people.stderr).toContain('bad.json: line 1, column 2: is not JSON');
    expect(people.stdout.toString().trimEnd().split('\n')).toEqual([
      'shop.bmpr: BMPR',
      '  skin sketch, font Balsamiq Sans 13',
      '  mockups:',
      '    "Log in" 60 × 51, 2 controls',
      '  controls: Hologram 1, Label 1',
      '  links: 1 to mockups (1 dangling), 0 to URLs',
      '  not drawn as Balsamiq does:',
      '    Hologram: a placeholder (once)',
      '  looks broken:',
      '    mockup "Log in": control 1: the link leads to gone, which the project does not have',
    ]);
    const machines = await balsa(['inspect', 'bad.json', 'shop.bmpr', '--json'], { cwd });
    expect(JSON.parse(machines.stdout.toString())).toMatchObject({
      files: [{ input: 'shop.bmpr', inspection: { format: 'bmpr', findings: [{ mockup: 'Log in', control: '1' }] } }],
      problems: [{ file: 'bad.json' }],
    });
  });
});
