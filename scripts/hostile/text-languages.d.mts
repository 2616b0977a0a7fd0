/** A text as long as the limits let it be, in a control. */
export interface LanguageText {
  readonly name: string;
  readonly type: string;
  /** Properties of the control beside its text. */
  readonly more: object;
  textOf(most: number): string;
}

export function textsOfLanguages(): readonly LanguageText[];
