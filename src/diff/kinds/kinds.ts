import { stable } from '../items/look.ts';
import { quote } from '../items/names.ts';
import { excerpts } from '../items/text.ts';
import { CHANGE_KINDS, type Change, type ChangeKind, type ChangeOf, type Layer } from './change.ts';
import * as say from './phrases.ts';

/** Names that `--ignore` takes for several kinds, besides those of the layers. */
export const KIND_ASPECTS = ['style', 'text', 'links', 'edges'] as const;
type Aspect = (typeof KIND_ASPECTS)[number];

/** What a list puts before a change; each form of the answer draws the sign in its own way. */
export type Sign = 'added' | 'removed' | 'changed' | 'moved' | 'layout';

/**
 * How a picture of both versions shows a change. `new`: a solid frame and a `+`; `gone`: a ghost in a dashed frame with a
 * `−`; `way`: an arrow from the old place; `changed`: a double frame and a `~`; `hidden`: nothing of it can be seen.
 */
export type Mark = 'new' | 'gone' | 'way' | 'changed' | 'hidden';

/** Everything that is to be known of a kind of change. */
interface KindCard<K extends ChangeKind> {
  readonly layer: Layer;
  readonly aspect?: Aspect;
  readonly sign: Sign;
  readonly mark: Mark;
  /** Things of this kind are what a reader looks for first: more of them are told one by one. */
  readonly isOfThings?: true;
  /** A drawing that was laid out anew says no more of it than this of so many things; nothing where it gives none. */
  readonly relaid?: (things: number) => string | undefined;
  /** Of an edge: the line as it ran before is shown as a ghost. */
  readonly leavesGhost?: true;
  /** Of a container: its border is meant, not what it holds. */
  readonly isOfBorder?: true;
  /** One sentence for many edges of this kind; `who`: `12 arrows`. Without it they are told as other changes. */
  manyEdges?(who: string): string;
  /** A caption in a picture, where a frame does not say enough: what it was. `edges`: on edges, too. */
  readonly caption?: { readonly edges?: true; words(change: ChangeOf<K>): string };
  /** Equal for changes that one sentence tells together; `undefined` for one that stands alone, as all do without it. */
  together?(change: ChangeOf<K>): unknown;
  /**
   * The change as a person would tell it.
   *
   * @param who its subjects
   * @param names how many names it lists
   */
  sentence(change: ChangeOf<K>, who: string, names: number): string;
}

