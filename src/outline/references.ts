import { append } from '../model/lists.ts';
import { descendants, type Entry } from './outline.ts';

/** What a reference was found to name. */
interface Resolved {
  readonly found: readonly Entry[];
  readonly label?: string;
}

/** Finds entries by what a reference says, and gives each a reference that is its alone. */
export class References {
  readonly #parents = new Map<Entry, Entry>();
  readonly #byText = new Map<string, Entry[]>();

  constructor(title: Entry) {
    append(this.#byText, keyOf(title.text), title);
    for (const child of title.children) this.#parents.set(child, title);
    for (const entry of descendants(title)) {
      for (const child of entry.children) this.#parents.set(child, entry);
      append(this.#byText, keyOf(entry.text), entry);
    }
  }

  /** The entry that it stands beneath. */
  parentOf(entry: Entry): Entry | undefined {
    return this.#parents.get(entry);
  }

  /**
   * What `Topic`, `Section / Topic`, `Stage / Section / Topic` or `Topic #2` (the second of that text) names, with `: label`
   * behind it or not. What is the text of an entry as it stands is meant as that.
   */
  resolve(reference: string): Resolved {
    const whole = this.#named(reference);
    if (whole.length > 0) return { found: whole };
    for (let at = reference.lastIndexOf(': '); at > 0; at = reference.lastIndexOf(': ', at - 1)) {
      const found = this.#named(reference.slice(0, at));
      if (found.length > 0) return { found, label: reference.slice(at + 2).trim() };
    }
    return { found: [] };
  }

  /** The shortest reference that names this entry alone, with the label behind it. */
  nameOf(entry: Entry, label?: string): string {
    const names = [entry.text];
    const same = this.#byText.get(keyOf(entry.text)) ?? [];
    const counted: string[] = [];
    for (let up = this.parentOf(entry); up !== undefined; up = this.parentOf(up)) {
      const within = keyOf(up.text);
      names.push(`${up.text} / ${entry.text}`);
      const place = same.filter((one) => this.#isIn(one, within)).indexOf(entry);
      counted.push(`${up.text} / ${entry.text} #${place + 1}`);
    }
    names.push(`${entry.text} #${same.indexOf(entry) + 1}`);
    // A text may itself end like a number: then the number counts inside what holds it.
    names.push(...counted);
    // And where that is a text as well, a nought before the number makes it another one.
    for (const zeros of ['0', '00', '000']) names.push(`${entry.text} #${zeros}${same.indexOf(entry) + 1}`);
    const said = names.map((name) => (label === undefined ? name : `${name}: ${label}`));
    const sole = said.find((name) => {
      const { found, label: read } = this.resolve(name);
      return found.length === 1 && found[0] === entry && (read ?? '') === (label ?? '');
    });
    return sole ?? said.at(-1) ?? entry.text;
  }

  /** Texts that are like what a reference says, for a message. */
  like(reference: string): readonly string[] {
    const words = new Set(
      keyOf(reference)
        .split(/\P{L}+/u)
        .filter((word) => word.length > 2),
    );
    return [...this.#byText.values()]
      .flatMap((entries) => entries[0]?.text ?? [])
      .filter((text) =>
        keyOf(text)
          .split(/\P{L}+/u)
          .some((word) => words.has(word)),
      )
      .slice(0, 5);
  }

  #named(reference: string): readonly Entry[] {
    const whole = this.#byText.get(keyOf(reference));
    if (whole) return whole;
    const found = this.#inside(reference, (one, within) => this.#isIn(one, within));
    if (found.length > 0) return found;
    const counted = this.#counted(reference, () => true);
    if (counted) return [counted];
    // A text may have slashes itself: what stands beneath one thing alone is meant first.
    return this.#inside(reference, (one, within) => this.#isBeneath(one, within));
  }

  /** What the words behind one of the slashes name inside what those before it name. */
  #inside(reference: string, isIn: (entry: Entry, within: string) => boolean): readonly Entry[] {
    for (let at = reference.lastIndexOf(' / '); at > 0; at = reference.lastIndexOf(' / ', at - 1)) {
      const within = keyOf(reference.slice(0, at));
      const isInside = (one: Entry) => isIn(one, within);
      const tail = reference.slice(at + 3);
      const found = (this.#byText.get(keyOf(tail)) ?? []).filter(isInside);
      if (found.length > 0) return found;
      const counted = this.#counted(tail, isInside);
      if (counted) return [counted];
    }
    return [];
  }

  /** The entry that `Topic #2` means among those wanted. */
  #counted(reference: string, isWanted: (entry: Entry) => boolean): Entry | undefined {
    const [, text, number] = /^(.*) #(\d+)$/.exec(reference) ?? [];
    if (text === undefined) return undefined;
    return (this.#byText.get(keyOf(text)) ?? []).filter(isWanted)[Number(number) - 1];
  }

  #isIn(entry: Entry, within: string): boolean {
    for (let up = this.parentOf(entry); up !== undefined; up = this.parentOf(up)) {
      if (keyOf(up.text) === within) return true;
    }
    return false;
  }

  /** @param within the texts of what it stands beneath, the outer ones first, with slashes between them */
  #isBeneath(entry: Entry, within: string): boolean {
    for (let up = this.parentOf(entry); up !== undefined; up = this.parentOf(up)) {
      const key = keyOf(up.text);
      if (key === within) return true;
      const outer = ` / ${key}`;
      if (within.endsWith(outer) && this.#isBeneath(up, within.slice(0, -outer.length))) return true;
    }
    return false;
  }
}

export function keyOf(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}
