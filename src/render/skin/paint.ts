import type { Fill, Stroke } from '../scene.ts';

/** What the outline of a closed shape encloses; nothing when absent. */
export type FillPaint = Pick<Fill, 'colour' | 'opacity'>;

/** What an outline is drawn in. No outline when absent. */
export interface BorderPaint extends Pick<Stroke, 'colour' | 'opacity' | 'dash'> {
  /** Drawing units; the skin's own thickness when absent. A measured stroke, such as that of a box, has no other. */
  readonly width?: number;
}

export interface ShapePaint {
  readonly fill?: FillPaint;
  readonly border?: BorderPaint;
}

export interface BoxPaint extends ShapePaint {
  /**
   * How far inside the bounds the fill ends, drawing units; 0 when absent. Where the fill reaches the bounds, a sliver of
   * it shows outside a border that wobbles.
   */
  readonly fillInset?: number;
}
