import { BLACK, type Colour, WHITE } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import { type Rect, rect, type Size } from '../../model/geometry.ts';
import type { DrawContext, DrawControl, DrawnTypes, NaturalSize } from '../context.ts';
import { type Era, isBefore } from '../era.ts';
import { transformPath } from '../path.ts';
import type { Shape } from '../scene.ts';
import { drawBlock, type TextStyle } from '../text/block.ts';

/** A key, its left side and its width on a keyboard of the natural size. */
interface Key {
  readonly x: number;
  readonly width: number;
  /** What it says, or the glyph of Font Awesome 4 that it shows. */
  readonly text?: string;
  readonly glyph?: string;
  /** Whether it is a letter or the space bar; the others are darker. */
  readonly light: boolean;
}

/** How keyboards look; lengths in drawing units on one of the natural size. */
interface KeyboardStyle {
  readonly back: Colour;
  readonly light: Colour;
  readonly dark: Colour;
  /** Of the text on dark keys. */
  readonly darkInk: Colour;
  readonly rows: readonly (readonly Key[])[];
  /** Tops of the rows, and how high keys are. */
  readonly tops: readonly number[];
  readonly height: number;
  readonly radius: number;
  readonly line: number;
  /** Em sizes of letters and of words. */
  readonly letter: number;
  readonly word: number;
}

const NATURAL: Size = { width: 226, height: 160 };
/** Of a telephone on its side: as wide as the long side of its screen (derived: no file has one). */
const LANDSCAPE: Size = { width: 345, height: 120 };
const GLYPH = 15.5;

const letters = (text: string, x: number, pitch: number, width: number): readonly Key[] =>
  [...text].map((letter, i) => ({ x: x + i * pitch, width, text: letter, light: true }));
const word = (x: number, width: number, text: string, light = false): Key => ({ x, width, text, light });
const sign = (x: number, width: number, glyph: string, light = false): Key => ({ x, width, glyph, light });

/** Measured on two exports of version 4. */
const KEYBOARD: KeyboardStyle = {
  back: 0xeeeeee,
  light: WHITE,
  dark: 0xcccccc,
  darkInk: BLACK,
  tops: [11.2, 49.2, 87.2, 125.1],
  height: 26.8,
  radius: 3,
  line: 1.5,
  letter: 13,
  word: 13,
  rows: [
    letters('QWERTYUIOP', 3.3, 22, 20.7),
    letters('ASDFGHJKL', 15.2, 22, 20.7),
    [sign(3.2, 30.2, 'arrow-up'), ...letters('ZXCVBNM', 35.2, 22.02, 20.7), sign(190.1, 30.2, 'caret-square-o-left')],
    [
      word(3.2, 30.2, '123'),
      sign(35.2, 20.7, 'globe'),
      sign(57.3, 20.7, 'microphone', true),
      word(79.2, 94.7, 'space', true),
      word(175.2, 46.7, 'return'),
    ],
  ],
};

/** Measured on an export of Mockups 2. */
const OLDER_KEYBOARD: KeyboardStyle = {
  back: 0x818694,
  light: WHITE,
  dark: 0x4f4f4f,
  darkInk: WHITE,
  tops: [11.3, 48.8, 85.3, 123.5],
  height: 27.5,
  radius: 6,
  line: 2,
  letter: 13,
  word: 10.5,
  rows: [
    letters('QWERTYUIOP', 2, 22.7, 20.3),
    letters('ASDFGHJKL', 13, 22.8, 20.3),
    [sign(2.8, 28.5, 'arrow-up'), ...letters('ZXCVBNM', 36.5, 22.7, 20), sign(198, 28, 'caret-square-o-left')],
    [
      word(2.8, 50.5, '.?123'),
      word(58.6, 34.5, 'space', true),
      word(98, 35, '@', true),
      word(136.6, 34.5, '.', true),
      word(176, 50.5, 'return'),
    ],
  ],
};

function styleOf(era: Era): KeyboardStyle {
  return isBefore(era, 'mockups-3') ? OLDER_KEYBOARD : KEYBOARD;
}

function naturalOf({ properties }: Control): Size {
  return properties.orientation === 'landscape' ? LANDSCAPE : NATURAL;
}

/** It keeps its proportions, in the middle of its box. */
const draw: DrawControl = ({ control, size }, context) => {
  const natural = naturalOf(control);
  const scale = Math.min(size.width / natural.width, size.height / natural.height);
  const width = natural.width * scale;
  const height = natural.height * scale;
  const bounds = rect((size.width - width) / 2, (size.height - height) / 2, width, height);
  return drawKeyboard(bounds, context);
};

/** A keyboard that fills its bounds. */
function drawKeyboard(bounds: Rect, context: DrawContext): readonly Shape[] {
  const style = styleOf(context.era);
  const [right, down] = [bounds.width / NATURAL.width, bounds.height / NATURAL.height];
  const keys = style.rows.flatMap((row, i) => {
    const y = bounds.y + (style.tops[i] ?? 0) * down;
    return row.flatMap((key) =>
      drawKey(key, rect(bounds.x + key.x * right, y, key.width * right, style.height * down), down, style, context),
    );
  });
  return [...context.skin.box(bounds, { fill: { colour: style.back } }), ...keys];
}

