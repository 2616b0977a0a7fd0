import type { Colour } from '../model/colour.ts';

export type OutlineStyleName = 'classic' | 'sections' | 'plain';

/** How what an outline says is drawn. Sizes of texts in drawing units. */
export interface OutlineStyle {
  readonly name: OutlineStyleName;
  /** In a phrase, for help. */
  readonly description: string;
  /** A stage: a box of this fill, or a text on the page where there is none. */
  readonly stage: { readonly fill?: Colour; readonly size: number };
  readonly section: { readonly size: number };
  /** A topic without a class: the first fill that no class comes near. */
  readonly topic: { readonly fills: readonly Colour[]; readonly size: number };
  readonly spine: { readonly colour: Colour; readonly stroke: 'solid' | 'dotted' };
  readonly branch: { readonly colour: Colour; readonly stroke: 'solid' | 'dotted' };
}

const WHITE = 0xffffff;
const GREY = 0xeeeeee;
const SKY = 0xd6eaf8;
const MINT = 0xd5f5e3;

/**
 * Learnt from roadmaps that many people draw like: `classic` from those of developer-roadmap (yellow stages, pale topics, a
 * blue spine with dotted branches), `sections` from those of ml-engineer-roadmap (texts as stages, field sets, dotted arrows).
 */
export const OUTLINE_STYLES: readonly OutlineStyle[] = [
  {
    name: 'classic',
    description: 'yellow stages, pale topics, a blue spine with dotted branches',
    stage: { fill: 0xffff00, size: 18 },
    section: { size: 16 },
    topic: { fills: [0xffe599, WHITE, SKY, MINT, GREY], size: 16 },
    spine: { colour: 0x2b78e4, stroke: 'solid' },
    branch: { colour: 0x2b78e4, stroke: 'dotted' },
  },
  {
    name: 'sections',
    description: 'stages as large texts, topics in field sets, dotted arrows',
    stage: { size: 24 },
    section: { size: 18 },
    topic: { fills: [GREY, WHITE, SKY, MINT], size: 16 },
    spine: { colour: 0x2b78e4, stroke: 'solid' },
    branch: { colour: 0x000000, stroke: 'dotted' },
  },
  {
    name: 'plain',
    description: 'black on white, for print',
    stage: { fill: 0xdddddd, size: 18 },
    section: { size: 16 },
    topic: { fills: [WHITE, GREY, SKY, MINT], size: 14 },
    spine: { colour: 0x000000, stroke: 'solid' },
    branch: { colour: 0x666666, stroke: 'solid' },
  },
];

/** The style of this name; the first where none is named. */
export function outlineStyle(name: OutlineStyleName | undefined): OutlineStyle {
  const found = OUTLINE_STYLES.find((style) => style.name === name) ?? OUTLINE_STYLES[0];
  if (!found) throw new Error('there is no style');
  return found;
}
