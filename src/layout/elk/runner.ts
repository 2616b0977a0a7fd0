import { Worker } from 'node:worker_threads';
import { BalsaError } from '../../model/errors.ts';
import type { Point } from '../../model/geometry.ts';
import { packageFile } from '../../package-files.ts';
import { checkGraph, type ElkGraph, type ElkLaid, type ElkRunner } from './graph.ts';

/** How long one graph may take; 1,000 nodes take some 2 s on a machine of 2 cores. */
const DEADLINE_MS = 60_000;
/** Of memory for young objects: with less, half of the time of 1,000 nodes goes into moving them about. */
const YOUNG_MB = 128;
/** Of memory in the worker: beyond it the worker stops with an error, where elkjs alone would abort the process. */
const HEAP_MB = 1_536;

/** Runs in the worker. ELK's results carry hash codes (`$H`) that differ in every run: only positions and lines are sent back. */
const SOURCE = `
const { parentPort, workerData } = require('node:worker_threads');
require('node:module').enableCompileCache?.();
const ELK = require(workerData.elk);
const elk = new ELK();
parentPort.on('message', ({ job, graph }) => {
  elk.layout(graph).then(
    (laid) => parentPort.postMessage({
      job,
      places: laid.children.map(({ id, x, y }) => [id, { x, y }]),
      lines: (laid.edges || []).flatMap(({ id, sections }) => (sections || []).slice(0, 1).map(
        ({ startPoint, bendPoints, endPoint }) => [id, [startPoint, ...(bendPoints || []), endPoint].map(({ x, y }) => ({ x, y }))],
      )),
    }),
    (error) => parentPort.postMessage({ job, error: String(error && error.message ? error.message : error) }),
  );
});
`;

/** What `prepare` has laid out: three nodes in layers, as most graphs are. */
const SMALL: ElkGraph = {
  id: 'root',
  layoutOptions: {
    'elk.algorithm': 'layered',
    'elk.edgeRouting': 'ORTHOGONAL',
    'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
    'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  },
  children: ['a', 'b', 'c'].map((id) => ({ id, width: 10, height: 10 })),
  edges: ['b', 'c'].map((to) => ({ id: to, sources: ['a'], targets: [to] })),
};

interface Answer {
  readonly job: number;
  readonly places?: readonly (readonly [string, Point])[];
  readonly lines?: readonly (readonly [string, readonly Point[]])[];
  readonly error?: string;
}

export interface ElkWorker {
  readonly run: ElkRunner;
  /** Loads ELK and lets it lay out a small graph, so that its code is there and compiled when the first graph is. */
  prepare(): void;
  /** Stops the worker; what still runs is rejected. */
  close(): Promise<void>;
}

/**
 * ELK in a thread of its own, so that a layout can be given up: after a deadline, on a signal, for want of memory. Every
 * graph is checked before it goes there.
 *
 * @param limits `deadline` for one graph, milliseconds; `heap` of the thread, megabytes
 */
export function startElk({
  deadline = DEADLINE_MS,
  heap = HEAP_MB,
}: {
  readonly deadline?: number;
  readonly heap?: number;
} = {}): ElkWorker {
  const elk = packageFile('elkjs/lib/elk.bundled.js');
  const waiting = new Map<number, { resolve: (places: ElkLaid) => void; reject: (error: Error) => void }>();
  let worker: Worker | undefined;
  let jobs = 0;
  const failAll = (message: string) => {
    for (const { reject } of waiting.values()) reject(new BalsaError(message));
    waiting.clear();
    const stopped = worker;
    worker = undefined;
    return stopped?.terminate();
  };
  const start = (): Worker => {
    const started = new Worker(SOURCE, {
      eval: true,
      workerData: { elk },
      // Flags of the process are meant for its own script.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    started.on('message', ({ job, places, lines, error }: Answer) => {
      const asked = waiting.get(job);
      waiting.delete(job);
      if (waiting.size === 0) started.unref();
      if (places) asked?.resolve({ places: new Map(places), lines: new Map(lines) });
      else asked?.reject(new BalsaError(`the layout failed: ${error}`));
    });
    started.on('error', (error) => {
      if (worker === started) void failAll(`the layout failed: ${error.message}`);
    });
    started.on('exit', () => {
      if (worker === started) void failAll('the layout stopped early');
    });
    started.unref();
    return started;
  };
  const run: ElkRunner = (graph) => {
    checkGraph(graph);
    if (graph.children.length === 0) return Promise.resolve({ places: new Map(), lines: new Map() });
    worker ??= start();
    const [job, running] = [jobs++, worker];
    running.ref();
    return new Promise<ElkLaid>((resolve, reject) => {
      const timer = setTimeout(() => {
        const nodes = graph.children.length;
        void failAll(`the layout of ${nodes} nodes was given up after ${deadline / 1000} s`);
      }, deadline);
      const done = <T>(then: (value: T) => void) => {
        return (value: T) => {
          clearTimeout(timer);
          then(value);
        };
      };
      waiting.set(job, { resolve: done(resolve), reject: done(reject) });
      running.postMessage({ job, graph });
    });
  };
  const prepare = () => {
    if (worker) return;
    worker = start();
    worker.postMessage({ job: jobs++, graph: SMALL });
  };
  return { run, prepare, close: async () => void (await failAll('the layout was stopped')) };
}
