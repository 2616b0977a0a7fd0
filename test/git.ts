import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from './balsa.ts';

const run = promisify(execFile);

/** A real git repository in a folder that is gone after the test. */
export interface TestRepository {
  readonly root: string;
  git(...args: string[]): Promise<string>;
  /** Writes a file, given as text, bytes, or a value to be written as JSON. */
  write(file: string, content: unknown): Promise<void>;
  commit(message: string): Promise<void>;
}

export async function testRepository(): Promise<TestRepository> {
  const root = await temporaryFolder();
  const git = async (...args: string[]) => {
    const settings = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];
    return (await run('git', [...settings, ...args], { cwd: root })).stdout;
  };
  await git('init', '--quiet', '--initial-branch=main');
  return {
    root,
    git,
    async write(file, content) {
      const target = path.join(root, file);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(
        target,
        typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content),
      );
    },
    async commit(message) {
      await git('add', '--all');
      await git('commit', '--quiet', '--message', message);
    },
  };
}
