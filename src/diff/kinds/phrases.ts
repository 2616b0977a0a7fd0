import { GROUP } from '../../model/control.ts';
import type { Point } from '../../model/geometry.ts';
import type { Json } from '../../model/properties.ts';
import { list, plural, quote } from '../items/names.ts';
import { shorten } from '../items/text.ts';
import type { ChangeOf, PropertyChange, Subject, TiedNeighbour } from './change.ts';
import { colourName } from './colours.ts';

/** How many names a sentence lists. */
export const NAMES = 4;

/** Who a sentence is about: their names, or how many of what. */
export function subjects(all: readonly Subject[], most: number): string {
  if (all.length === 1) return all[0] ? label(all[0]) : '';
  const names = all.map(label);
  const distinct = [...new Set(names)];
  if (distinct.length === 1) return `${all.length} × ${names[0]}`;
  const what = manyOf(all);
  // "3 icons (on “A”, on “B” and on “C”)" rather than "icon on “A”, icon on “B” and icon on “C”".
  const rest = all.flatMap(({ name, noun }) => (name.startsWith(`${noun} `) ? name.slice(noun.length + 1) : []));
  if (what !== 'things' && all.every(({ quoted }) => !quoted) && rest.length > 0) {
    return `${all.length} ${what} (${list(rest, most)})`;
  }
  return distinct.length > most ? `${all.length} ${what} (${list(names, most)})` : list(distinct, most);
}

/** What many subjects are: `boxes`, `arrows`, `things`. */
export function manyOf(all: readonly Subject[]): string {
  const nouns = new Set(all.map(({ noun, quoted }) => (noun === 'group' && quoted ? 'thing' : noun)));
  const [only = 'thing'] = nouns;
  if (nouns.size === 1) return plural(only);
  return all.every(({ element }) => element === 'edge') ? 'arrows and lines' : 'things';
}

function label({ name, quoted }: Subject): string {
  return quoted ? quote(name) : name;
}

/** What a group or container came or went with. */
export function heldWords(all: readonly Subject[], most: number): string {
  const contents = all.length === 1 ? (all[0]?.contents ?? []) : [];
  return contents.length === 0
    ? ''
    : ` with ${list(
        contents.map((text) => quote(shorten(text))),
        most,
      )}`;
}

/** The edges that came or went along. */
export function ties(all: readonly TiedNeighbour[], most: number): string {
  if (all.length === 0) return '';
  const tied = all.filter((tie) => tie.other !== undefined).map(({ direction, other }) => `${direction} ${other}`);
  const noun = all.some(({ head }) => head) ? 'arrow' : 'line';
  if (tied.length === 0) return all.length === 1 ? `, with its ${noun}` : `, with its ${all.length} ${noun}s`;
  return `, with the ${noun}${tied.length === 1 ? '' : 's'} ${list(tied, most)}`;
}

/** Where an end of an edge leads now. */
export function attached(end: 'from' | 'to', now: string | undefined): string {
  if (end === 'from') return now ? `now starts at ${now}` : 'now starts at nothing';
  return now ? `now leads to ${now}` : 'now leads to nothing';
}

/** Who moved. */
export function movers(change: ChangeOf<'moved'>, most: number): string {
  if (change.everything) return 'the drawing as a whole';
  const [only] = change.subjects;
  if (change.subjects.length === 1 && only && isSection(only)) return `the whole section ${label(only)}`;
  if (change.whole) return `the whole section ${quote(change.whole)}`;
  return subjects(change.subjects, most);
}

/** A container that can be seen, with what it holds. */
function isSection({ element, quoted, parts, new: now }: Subject): boolean {
  return element === 'container' && quoted && parts.length > 1 && now?.type !== GROUP;
}

/** `down by 40`, `by 10 to the right and 5 up`; drawing units. */
export function direction({ x, y }: Point): string {
  const across = Math.round(x);
  const down = Math.round(y);
  const vertical = down === 0 ? '' : `${down > 0 ? 'down' : 'up'} by ${Math.abs(down)}`;
  const horizontal = across === 0 ? '' : `to the ${across > 0 ? 'right' : 'left'} by ${Math.abs(across)}`;
  return [vertical, horizontal].filter((part) => part !== '').join(' and ') || 'by less than 1';
}

