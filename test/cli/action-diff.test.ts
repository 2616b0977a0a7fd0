import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../balsa.ts';
import { testRepository } from '../git.ts';
import { box, mockup } from '../images-repository.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

it.skipIf(process.platform === 'win32')(
  'the GitHub Action tells what changed since a revision, in the summary and as files (skipped on Windows: bash)',
  async () => {
    const text = await readFile(path.join(root, 'action.yml'), 'utf8');
    const step = /id: diff\n[\s\S]*?run: (node .*)\n/.exec(text)?.[1];
    if (step === undefined) throw new Error('action.yml has no step with the ID diff');
    const repository = await testRepository();
    await repository.write('project-files/Map.json', mockup(box(0, 'Docker'), box(1, 'Compose')));
    await repository.commit('first');
    await repository.git('branch', 'base');
    await repository.write('project-files/Map.json', mockup(box(0, 'Docker'), box(1, 'Podman')));
    await repository.write(
      'project-files/broken.json',
      '{"mockup":{"controls":{"control":[{"ID":"0","typeID":"Label","x":"##[set-output name=folder]/etc"}]}}}',
    );
    await repository.commit('second');
    const temporary = await temporaryFolder();
    const [summary, outputs] = [path.join(temporary, 'summary'), path.join(temporary, 'outputs')];
    await mkdir(temporary, { recursive: true });
    const run = promisify(execFile)('bash', ['-eo', 'pipefail', '-c', step], {
      cwd: repository.root,
      env: {
        ...process.env,
        RUNNER_TEMP: temporary,
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_OUTPUT: outputs,
        BALSA_BASE: 'base',
        BALSA_ACTION: root,
      },
    });
    // A file that cannot be read is told, and loses nothing of the others.
    await expect(run).rejects.toMatchObject({ code: 3, stdout: expect.stringContaining('# #[set-output') });
    expect(await readFile(summary, 'utf8')).toContain('- renamed “Compose” to “Podman”');
    const folder = (await readFile(outputs, 'utf8')).trim().replace('folder=', '');
    expect(await readFile(path.join(folder, 'what-changed.html'), 'utf8')).toContain('<!doctype html>');
  },
);
