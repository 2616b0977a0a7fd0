import { type ChildProcess, fork } from 'node:child_process';
import { BalsaError, InputError, MissingBuildError, type Problem, UsageError } from '../../../model/errors.ts';
import type { Limits } from '../../../model/limits.ts';
import type { Project } from '../../../model/project.ts';
import { ownFile } from '../../../package-files.ts';
import type { ExtraFont } from '../../../render/text/fonts.ts';
import { type Drawer, sameFonts } from './drawer.ts';
import type { Ground, Task } from './tasks.ts';

/** What the process that draws is sent. What it was sent before, it has. */
export interface Request {
  readonly task: Task;
  readonly limits: Limits;
  /** A project other than that of the request before. */
  readonly project?: Project;
  /** Which of the lists of fonts is meant, and the list when it is new. */
  readonly fontList: number;
  readonly fonts?: readonly ExtraFont[];
}

/** What it answers. */
export type Answer =
  | { readonly result: unknown }
  | { readonly problems: readonly Problem[] }
  | { readonly message: string; readonly usage: boolean }
  | { readonly missing: string }
  | { readonly defect: string; readonly stack: string | undefined };

/**
 * Draws in processes of their own, each one picture at a time. Whatever ends one of them, a defect of a native library or a
 * system that runs out of memory, costs the picture that was being drawn: the next one gets a new process.
 *
 * @param jobs processes at most; one is begun when all others are busy
 * @param now begin the first before anything is asked of it
 */
export function drawerApart(jobs = 1, now = false): Drawer {
  let running: Running[] = now ? [new Running()] : [];
  const idle: Running[] = [...running];
  const waiting: (() => void)[] = [];
  const next = async (): Promise<Running> => {
    for (;;) {
      running = running.filter(({ alive }) => alive);
      // The one that drew last has what the next picture needs, more often than not.
      const free = idle.pop();
      if (free?.alive) return free;
      if (!free && running.length < jobs) {
        const started = new Running();
        running.push(started);
        return started;
      }
      if (!free) await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  return {
    async draw(task, ground, fonts) {
      const drawing = await next();
      try {
        return (await drawing.ask(task as Task, ground, fonts)) as never;
      } finally {
        if (drawing.alive) idle.push(drawing);
        else running = running.filter((one) => one !== drawing);
        waiting.shift()?.();
      }
    },
    stop() {
      for (const one of running) one.end();
      running = [];
    },
  };
}

/** One process that draws, and what it has been sent. */
class Running {
  readonly #child: ChildProcess;
  readonly #fontLists: (readonly ExtraFont[])[] = [];
  #project: Project | undefined;
  /** It has answered. */
  #begun = false;
  alive = true;

  constructor() {
    // What a library says of its own abort is no message of balsa, and can hold text of the drawing.
    const stderr = process.env.BALSA_DEBUG ? 'inherit' : 'ignore';
    this.#child = fork(ownFile('dist/cli/drawing-process.js'), {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', stderr, 'ipc'],
    });
    this.#child.once('exit', () => {
      this.alive = false;
    });
    this.#child.on('error', () => {
      this.alive = false;
    });
    this.#wait(false);
  }

  /** Whether the end of this program waits for the process. */
  #wait(does: boolean): void {
    const { channel } = this.#child;
    if (does) {
      this.#child.ref();
      channel?.ref();
    } else {
      this.#child.unref();
      channel?.unref();
    }
  }

  async ask(task: Task, { project, limits }: Ground, fonts: readonly ExtraFont[]): Promise<unknown> {
    const known = this.#fontLists.findIndex((list) => sameFonts(list, fonts));
    const request: Request = {
      task,
      limits,
      ...(project && project !== this.#project ? { project } : {}),
      fontList: known < 0 ? this.#fontLists.push(fonts) - 1 : known,
      ...(known < 0 ? { fonts } : {}),
    };
    if (project) this.#project = project;
    this.#wait(true);
    try {
      return resultOf(await this.#exchange(request));
    } finally {
      this.#wait(false);
    }
  }

  #exchange(request: Request): Promise<Answer> {
    const child = this.#child;
    return new Promise<Answer>((resolve, reject) => {
      const settle = (finish: () => void) => {
        child.off('message', answered);
        child.off('exit', ended);
        child.off('error', failed);
        finish();
      };
      const answered = (answer: unknown) => {
        this.#begun = true;
        settle(() => resolve(answer as Answer));
      };
      const ended = (code: number | null, signal: NodeJS.Signals | null) =>
        settle(() => reject(!signal && !this.#begun ? notBegun(code) : lost(signal ?? `exit code ${code}`)));
      const failed = (error: Error) => settle(() => reject(lost(error.message)));
      child.on('message', answered);
      child.once('exit', ended);
      child.once('error', failed);
      child.send(request, (error) => {
        // A process that is gone tells why itself, a moment later.
        if (error && child.exitCode === null && child.signalCode === null && child.pid === undefined) failed(error);
      });
    });
  }

  end(): void {
    this.alive = false;
    this.#child.kill('SIGKILL');
  }
}

/** A process that ends by itself before its first answer found no program to run, or not all of it. */
function notBegun(code: number | null): InputError {
  return new InputError([
    {
      message: `could not be drawn: the process that draws it could not begin (exit code ${code})`,
      hint: 'Is balsa being installed or built at this moment? Run again when that is done; BALSA_DEBUG=1 shows why',
    },
  ]);
}

function lost(how: string): InputError {
  return new InputError([
    {
      message: `could not be drawn: the process that draws it was lost (${how})`,
      hint: 'Either memory ran out, or this is a defect of balsa: please report it with the file',
    },
  ]);
}

function resultOf(answer: Answer): unknown {
  if ('result' in answer) return answer.result;
  if ('problems' in answer) throw new InputError(answer.problems);
  if ('message' in answer) throw answer.usage ? new UsageError(answer.message) : new BalsaError(answer.message);
  if ('missing' in answer) throw new MissingBuildError(answer.missing);
  const error = new Error(answer.defect);
  if (answer.stack !== undefined) error.stack = answer.stack;
  throw error;
}
