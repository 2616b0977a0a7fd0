// The process that draws for another one, which sends it tasks one at a time (apart.ts).
import { BalsaError, InputError, MissingBuildError, UsageError } from '../../../model/errors.ts';
import type { Project } from '../../../model/project.ts';
import type { Resources } from '../../../render/resources.ts';
import { keepMemorySmall } from '../v8-settings.ts';
import type { Answer, Request } from './apart.ts';
import { resourcesByFonts } from './drawer.ts';
import { perform } from './tasks.ts';

keepMemorySmall();
const load = resourcesByFonts();
// Most pictures need no other fonts; what goes wrong here is told by the first task.
load([]).catch(() => {});
const fontLists = new Map<number, Promise<Resources>>();
let project: Project | undefined;

async function answerTo(request: Request): Promise<Answer> {
  try {
    if (request.project) project = request.project;
    if (request.fonts) fontLists.set(request.fontList, load(request.fonts));
    const resources = await (fontLists.get(request.fontList) ?? load([]));
    const ground = { ...(project ? { project } : {}), limits: request.limits };
    return { result: await perform(request.task, ground, resources) };
  } catch (error) {
    if (error instanceof InputError) return { problems: error.problems };
    if (error instanceof BalsaError) return { message: error.message, usage: error instanceof UsageError };
    if (error instanceof MissingBuildError) return { missing: error.library };
    return error instanceof Error
      ? { defect: error.message, stack: error.stack }
      : { defect: String(error), stack: undefined };
  }
}

process.on('message', async (request: Request) => {
  process.send?.(await answerTo(request));
});
// The program that asks is stopped by the user; this process ends with it, and not before: it would count as lost.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit());
