import type { Colour } from '../../model/colour.ts';
import type { Rect, Size } from '../../model/geometry.ts';
import type { DrawContext } from '../context.ts';
import type { Shape } from '../scene.ts';

/** How a block of text looks before its own markup changes parts of it. */
export interface TextStyle {
  /** Em size, drawing units. */
  readonly size: number;
  readonly colour: Colour;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
}

/** How the lines of a block are placed in its area. */
export interface BlockOptions {
  readonly align: 'left' | 'center' | 'right';
  readonly vertical: 'top' | 'middle';
  /** Break lines that are wider than the area. */
  readonly wrap: boolean;
}

/** What text needs of the context. */
export type TextContext = Pick<DrawContext, 'settings' | 'text' | 'notices'>;

/** The size of the block as it would be drawn; `width` bounds the lines when given (drawing units). */
export function measureBlock(
  _text: string,
  _style: TextStyle,
  _width: number | undefined,
  _context: TextContext,
): Size {
  return { width: 0, height: 0 };
}

/** Draws text with Balsamiq's markup into `area`; lines that do not fit overflow it downwards. */
export function drawBlock(
  _text: string,
  _style: TextStyle,
  _area: Rect,
  _options: BlockOptions,
  _context: TextContext,
): readonly Shape[] {
  return [];
}