/** How a size changed. */
export function sizes(change: ChangeOf<'resized'>): string {
  if (!change.old || !change.new) return 'have other sizes';
  if (change.subjects.length > 1) {
    const [w, h] = [change.new.width - change.old.width, change.new.height - change.old.height].map(Math.round);
    const parts = [
      w ? `${Math.abs(w)} ${w > 0 ? 'wider' : 'narrower'}` : '',
      h ? `${Math.abs(h)} ${h > 0 ? 'higher' : 'lower'}` : '',
    ];
    return `became ${parts.filter((part) => part !== '').join(' and ')}`;
  }
  const size = ({ width, height }: { width: number; height: number }) => `${Math.round(width)} × ${Math.round(height)}`;
  return `resized from ${size(change.old)} to ${size(change.new)}`;
}

/** Which class of the legend a thing was of and is of. */
export function classes({ old, new: now }: { readonly old?: string; readonly new?: string }, count: number): string {
  if (old && now) return `went from ${quote(old)} to ${quote(now)}`;
  const verb = count === 1 ? 'is' : 'are';
  return now ? `${verb} now ${quote(now)}` : `${verb} no longer ${quote(old ?? '')}`;
}

const STYLE_WORDS: ReadonlyMap<string, string> = new Map([
  ['color', 'colour'],
  ['textColor', 'text colour'],
  ['borderColor', 'border colour'],
  ['backgroundAlpha', 'opacity'],
  ['borderStyle', 'border'],
  ['size', 'text size'],
  ['align', 'alignment'],
  ['leftArrow', 'head at its start'],
  ['rightArrow', 'head at its end'],
  ['labelPosition', 'place of the label'],
]);

/** A property of the look, before and after. */
export function style({ property, old, new: now }: PropertyChange): string {
  const name = STYLE_WORDS.get(property) ?? property.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  if (property === 'text') return 'markup or line breaks of its text';
  if (typeof now === 'boolean' || typeof old === 'boolean') return flag(name, old, now);
  return `${name} ${value(property, old)} → ${value(property, now)}`;
}

function flag(name: string, old: Json, now: Json): string {
  const on = now === true || (now === null && old === false);
  return on ? `now ${name}` : `no longer ${name}`;
}

function value(property: string, of: Json): string {
  if (of === null) return 'default';
  if (typeof of === 'number' && /colou?r/i.test(property)) return colourName(of);
  if (typeof of === 'number') return String(Math.round(of * 100) / 100);
  if (typeof of === 'string') return of === '' ? 'none' : shorten(of, 30);
  if (typeof of === 'object' && !Array.isArray(of) && typeof (of as { id?: Json }).id === 'string') {
    return String((of as { id?: Json }).id);
  }
  return shorten(JSON.stringify(of), 30);
}

/** A control type in words. */
export function typeName(type: string): string {
  return type.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

/** Where a link leads. */
export function link(properties: readonly PropertyChange[]): string {
  const [first] = properties;
  const target = (of: Json | undefined) => {
    const { url, id } = (typeof of === 'object' && of !== null && !Array.isArray(of) ? of : {}) as {
      url?: Json;
      id?: Json;
    };
    return typeof url === 'string' ? url : typeof id === 'string' ? id : undefined;
  };
  const [old, now] = [target(first?.old), target(first?.new)];
  if (old && now) return `link ${shorten(old, 60)} → ${shorten(now, 60)}`;
  if (now) return `now links to ${shorten(now, 60)}`;
  return old ? `no longer links to ${shorten(old, 60)}` : 'other links';
}

/** Control name before and after. */
export function controlName(who: string, [change]: readonly PropertyChange[]): string {
  const name = (of: Json | undefined) => (typeof of === 'string' && of !== '' ? quote(shorten(of)) : 'none');
  return `${who}: control name ${name(change?.old)} → ${name(change?.new)}`;
}
