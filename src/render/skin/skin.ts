import type { SkinName } from '../../model/project.ts';

/**
 * How strokes, fills and corners look. Controls say what they are made of (a box, a rule, a brace, an arrow head), the
 * skin says how that is drawn.
 */
export interface Skin {
  readonly name: SkinName;
}
