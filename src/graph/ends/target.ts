import type { PlacedPiece } from '../pieces/item.ts';

/** What an end could belong to. */
export interface Target extends PlacedPiece {
  /** Holds other nodes: only its border counts, for its inside belongs to its members. */
  readonly open: boolean;
  /** A text that stands alone. */
  readonly bare: boolean;
}
