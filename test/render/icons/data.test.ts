import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../balsa.ts';

const script = fileURLToPath(new URL('../../../scripts/build/build-icons.mjs', import.meta.url));
const data = fileURLToPath(new URL('../../../data/icons/', import.meta.url));

it('the icon data is what its script makes of the packages', async () => {
  const folder = await temporaryFolder();
  const { status, stderr } = spawnSync(process.execPath, [script, folder], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(readdirSync(folder).sort()).toEqual(readdirSync(data).sort());
  for (const file of readdirSync(data)) {
    expect(readFileSync(`${folder}/${file}`, 'utf8') === readFileSync(`${data}/${file}`, 'utf8'), file).toBe(true);
  }
});
