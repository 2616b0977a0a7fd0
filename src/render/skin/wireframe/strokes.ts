import type { Stroke } from '../../scene.ts';

/**
 * Strokes of this skin end and turn sharply: corners of boxes in exports are full pixels. (The rasteriser blurs strokes of one
 * pixel with round corners, too.)
 */
export const SHARP = { cap: 'butt', join: 'miter' } as const satisfies Partial<Stroke>;
