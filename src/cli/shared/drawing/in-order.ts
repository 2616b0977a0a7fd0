import type { Terminal } from '../terminal.ts';

/** A piece of work that may run beside others. It gives what is to be done and said when its turn comes. */
export type Step = () => Promise<() => void>;

/**
 * Runs steps, up to `most` at once, and does what each gives in the order of the steps: a run with several jobs says the
 * same as one with one.
 *
 * @throws what a step throws, once all before it have had their turn.
 */
export async function inOrder(steps: AsyncIterable<Step>, most: number): Promise<void> {
  const running: Promise<() => void>[] = [];
  try {
    for await (const step of steps) {
      const begun = step();
      // It is waited for in its turn, and heard of then.
      begun.catch(() => {});
      running.push(begun);
      if (running.length >= most) (await running.shift())?.();
    }
    while (running.length > 0) (await running.shift())?.();
  } finally {
    await Promise.allSettled(running);
  }
}

/** A terminal that keeps what is printed until `print`; only progress is shown at once. */
export function holding(terminal: Terminal): Terminal & { print(): void } {
  const kept: (() => void)[] = [];
  return {
    line: (text) => void kept.push(() => terminal.line(text)),
    painted: (text) => void kept.push(() => terminal.painted(text)),
    commands: (text) => void kept.push(() => terminal.commands(text)),
    bytes: (data) => void kept.push(() => terminal.bytes(data)),
    problem: (problem) => void kept.push(() => terminal.problem(problem)),
    notice: (file, notice) => void kept.push(() => terminal.notice(file, notice)),
    progress: (text) => terminal.progress(text),
    print() {
      for (const one of kept.splice(0)) one();
    },
  };
}
