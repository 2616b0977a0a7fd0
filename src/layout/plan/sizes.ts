import type { Measure } from '../../graph/build.ts';
import { cardOf, MADE } from '../../model/cards.ts';
import type { Control } from '../../model/control.ts';
import type { Size } from '../../model/geometry.ts';

/** Texts are broken into lines of this width: some 30 letters, as the notes of roadmaps have them; drawing units. */
const WRAP = 260;
/** Between the words of a box and its border, on both sides together; drawing units. */
const INSET = { width: 28, height: 16 } as const;

/**
 * A word may make a box so much wider than its text would be: with more, wide columns push whole blocks off the page. In a
 * section it makes only that wider.
 */
const WORD = { tied: 1.25, inSection: 1.55 } as const;
/** What no line ends in: letters between spaces, but for scripts whose lines end between any two syllables. */
const UNBROKEN = /[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]+/gu;

/** The size that fits what a control says: its author's, else its natural one, with long texts broken into lines. */
export function fittingSize(control: Control, measure: Measure, isInSection = false): Size {
  const natural = measure(control);
  const set = { width: control.w ?? control.measuredW, height: control.h ?? control.measuredH };
  const { text: language, role, headline } = cardOf(control);
  // Titles and labels break where their author breaks them, and are as wide as they are.
  const breaks = language === 'lines' && !headline && (control.properties.text ?? '') !== '';
  // A box may be sized by nature for more than its text.
  const isWrapped = breaks && (role === 'box' || natural.width > WRAP);
  const size = isWrapped ? wrapped(control, measure, isInSection ? WORD.inSection : WORD.tied, set.width) : natural;
  return { width: even(set.width ?? size.width), height: Math.ceil(set.height ?? size.height) };
}

/** The size of the words in lines no longer than a note is wide. */
function wrapped(control: Control, measure: Measure, word: number, width = WRAP): Size {
  const isBox = cardOf(control).role === 'box';
  const inset = isBox ? INSET : { width: 0, height: 0 };
  const room = width - inset.width;
  const sizeOf = (text: string) =>
    measure({ ...bare(control), properties: { ...control.properties, text: text === '' ? ' ' : text } });
  const sizes = (control.properties.text ?? '').split('\n').map((text) => {
    const line = sizeOf(text);
    if (line.width <= room) return line;
    // A word that is a little wider than the room makes more of it, rather than being cut in two.
    const words = (text.match(UNBROKEN) ?? []).map((one) => sizeOf(one).width);
    const widest = Math.max(room, ...words.filter((own) => own <= room * word));
    // Lines end between words: nearly a tenth of each stays free.
    const count = widest >= line.width ? 1 : Math.ceil(line.width / (widest * 0.9));
    return { width: Math.min(line.width, widest), height: line.height * count };
  });
  return {
    width: Math.max(...sizes.map((size) => size.width)) + inset.width,
    height: sizes.reduce((sum, size) => sum + size.height, 0) + inset.height,
  };
}

/** The words of a control as a text of their own, which is as large as they are. */
function bare(control: Control): Control {
  const { w: _w, h: _h, measuredW: _mw, measuredH: _mh, ...rest } = control;
  return cardOf(control).role === 'text' ? rest : { ...rest, typeID: MADE.text };
}

/** Things of even width have their middle on a whole unit, so that a column of them is in line. */
export function even(width: number): number {
  return Math.ceil(width / 2) * 2;
}

/** Before and behind the title of a section, on both sides together; drawing units. */
const TITLE = 44;

/** How wide a section is at least, for its title. */
export function titleWidth(control: Control, measure: Measure): number {
  return (control.properties.text ?? '') === '' ? 0 : Math.ceil(measure(bare(control)).width) + TITLE;
}