function drawKey(key: Key, bounds: Rect, scale: number, style: KeyboardStyle, context: DrawContext): readonly Shape[] {
  const { skin } = context;
  const { text = '' } = key;
  const colour = key.light ? skin.ink : style.darkInk;
  const paint = {
    fill: { colour: key.light ? style.light : style.dark },
    border: { colour: skin.borderColour, width: style.line * scale },
  };
  return [
    ...skin.roundedBox(bounds, paint, style.radius * scale),
    ...drawFace(key, bounds, scale, { size: (text.length > 1 ? style.word : style.letter) * scale, colour }, context),
  ];
}

/** What a key says or shows, in its middle. */
function drawFace(
  { text, glyph }: Key,
  { x, y, width, height }: Rect,
  scale: number,
  style: TextStyle,
  context: DrawContext,
): readonly Shape[] {
  if (text !== undefined) {
    const area = rect(x, y - 0.8 * scale, width, height);
    return drawBlock(text, style, area, { align: 'center', vertical: 'middle', wrap: false }, context);
  }
  const found = glyph === undefined ? undefined : context.icons.drawnBy(4).find(glyph);
  if (!found) return [];
  const size = (GLYPH * scale) / found.height;
  const at = { x: x + (width - found.width * size) / 2, y: y + (height - found.height * size) / 2 };
  return [{ kind: 'path', path: transformPath(found.path, size, at), fill: { colour: style.colour } }];
}

/** The text of a picker that has none. */
const PICKER_TEXT = '8,00\n9,01, AM\n10,02, PM\n11,03\n12,04';
/** Of the frame around the wheels, between two wheels, of a row; how see-through the selection is. */
const PICKER = { inset: 10, gap: 3, row: 30, size: 18, opacity: 0.35, natural: { width: 227, height: 160 } };

/**
 * The wheels of a picker: columns by commas, the middle line selected. No export shows one: derived from the keyboard (its
 * back and keys) and from lists (their selection).
 */
const picker: DrawControl = ({ control, size }, context) => {
  const { skin, settings, era } = context;
  const lines = (control.properties.text ?? PICKER_TEXT).split('\n');
  const columns = wheels(lines);
  const back = rect(0, 0, size.width, size.height);
  const inner = rect(
    PICKER.inset,
    PICKER.inset,
    Math.max(0, size.width - 2 * PICKER.inset),
    Math.max(0, size.height - 2 * PICKER.inset),
  );
  const width = (inner.width - (columns.length - 1) * PICKER.gap) / columns.length;
  const selected = Math.floor(lines.length / 2);
  const middle = inner.y + inner.height / 2;
  const shown = Math.ceil(inner.height / PICKER.row / 2);
  const border = { colour: skin.borderColour };
  const shapes = columns.flatMap((column, i): readonly Shape[] => {
    const wheel = rect(inner.x + i * (width + PICKER.gap), inner.y, Math.max(0, width), inner.height);
    const first = Math.max(0, selected - shown);
    const rows = column.slice(first, selected + shown + 1).flatMap((text, k) => {
      const top = middle + (first + k - selected - 0.5) * PICKER.row;
      const style = { size: PICKER.size, colour: skin.ink };
      const row = rect(wheel.x, top, wheel.width, PICKER.row);
      return drawBlock(text, style, row, { align: 'center', vertical: 'middle', wrap: false }, context);
    });
    return [
      ...skin.box(wheel, { fill: { colour: WHITE } }),
      { kind: 'group', clip: wheel, shapes: rows },
      ...skin.box(wheel, { border }),
    ];
  });
  const band = rect(inner.x, middle - PICKER.row / 2, inner.width, PICKER.row);
  return [
    ...skin.box(back, { fill: { colour: styleOf(era).back }, border, fillInset: 1 }),
    ...shapes,
    ...skin.box(band, { fill: { colour: settings.selectionColour, opacity: PICKER.opacity } }),
  ];
};

/** At most so many wheels are drawn: more would be narrower than a letter. */
const MOST_WHEELS = 12;

/** The columns of the lines, each as long as there are lines; a line may lack the last ones. */
function wheels(lines: readonly string[]): readonly (readonly string[])[] {
  const cells = lines.map((line) => line.split(',', MOST_WHEELS).map((cell) => cell.trim()));
  const count = cells.reduce((most, row) => Math.max(most, row.length), 1);
  return Array.from({ length: count }, (_, i) => cells.map((row) => row[i] ?? ''));
}

const natural: NaturalSize = (control) => naturalOf(control);

/** What one types and chooses with on a telephone. */
export const KEYBOARD_CONTROLS: DrawnTypes = [
  ['iPhoneKeyboard', { draw, natural }],
  ['iPhonePicker', { draw: picker, natural: PICKER.natural }],
];
