import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { balsa, MAIN, temporaryFolder } from '../balsa.ts';

const roadmap = path.resolve('project-files/NLP Engineer Roadmap.json');

/** Runs a line of shell in which `$BALSA` is the command; gives the exit codes of its pipe. */
async function shell(line: string): Promise<{ codes: string; stderr: string }> {
  const env = { ...process.env, NO_COLOR: '1', BALSA: MAIN, ROADMAP: roadmap };
  const script = `${line}; echo "codes \${PIPESTATUS[*]}"`;
  const { stdout, stderr } = await promisify(execFile)('bash', ['-c', script], { env });
  return { codes: /codes (.*)/.exec(stdout)?.[1] ?? '', stderr };
}

describe('what a command prints', () => {
  it.skipIf(process.platform === 'win32')('a reader that has seen enough ends nothing, and is no error', async () => {
    const folder = await temporaryFolder();
    const draw = `node "$BALSA" render "$ROADMAP" -o ${folder}/a.png --json --scale 0.2`;
    expect(await shell(`${draw} | true`)).toEqual({ codes: '0 0', stderr: '' });
    expect(existsSync(path.join(folder, 'a.png'))).toBe(true);
    expect(await shell('node "$BALSA" graph "$ROADMAP" | head -c 1')).toEqual({ codes: '0 0', stderr: '' });
  });

  it.skipIf(!existsSync('/dev/full'))('says that the disk is full', async () => {
    const { codes, stderr } = await shell('node "$BALSA" graph "$ROADMAP" > /dev/full');
    expect(codes).toBe('3');
    expect(stderr).toBe('error standard output: cannot be written: no space left on device\n');
  });

  it('has no control characters of what it read', async () => {
    const file = path.join(await temporaryFolder(), 'mean.json');
    const source = JSON.parse(await readFile(roadmap, 'utf8'));
    source.mockups[0].mockup.attributes.name = 'red \u001b[31m\u0007\nmockup';
    source.mockups[0].mockup.controls.control[0].typeID = 'Odd\u001b]0;title\u0007';
    await writeFile(file, JSON.stringify(source));
    for (const args of [
      ['inspect', file],
      ['render', file, '-o', `${file}.png`, '--scale', '0.1'],
      ['render', file, '--mockup', 'none'],
    ]) {
      const { stdout, stderr } = await balsa(args);
      expect(stderr + stdout.toString()).toMatch(/Odd|red/);
      expect(stderr + stdout.toString()).not.toMatch(/[^\P{Cc}\n]/u);
    }
  });
});
