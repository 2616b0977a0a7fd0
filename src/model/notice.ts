/**
 * Something that a drawing could not show as Balsamiq would, which the user should know of: it is reported, never
 * dropped silently, and does not stop the drawing.
 */
export interface Notice {
  /** What kind of shortfall. */
  readonly kind: 'unknown-type' | 'icon' | 'glyph' | 'asset' | 'symbol' | 'font' | 'layout' | 'other';
  /** What it is about (a type, an icon's name, characters): with `kind` it identifies the notice, which is given once. */
  readonly subject: string;
  /** As a sentence without a full stop. */
  readonly message: string;
  /** The control that met it first. */
  readonly control?: string;
}

/** Collects notices, each kind and subject once, in the order met. */
export class Notices {
  readonly #seen = new Map<string, Notice>();

  add(notice: Notice): void {
    const key = `${notice.kind}\n${notice.subject}`;
    if (!this.#seen.has(key)) this.#seen.set(key, notice);
  }

  list(): Notice[] {
    return [...this.#seen.values()];
  }
}
