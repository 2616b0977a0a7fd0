/** A language whose form of Chinese characters is meant, as BCP 47 calls it. */
export const LANGUAGES = ['zh-Hans', 'zh-Hant', 'zh-HK', 'ja', 'ko'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A script of Unicode that Balsamiq Sans has no letters of, and the packages of npm with a font for it (OFL). */
export interface Script {
  /** As messages call it. */
  readonly name: string;
  readonly characters: RegExp;
  /** The usual one first. */
  readonly packages: readonly string[];
}

const noto = (name: string) => `@expo-google-fonts/noto-${name}`;

/** The package for each form of Chinese characters. Each has the characters of all, in its own form. */
const HAN_PACKAGES: Readonly<Record<Language, string>> = {
  'zh-Hans': noto('sans-sc'),
  'zh-Hant': noto('sans-tc'),
  'zh-HK': noto('sans-hk'),
  ja: noto('sans-jp'),
  ko: noto('sans-kr'),
};
const HAN: Script = {
  name: 'Chinese',
  // Unicode holds ideographic punctuation and full-width forms for signs of no script.
  characters: /(?![\0-\u2e7f])[\p{Script_Extensions=Han}\u3000-\u303f\ufe30-\ufe4f\uff00-\uffef]/u,
  packages: Object.values(HAN_PACKAGES),
};

/**
 * Scripts by what Unicode says of characters, extensions included: the dot of Devanagari is that of Bengali as well. The
 * first script that has a character names it.
 */
export const SCRIPTS: readonly Script[] = [
  {
    name: 'Japanese',
    characters: /[\p{Script=Hiragana}\p{Script=Katakana}\u3099-\u309c\u30a0\u30fb\u30fc]/u,
    packages: [noto('sans-jp'), noto('sans-sc'), noto('sans-tc'), noto('sans-hk'), noto('sans-kr')],
  },
  { name: 'Korean', characters: /\p{Script=Hangul}/u, packages: [noto('sans-kr')] },
  { name: 'Bopomofo', characters: /\p{Script=Bopomofo}/u, packages: [noto('sans-tc'), noto('sans-sc')] },
  HAN,
  { name: 'Arabic', characters: /\p{Script_Extensions=Arabic}/u, packages: [noto('sans-arabic')] },
  { name: 'Hebrew', characters: /\p{Script=Hebrew}/u, packages: [noto('sans-hebrew')] },
  { name: 'Devanagari', characters: /\p{Script_Extensions=Devanagari}/u, packages: [noto('sans-devanagari')] },
  { name: 'Bengali', characters: /\p{Script_Extensions=Bengali}/u, packages: [noto('sans-bengali')] },
  { name: 'Gurmukhi', characters: /\p{Script_Extensions=Gurmukhi}/u, packages: [noto('sans-gurmukhi')] },
  { name: 'Gujarati', characters: /\p{Script_Extensions=Gujarati}/u, packages: [noto('sans-gujarati')] },
  { name: 'Odia', characters: /\p{Script_Extensions=Oriya}/u, packages: [noto('sans-oriya')] },
  { name: 'Tamil', characters: /\p{Script_Extensions=Tamil}/u, packages: [noto('sans-tamil')] },
  { name: 'Telugu', characters: /\p{Script_Extensions=Telugu}/u, packages: [noto('sans-telugu')] },
  { name: 'Kannada', characters: /\p{Script_Extensions=Kannada}/u, packages: [noto('sans-kannada')] },
  { name: 'Malayalam', characters: /\p{Script_Extensions=Malayalam}/u, packages: [noto('sans-malayalam')] },
  { name: 'Sinhala', characters: /\p{Script_Extensions=Sinhala}/u, packages: [noto('sans-sinhala')] },
  { name: 'Thai', characters: /\p{Script=Thai}/u, packages: [noto('sans-thai')] },
  { name: 'Lao', characters: /\p{Script=Lao}/u, packages: [noto('sans-lao')] },
  { name: 'Khmer', characters: /\p{Script=Khmer}/u, packages: [noto('sans-khmer')] },
  { name: 'Burmese', characters: /\p{Script_Extensions=Myanmar}/u, packages: [noto('sans-myanmar')] },
  { name: 'Tibetan', characters: /\p{Script_Extensions=Tibetan}/u, packages: [noto('serif-tibetan')] },
  { name: 'Ethiopic', characters: /\p{Script=Ethiopic}/u, packages: [noto('sans-ethiopic')] },
  { name: 'Georgian', characters: /\p{Script_Extensions=Georgian}/u, packages: [noto('sans-georgian')] },
  { name: 'Armenian', characters: /\p{Script_Extensions=Armenian}/u, packages: [noto('sans-armenian')] },
  {
    name: 'emoji',
    characters: /(?![\0-\xff])[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]|\u20e3/u,
    packages: [noto('emoji')],
  },
];

const PACKAGES: ReadonlySet<string> = new Set(SCRIPTS.flatMap(({ packages }) => packages));

/** Whether a package of npm is one whose font balsa knows what to use for. */
export function isFontPackage(name: string): boolean {
  return PACKAGES.has(name);
}

/** The script that a character is called by; `undefined` for one of none in the table. */
export function scriptOf(character: string): Script | undefined {
  return SCRIPTS.find(({ characters }) => characters.test(character));
}

/** The packages whose fonts may have a character, the best first. */
export function packagesFor(character: string, language: Language | undefined): readonly string[] {
  const packages = SCRIPTS.filter(({ characters }) => characters.test(character)).flatMap((script) =>
    script === HAN && language ? [HAN_PACKAGES[language], ...script.packages] : script.packages,
  );
  return [...new Set(packages)];
}

/** Whether the look of a text depends on which form of Chinese characters is meant. */
export function hasHan(text: string): boolean {
  return HAN.characters.test(text);
}

/** What a text says of the language that its Chinese characters are of: kana are Japanese, Hangul is Korean. */
export function languageOf(text: string): Language | undefined {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja';
  if (/\p{Script=Hangul}/u.test(text)) return 'ko';
  return /\p{Script=Bopomofo}/u.test(text) ? 'zh-Hant' : undefined;
}

/** The languages whose package is among the names. */
export function languagesOf(names: Iterable<string>): readonly Language[] {
  const named = new Set(names);
  return LANGUAGES.filter((language) => named.has(HAN_PACKAGES[language]));
}
