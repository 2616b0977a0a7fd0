import { GROUP } from '../../model/control.ts';
import type { Point } from '../../model/geometry.ts';
import type { Json } from '../../model/properties.ts';
import type { Change, PropertyChange, Subject, TiedNeighbour } from '../facts/change.ts';
import { list, plural, quote } from '../items/names.ts';
import { excerpts, shorten } from '../items/text.ts';
import { colourName } from './colours.ts';

/** How many names a sentence lists. */
const NAMES = 4;

/**
 * A change told as a person would tell it: one sentence without a full stop, its verb first or after its subject.
 *
 * @param names how many names it lists before it counts the rest
 */
export function sentence(change: Change, names = NAMES): string {
  const who = subjects(change.subjects, names);
  switch (change.kind) {
    case 'added':
      return `added ${who}${holding(change.subjects, names)}${ties(change.ties, names)}`;
    case 'removed':
      return `removed ${who}${holding(change.subjects, names)}${ties(change.ties, names)}`;
    case 'renamed': {
      const [old, now] = excerpts(change.old, change.new);
      return `renamed ${quote(old || 'nothing')} to ${quote(now || 'nothing')}`;
    }
    case 'retyped':
      return `${who} turned from ${typeName(change.old)} into ${typeName(change.new)}`;
    case 'restyled':
      if (change.classes) return `${who} ${classes(change.classes, change.subjects.length)}`;
      return `${who}: ${change.properties.map(style).join(', ')}`;
    case 'replaced':
      return `${who} shows ${change.properties.some(({ property }) => property === 'crop') ? 'another part' : 'something else'}`;
    case 'overridden':
      return `${who} differs from its symbol in other ways`;
    case 'linked':
      return `${who}: ${link(change.properties)}`;
    case 'noted':
      return `the notes of ${who} changed`;
    case 'named':
      return change.subjects.length === 1 ? controlName(who, change.properties) : `${who} have other control names`;
    case 'reattached':
      return `${who} ${change.ends.map(({ end, new: now }) => attached(end, now)).join(' and ')}`;
    case 'regrouped':
      if (change.old && change.new) return `${who} went from ${change.old} to ${change.new}`;
      return change.new ? `${who} went into ${change.new}` : `${who} went out of ${change.old ?? 'its container'}`;
    case 'moved':
      return `${movers(change, names)} moved ${direction(change.by)}${change.everything ? ', which no picture shows' : ''}`;
    case 'nudged':
      return `${who} moved by up to ${change.most}`;
    case 'resized':
      return `${who} ${sizes(change)}`;
    case 'rerouted':
      return change.subjects.length === 1 ? `${who} takes another way` : `${who} take other ways`;
    case 'restacked':
      return `${who}: in front or behind has changed`;
    case 'doubled':
      return `put a second copy of ${who} exactly on top`;
    case 'undoubled':
      return `removed the second copy of ${who} that lay exactly on top`;
    case 'grouped':
      return `grouped: ${who}`;
    case 'ungrouped':
      return `ungrouped: ${who}`;
  }
}

/** What a change did to one of its subjects, without its name: what it was, where that says enough. */
export function note(change: Change): string {
  switch (change.kind) {
    case 'restyled':
      if (change.classes) return change.classes.old ? `was: ${change.classes.old}` : classes(change.classes, 1);
      return change.properties.map(style).join(', ');
    case 'retyped':
      return `was: ${typeName(change.old)}`;
    case 'regrouped':
      return change.old ? `was in ${change.old}` : `now in ${change.new ?? 'nothing'}`;
    default:
      return sentence(change);
  }
}

function subjects(all: readonly Subject[], most: number): string {
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
function holding(all: readonly Subject[], most: number): string {
  const contents = all.length === 1 ? (all[0]?.contents ?? []) : [];
  return contents.length === 0
    ? ''
    : ` with ${list(
        contents.map((text) => quote(shorten(text))),
        most,
      )}`;
}

function ties(all: readonly TiedNeighbour[], most: number): string {
  if (all.length === 0) return '';
  const tied = all.filter((tie) => tie.other !== undefined).map(({ direction, other }) => `${direction} ${other}`);
  const noun = all.some(({ head }) => head) ? 'arrow' : 'line';
  if (tied.length === 0) return all.length === 1 ? `, with its ${noun}` : `, with its ${all.length} ${noun}s`;
  return `, with the ${noun}${tied.length === 1 ? '' : 's'} ${list(tied, most)}`;
}

function attached(end: 'from' | 'to', now: string | undefined): string {
  if (end === 'from') return now ? `now starts at ${now}` : 'now starts at nothing';
  return now ? `now leads to ${now}` : 'now leads to nothing';
}

function movers(change: Extract<Change, { kind: 'moved' }>, most: number): string {
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

function sizes(change: Extract<Change, { kind: 'resized' }>): string {
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

function classes({ old, new: now }: { readonly old?: string; readonly new?: string }, count: number): string {
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

function style({ property, old, new: now }: PropertyChange): string {
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

function typeName(type: string): string {
  return type.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

function link(properties: readonly PropertyChange[]): string {
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

function controlName(who: string, [change]: readonly PropertyChange[]): string {
  const name = (of: Json | undefined) => (typeof of === 'string' && of !== '' ? quote(shorten(of)) : 'none');
  return `${who}: control name ${name(change?.old)} → ${name(change?.new)}`;
}
