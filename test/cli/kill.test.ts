import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

it('an update that is killed leaves every image whole, and the next leaves no temporary file', async () => {
  const script = new URL('../../scripts/kill-test.mjs', import.meta.url).pathname;
  const { stdout } = await promisify(execFile)(process.execPath, [script, '5', '6']);
  expect(stdout).toMatch(/^5 kills .* 0 broken images, 0 temporary files after the next run, check exits 0\n$/);
});