const KINDS: { readonly [K in ChangeKind]: KindCard<K> } = {
  added: {
    layer: 'content',
    sign: 'added',
    mark: 'new',
    isOfThings: true,
    manyEdges: (who) => `added ${who}`,
    together: cameOrWent,
    sentence: (change, who, names) =>
      `added ${who}${say.heldWords(change.subjects, names)}${say.ties(change.ties, names)}`,
  },
  removed: {
    layer: 'content',
    sign: 'removed',
    mark: 'gone',
    isOfThings: true,
    manyEdges: (who) => `removed ${who}`,
    together: cameOrWent,
    sentence: (change, who, names) =>
      `removed ${who}${say.heldWords(change.subjects, names)}${say.ties(change.ties, names)}`,
  },
  renamed: {
    layer: 'content',
    aspect: 'text',
    sign: 'changed',
    mark: 'changed',
    isOfThings: true,
    caption: { edges: true, words: ({ old }) => `was: ${old || '(no text)'}` },
    sentence: (change) => {
      const [old, now] = excerpts(change.old, change.new);
      return `renamed ${quote(old || 'nothing')} to ${quote(now || 'nothing')}`;
    },
  },
  retyped: {
    layer: 'content',
    aspect: 'style',
    sign: 'changed',
    mark: 'changed',
    caption: { words: ({ old }) => `was: ${say.typeName(old)}` },
    together: (change) => [change.old, change.new],
    sentence: (change, who) => `${who} turned from ${say.typeName(change.old)} into ${say.typeName(change.new)}`,
  },
  restyled: {
    layer: 'content',
    aspect: 'style',
    sign: 'changed',
    mark: 'changed',
    manyEdges: (who) => `${who} look different`,
    caption: {
      words: ({ classes, properties }) => {
        if (classes) return classes.old ? `was: ${classes.old}` : say.classes(classes, 1);
        return properties.map(say.style).join(', ');
      },
    },
    together: (change) => (change.classes ? [change.classes] : sameProperties(change)),
    sentence: ({ classes, subjects, properties }, who) =>
      classes ? `${who} ${say.classes(classes, subjects.length)}` : `${who}: ${properties.map(say.style).join(', ')}`,
  },
  replaced: {
    layer: 'content',
    aspect: 'style',
    sign: 'changed',
    mark: 'changed',
    caption: {
      words: (change) => KINDS.replaced.sentence(change, say.subjects(change.subjects, say.NAMES), say.NAMES),
    },
    together: sameProperties,
    sentence: ({ properties }, who) =>
      `${who} shows ${properties.some(({ property }) => property === 'crop') ? 'another part' : 'something else'}`,
  },
  overridden: {
    layer: 'content',
    aspect: 'style',
    sign: 'changed',
    mark: 'changed',
    sentence: (_, who) => `${who} differs from its symbol in other ways`,
  },
  reattached: {
    layer: 'content',
    aspect: 'edges',
    sign: 'changed',
    mark: 'changed',
    leavesGhost: true,
    manyEdges: (who) => `${who} lead elsewhere`,
    sentence: ({ ends }, who) => `${who} ${ends.map(({ end, new: now }) => say.attached(end, now)).join(' and ')}`,
  },
  regrouped: {
    layer: 'content',
    sign: 'changed',
    mark: 'changed',
    caption: { words: ({ old, new: now }) => (old ? `was in ${old}` : `now in ${now ?? 'nothing'}`) },
    together: (change) => [change.old ?? null, change.new ?? null],
    sentence: ({ old, new: now }, who) => {
      if (old && now) return `${who} went from ${old} to ${now}`;
      return now ? `${who} went into ${now}` : `${who} went out of ${old ?? 'its container'}`;
    },
  },
  linked: {
    layer: 'content',
    aspect: 'links',
    sign: 'changed',
    mark: 'changed',
    together: sameProperties,
    sentence: ({ properties }, who) => `${who}: ${say.link(properties)}`,
  },
  noted: {
    layer: 'content',
    aspect: 'links',
    sign: 'changed',
    mark: 'hidden',
    together: sameProperties,
    sentence: (_, who) => `the notes of ${who} changed`,
  },
  named: {
    layer: 'content',
    aspect: 'links',
    sign: 'changed',
    mark: 'hidden',
    together: () => [],
    sentence: ({ subjects, properties }, who) =>
      subjects.length === 1 ? say.controlName(who, properties) : `${who} have other control names`,
  },
  moved: {
    layer: 'layout',
    sign: 'moved',
    mark: 'way',
    relaid: () => undefined,
    sentence: (change, _, names) => {
      const unseen = change.everything ? ', which no picture shows' : '';
      return `${say.movers(change, names)} moved ${say.direction(change.by)}${unseen}`;
    },
  },
  nudged: {
    layer: 'layout',
    sign: 'layout',
    mark: 'way',
    relaid: () => undefined,
    sentence: ({ most }, who) => `${who} moved by up to ${most}`,
  },
  resized: {
    layer: 'layout',
    sign: 'layout',
    mark: 'changed',
    isOfBorder: true,
    relaid: (things) => `${things} have other sizes`,
    together: ({ old, new: now }) => old && now && [now.width - old.width, now.height - old.height],
    sentence: (change, who) => `${who} ${say.sizes(change)}`,
  },
  rerouted: {
    layer: 'layout',
    aspect: 'edges',
    sign: 'layout',
    mark: 'changed',
    leavesGhost: true,
    relaid: (things) => (things === 1 ? '1 edge takes another way' : `${things} edges take other ways`),
    together: () => [],
    sentence: ({ subjects }, who) => (subjects.length === 1 ? `${who} takes another way` : `${who} take other ways`),
  },
  restacked: {
    layer: 'layout',
    sign: 'layout',
    mark: 'changed',
    relaid: (things) => `${things} lie in front or behind`,
    together: () => [],
    sentence: (_, who) => `${who}: in front or behind has changed`,
  },
  doubled: {
    layer: 'layout',
    sign: 'layout',
    mark: 'hidden',
    sentence: (_, who) => `put a second copy of ${who} exactly on top`,
  },
  undoubled: {
    layer: 'layout',
    sign: 'layout',
    mark: 'hidden',
    sentence: (_, who) => `removed the second copy of ${who} that lay exactly on top`,
  },
  grouped: {
    layer: 'layout',
    sign: 'layout',
    mark: 'hidden',
    together: () => [],
    sentence: (_, who) => `grouped: ${who}`,
  },
  ungrouped: {
    layer: 'layout',
    sign: 'layout',
    mark: 'hidden',
    together: () => [],
    sentence: (_, who) => `ungrouped: ${who}`,
  },
};

/** The card of a kind. */
export function cardOfKind(kind: ChangeKind): KindCard<ChangeKind> {
  return KINDS[kind];
}

/** The kinds of which something holds, in the order of a report. */
export function kindsWith(holds: (card: KindCard<ChangeKind>) => unknown): readonly ChangeKind[] {
  return CHANGE_KINDS.filter((kind) => holds(KINDS[kind]));
}

export function layerOf({ kind }: Change): Layer {
  return KINDS[kind].layer;
}

/** Came or went without an edge and without contents. */
export function isPlain(change: Change): boolean {
  return (
    (change.kind === 'added' || change.kind === 'removed') && change.ties.length === 0 && !change.subjects[0]?.contents
  );
}

/** Equal for changes that one sentence can tell; `undefined` for a change that stands alone. */
export function foldKey(change: Change): string | undefined {
  const key = cardOfKind(change.kind).together?.(change);
  return key === undefined ? undefined : stable([change.kind, key]);
}

/** Wordless things of one sort are told together; of names, one that was cut may stand for different texts. */
function cameOrWent(change: ChangeOf<'added' | 'removed'>): unknown {
  const [subject] = change.subjects;
  if (!subject || !isPlain(change)) return undefined;
  if (!subject.quoted && subject.element !== 'edge') return [subject.noun, subject.section ?? ''];
  return subject.name.includes('…') ? undefined : [subject.name, subject.section ?? ''];
}

function sameProperties({ subjects, properties }: ChangeOf<'restyled' | 'replaced' | 'linked' | 'noted'>): unknown {
  return [subjects[0]?.element === 'edge', properties];
}
