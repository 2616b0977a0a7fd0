import { formatProblem } from '../../model/errors.ts';
import { tally } from '../../model/lists.ts';
import { counted, printable } from '../../model/printable.ts';
import type { CheckedImage, CheckReport, UndrawnControl } from '../check.ts';
import type { State } from '../judge.ts';

/** How a state is called in reports, in the order in which they are told. */
export const STATE_NAMES: ReadonlyMap<State, string> = new Map<State, string>([
  ['stale', 'stale'],
  ['missing', 'missing'],
  ['options', 'made with other options'],
  ['renderer', 'drawn by another version'],
  ['edited', 'edited by hand'],
  ['foreign', 'not made by balsa'],
  ['unreadable', 'unreadable'],
  ['orphaned', 'orphaned'],
  ['current', 'current'],
]);

/** The images that are not current, in the order of `STATE_NAMES`, then by path. */
export function failures({ images }: CheckReport): readonly CheckedImage[] {
  const rank = new Map([...STATE_NAMES.keys()].map((state, i) => [state, i]));
  return images
    .filter(({ state }) => state !== 'current')
    .sort((a, b) => (rank.get(a.state) ?? 0) - (rank.get(b.state) ?? 0) || (a.image < b.image ? -1 : 1));
}

/** `12 images: 1 stale, 11 current` */
export function checkSummary(report: CheckReport): string {
  const counts = tally(report.images.map(({ state }) => state));
  const parts = [...STATE_NAMES].flatMap(([state, name]) => {
    const n = counts.get(state);
    return n ? [`${n} ${name}`] : [];
  });
  const n = report.images.length;
  const broken = report.problems.length > 0 ? `; ${counted(report.problems.length, 'problem')} with sources` : '';
  const undrawn = report.undrawn?.length ? `; ${counted(report.undrawn.length, 'control')} not drawn as such` : '';
  return `${counted(n, 'image')}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}${broken}${undrawn}`;
}

/** The same with the command that mends it: what a failing line says. */
export function failureLine(image: CheckedImage): string {
  return `${describe(image)}. Mend: ${image.mend}`;
}

/** `img/a.png is stale: its source changed (project-files/a.json)` */
export function describe({ image, state, reason, source, mockup }: CheckedImage): string {
  const from = source ? ` (${source}${mockup ? `, mockup "${mockup}"` : ''})` : '';
  return printable(`${image} is ${STATE_NAMES.get(state) ?? state}${reason ? `: ${reason}` : ''}${from}`);
}

/** `project-files/a.json: control 4: controls of the type X are drawn as placeholders` */
export function undrawnLine({ source, ...shortfall }: UndrawnControl): string {
  return formatProblem({ file: source, ...shortfall });
}
