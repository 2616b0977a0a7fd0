import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { askedOnce, checkGraph, type ElkGraph, type ElkNode, MAX_NODES } from '../../src/layout/elk/graph.ts';
import { startElk } from '../../src/layout/elk/runner.ts';
import { temporaryFolder } from '../balsa.ts';

const node = (id: string, more: Partial<ElkNode> = {}): ElkNode => ({ id, width: 10, height: 10, ...more });

const graphOf = (children: readonly ElkNode[], edges: ElkGraph['edges'] = []): ElkGraph => ({
  id: 'root',
  layoutOptions: { 'elk.algorithm': 'layered' },
  children,
  edges,
});

const nodes = (count: number) => Array.from({ length: count }, (_, i) => node(`n${i}`));

/** Far more than ELK can lay out before any test is over: each node leads to twelve others. */
const endless = graphOf(
  nodes(MAX_NODES),
  nodes(MAX_NODES).flatMap(({ id }, i) =>
    Array.from({ length: 12 }, (_, k) => ({
      id: `e${i}x${k}`,
      sources: [id] as const,
      targets: [`n${(i * 7 + k * 131 + 1) % MAX_NODES}`] as const,
    })),
  ),
);

function start(limits?: Parameters<typeof startElk>[0]): ReturnType<typeof startElk> {
  const elk = startElk(limits);
  onTestFinished(() => elk.close());
  return elk;
}

/** The threads that are started while the test runs. */
function watchThreads(): readonly Worker[] {
  const started: Worker[] = [];
  const note = (worker: Worker) => void started.push(worker);
  process.on('worker', note);
  onTestFinished(() => void process.off('worker', note));
  return started;
}

describe('a graph for elk', () => {
  it.each([
    ['width', Number.NaN],
    ['height', Number.NaN],
    ['width', Number.POSITIVE_INFINITY],
    ['height', Number.POSITIVE_INFINITY],
    ['width', -1],
    ['height', -1],
  ])('is refused with a node of the %s %s', (side, size) => {
    expect(() => checkGraph(graphOf([node('a', { [side]: size })]))).toThrow('cannot lay out node "a" of the size');
  });

  it.each([
    ['a', 'z'],
    ['z', 'a'],
  ])('is refused with an edge from %s to %s, where there is no z', (from, to) => {
    const edges = [{ id: 'e', sources: [from], targets: [to] } as const];
    expect(() => checkGraph(graphOf([node('a')], edges))).toThrow('edge "e": there is no node "z"');
  });

  it('is refused with an option of a node that is not known, or has no such value', () => {
    const asking = (layoutOptions: Record<string, string>) => graphOf([node('a', { layoutOptions })]);
    expect(() => checkGraph(asking({ 'elk.layered.layering.layerConstrain': 'FIRST' }))).toThrow('is not an option');
    expect(() => checkGraph(asking({ 'elk.layered.layering.layerConstraint': 'FIRTS' }))).toThrow('is not a value');
    checkGraph(asking({ 'elk.layered.layering.layerConstraint': 'FIRST' }));
  });

  it('may have as many nodes as the limit says, and no more', () => {
    checkGraph(graphOf(nodes(MAX_NODES)));
    expect(() => checkGraph(graphOf(nodes(MAX_NODES + 1)))).toThrow(`${MAX_NODES} is the most`);
  });
});

describe('the thread of elk', () => {
  it('is not started for an empty graph', async () => {
    const threads = watchThreads();
    expect((await start().run(graphOf([]))).places.size).toBe(0);
    expect(threads).toEqual([]);
  });

  it('tells what elk says of a graph', async () => {
    const edges = [{ id: 'e', sources: ['a', 'z'], targets: ['a'] }] as unknown as ElkGraph['edges'];
    const elk = start();
    await expect(elk.run(graphOf([node('a')], edges))).rejects.toThrow(/^the layout failed: .*z/);
    expect((await elk.run(graphOf([node('a')]))).places.size).toBe(1);
  });

  it('is stopped at the deadline, so that the next graph does not wait for the last one', async () => {
    const threads = watchThreads();
    const elk = start({ deadline: 1_500 });
    await expect(elk.run(endless)).rejects.toThrow('the layout of 2000 nodes was given up after 1.5 s');
    const [first] = threads;
    if (!first) throw new Error('no thread was started');
    if (first.threadId !== -1) await once(first, 'exit');
    // A thread that starts on a busy machine can miss a deadline this short.
    for (let left = 10; ; left--) {
      const laid = await elk.run(graphOf([node('a')])).catch((error: Error) => error);
      if (laid instanceof Error) {
        if (left > 0) continue;
        throw laid;
      }
      expect(laid.places).toEqual(new Map([['a', { x: 12, y: 12 }]]));
      return;
    }
  });

  it('is missed when something else stops it, and another takes its place', async () => {
    const threads = watchThreads();
    const elk = start();
    process.once('worker', (worker: Worker) => void worker.terminate());
    const running = elk.run(endless);
    await expect(running).rejects.toThrow('the layout stopped early');
    expect((await elk.run(graphOf([node('a')]))).places.size).toBe(1);
    expect(threads).toHaveLength(2);
  });

  it('is gone when it is closed, and comes back when it is needed', async () => {
    const threads = watchThreads();
    const elk = start();
    await elk.run(graphOf([node('a')]));
    await elk.close();
    expect(threads.map((worker) => worker.threadId)).toEqual([-1]);
    expect((await elk.run(graphOf([node('a')]))).places.size).toBe(1);
  });

  it('keeps no process from its end, and neither does its deadline', async () => {
    const runner = pathToFileURL(path.resolve('build/layout/elk/runner.js'));
    const script = path.join(await temporaryFolder(), 'once.mjs');
    const graph = JSON.stringify(graphOf([node('a')]));
    await writeFile(
      script,
      `import { startElk } from '${runner}';\nconsole.log((await startElk().run(${graph})).places.size);\n`,
    );
    const child = spawn(process.execPath, [script]);
    onTestFinished(() => void child.kill());
    let printed = '';
    child.stdout.on('data', (data) => {
      printed += data;
    });
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(printed).toBe('1\n');
  });
});

describe('graphs that are alike', () => {
  const pair = (a: string, b: string, width = 10) =>
    graphOf([node(a, { width }), node(b)], [{ id: `${a}-${b}`, sources: [a], targets: [b] }]);

  it('are laid out once, and each has its own places and lines', async () => {
    const elk = start();
    let asked = 0;
    const run = askedOnce((graph) => {
      asked++;
      return elk.run(graph);
    });
    const [one, other, wider] = [await run(pair('a', 'b')), await run(pair('x', 'y')), await run(pair('x', 'y', 30))];
    expect(asked).toBe(2);
    expect(one).toEqual(await elk.run(pair('a', 'b')));
    expect(other).toEqual(await elk.run(pair('x', 'y')));
    expect(wider).toEqual(await elk.run(pair('x', 'y', 30)));
  });
});
