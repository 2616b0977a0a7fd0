/**
 * Something that a drawing could not show as Balsamiq would, which the user should know of: it is reported, never
 * dropped silently, and does not stop the drawing.
 */
export interface Notice {
  /** What kind of shortfall. */
  readonly kind: 'unknown-type' | 'icon' | 'unknown-icon' | 'glyph' | 'asset' | 'symbol' | 'font' | 'layout' | 'other';
  /** What it is about (a type, an icon's name, characters): with `kind` it identifies the notice, which is given once. */
  readonly subject: string;
  /** As a sentence without a full stop. */
  readonly message: string;
  /** The control that met it first. */
  readonly control?: string;
  /** Every control that met it, where there are several, in the order of drawing. */
  readonly controls?: readonly string[];
}

/** A control that was not drawn as itself, and why. */
export interface Shortfall {
  /** Absent where what is missing is not of one control. */
  readonly control?: string;
  readonly message: string;
}

/** Something else stands for the control: a placeholder, an outline or a box. An icon like the one asked for is none of that. */
const NOT_ITSELF: ReadonlySet<Notice['kind']> = new Set<Notice['kind']>([
  ...(['unknown-type', 'symbol', 'asset', 'glyph', 'unknown-icon'] as const),
]);

/** Every control that was not drawn as itself, by the notices of its drawing. */
export function shortfalls(notices: readonly Notice[]): readonly Shortfall[] {
  return notices
    .filter(({ kind }) => NOT_ITSELF.has(kind))
    .flatMap(({ message, control, controls = control === undefined ? [undefined] : [control] }) =>
      controls.map((one): Shortfall => (one === undefined ? { message } : { control: one, message })),
    );
}

/** The notices of what a dashed placeholder stands for in the picture. */
export function placeholders(notices: readonly Notice[]): readonly Notice[] {
  return notices.filter(({ kind }) => kind === 'unknown-type' || kind === 'symbol');
}

/** Collects notices, each kind and subject once, in the order met, with the controls that met them. */
export class Notices {
  readonly #seen = new Map<string, { readonly notice: Notice; readonly controls: Set<string> }>();

  add({ control, controls = control === undefined ? [] : [control], ...notice }: Notice): void {
    const key = `${notice.kind}\n${notice.subject}`;
    const seen = this.#seen.get(key) ?? { notice, controls: new Set<string>() };
    for (const one of controls) seen.controls.add(one);
    this.#seen.set(key, seen);
  }

  list(): Notice[] {
    return [...this.#seen.values()].map(({ notice, controls }) => {
      const [first, ...others] = controls;
      if (first === undefined) return notice;
      return { ...notice, control: first, ...(others.length > 0 ? { controls: [...controls] } : {}) };
    });
  }
}
