/** What is known of a format of project files beside how it is read and written. */
interface Card {
  /** What messages call it. */
  readonly title: string;
  /** The ending of its files, without a dot. */
  readonly ending: string;
  /** What `balsa convert --to` calls it; absent where the format is read only. */
  readonly writtenAs?: string;
  /**
   * Whether a file holds a project: order, settings, trash and what hangs under what are then the author's word, and not
   * filled in.
   */
  readonly isProject: boolean;
  /**
   * Where files of other kinds have the same ending: the folder in which they are taken to be Balsamiq's, and what the text
   * of one holds.
   */
  readonly sharedEnding?: { readonly folder: string; readonly signs: readonly RegExp[] };
  /**
   * Where all files of a folder make one project: the endings of what a file may draw of its folder, and the sub-folder of
   * the symbol libraries.
   */
  readonly inFolder?: { readonly companions: readonly string[]; readonly libraries: string };
  /** The product that wrote all files of the format, where there is one alone. */
  readonly era?: 'mockups-2';
}

/** The folder of sources where no configuration names another. */
export const CONVENTION_FOLDER = 'project-files';

const JSON_FILE = {
  ending: 'json',
  sharedEnding: { folder: CONVENTION_FOLDER, signs: [/"controls"\s*:/, /"mockups?"\s*:/] },
} as const;

/** The formats of project files, as docs/formats.md tells them; each has a reader in `read/readers.ts`. */
const CARDS = {
  'json-project': { ...JSON_FILE, title: 'project JSON', writtenAs: 'json', isProject: true },
  'json-mockup': { ...JSON_FILE, title: 'mockup JSON', writtenAs: 'mockup', isProject: false },
  bmpr: { title: 'BMPR', ending: 'bmpr', writtenAs: 'bmpr', isProject: true },
  bmml: {
    title: 'BMML',
    ending: 'bmml',
    isProject: false,
    inFolder: { companions: ['bmml', 'png', 'jpg', 'jpeg', 'gif', 'webp'], libraries: 'assets' },
    era: 'mockups-2',
  },
} as const satisfies Readonly<Record<string, Card>>;

export type Format = keyof typeof CARDS;

type WrittenIn<C> = C extends { readonly writtenAs: infer W } ? W : never;

/** The formats that are written, by the words of `balsa convert --to`; each has a writer in `write/writers.ts`. */
export type WrittenFormat = WrittenIn<(typeof CARDS)[Format]>;

type FormatCard = Card & { readonly writtenAs?: WrittenFormat };

/** What is known of each format. */
export const FORMAT_CARDS: Readonly<Record<Format, FormatCard>> = CARDS;

const ALL: readonly FormatCard[] = Object.values(FORMAT_CARDS);

function endingsOf(cards: readonly FormatCard[]): readonly string[] {
  return [...new Set(cards.map(({ ending }) => ending))];
}

/** Endings of Balsamiq files, without a dot. */
export const SOURCE_ENDINGS = endingsOf(ALL);

/** Endings of files that make a project each. */
export const PROJECT_ENDINGS = endingsOf(ALL.filter(({ inFolder }) => !inFolder));

/** The formats of which all files of a folder make one project. */
export const FOLDER_FORMATS = ALL.flatMap(({ ending, inFolder }) => (inFolder ? [{ ending, ...inFolder }] : []));

/** The formats that are written. */
export const WRITTEN_FORMATS: readonly WrittenFormat[] = ALL.flatMap(({ writtenAs }) => writtenAs ?? []);

/** How messages list the files that balsa reads, and those that it writes. */
export const SOURCE_FILES = SOURCE_ENDINGS.map((ending) => `.${ending}`).join(', ');
export const WRITTEN_FILES = `${endingsOf(ALL.filter(({ writtenAs }) => writtenAs !== undefined))
  .map((ending) => `a .${ending}`)
  .join(' or ')} file`;

/** Patterns of gitattributes for Balsamiq files: those with an ending of their own first. */
export const OWN_PATTERNS: readonly string[] = [
  ...endingsOf(ALL.filter(({ sharedEnding }) => !sharedEnding)).map((ending) => `*.${ending}`),
  ...new Set(ALL.flatMap(({ ending, sharedEnding }) => (sharedEnding ? [`${sharedEnding.folder}/*.${ending}`] : []))),
];

function endingOf(file: string): string | undefined {
  return /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase();
}

/** The formats whose ending the name has; files of other kinds may have it, too. */
export function formatsNamed(file: string): readonly FormatCard[] {
  const ending = endingOf(file);
  return ALL.filter((card) => card.ending === ending);
}

/** Whether a file of this name may be Balsamiq's. */
export function isSourceName(file: string): boolean {
  return formatsNamed(file).length > 0;
}

/** Whether a file of this name can be written. */
export function isWrittenName(file: string): boolean {
  return formatsNamed(file).some(({ writtenAs }) => writtenAs !== undefined);
}

/** Whether a file of this name may be drawn by a Balsamiq file of the same folder. */
export function isCompanionName(file: string): boolean {
  const ending = endingOf(file);
  return ending !== undefined && FOLDER_FORMATS.some(({ companions }) => companions.includes(ending));
}

/** Whether a file is likely Balsamiq's: its ending is Balsamiq's alone, or its text has what theirs have. */
export function holdsSigns(file: string, text: () => string): boolean {
  const cards = formatsNamed(file);
  const signs = cards.flatMap(({ sharedEnding }) => sharedEnding?.signs ?? []);
  if (signs.length === 0) return cards.length > 0;
  const whole = text();
  return signs.every((sign) => sign.test(whole));
}

/**
 * What a project becomes in a file of this name: its own format where the ending allows it, else the one for whole
 * projects, else the only one. A name with no such ending, as standard output has, means JSON.
 */
export function formatToWrite(file: string, own: Format): WrittenFormat {
  const written = formatsNamed(isWrittenName(file) ? file : `.${JSON_FILE.ending}`).filter(
    ({ writtenAs }) => writtenAs,
  );
  const card =
    written.find((one) => one === FORMAT_CARDS[own]) ?? written.find(({ isProject }) => isProject) ?? written[0];
  return card?.writtenAs ?? 'json';
}

/** The ending of files of a format that is written, without a dot. */
export function endingWritten(format: WrittenFormat): string {
  return ALL.find(({ writtenAs }) => writtenAs === format)?.ending ?? JSON_FILE.ending;
}
