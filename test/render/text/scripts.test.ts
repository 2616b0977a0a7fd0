import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  hasHan,
  isFontPackage,
  languageOf,
  languagesOf,
  packagesFor,
  SCRIPTS,
  scriptOf,
} from '../../../src/render/text/scripts.ts';

describe('the package for a character', () => {
  test.each([
    ['前', 'zh-Hans', 'noto-sans-sc'],
    ['前', 'zh-Hant', 'noto-sans-tc'],
    ['前', 'zh-HK', 'noto-sans-hk'],
    ['前', 'ja', 'noto-sans-jp'],
    ['，', 'zh-Hant', 'noto-sans-tc'],
    ['ロ', 'zh-Hans', 'noto-sans-jp'],
    ['ー', undefined, 'noto-sans-jp'],
    ['한', 'ja', 'noto-sans-kr'],
    ['م', undefined, 'noto-sans-arabic'],
    ['ש', undefined, 'noto-sans-hebrew'],
    ['ह', undefined, 'noto-sans-devanagari'],
    ['ব', undefined, 'noto-sans-bengali'],
    ['ท', undefined, 'noto-sans-thai'],
    ['የ', undefined, 'noto-sans-ethiopic'],
    ['🚀', undefined, 'noto-emoji'],
    ['🇩', undefined, 'noto-emoji'],
  ] as const)('%s in %s is %s', (character, language, name) => {
    expect(packagesFor(character, language)[0]).toBe(`@expo-google-fonts/${name}`);
    expect(scriptOf(character)).toBeDefined();
  });

  test('the stop of Devanagari is that of Bengali as well', () => {
    expect(packagesFor('।', undefined)).toEqual(
      expect.arrayContaining(['@expo-google-fonts/noto-sans-devanagari', '@expo-google-fonts/noto-sans-bengali']),
    );
  });

  test('there is none for ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }), (character) => {
        expect(packagesFor(character, 'ja')).toEqual([]);
      }),
    );
  });

  test('is one that balsa knows', () => {
    expect(SCRIPTS.flatMap(({ packages }) => packages).every(isFontPackage)).toBe(true);
    expect(isFontPackage('@expo-google-fonts/inter')).toBe(false);
  });
});

describe('the language of Chinese characters', () => {
  test.each([
    ['前端のロードマップ', 'ja'],
    ['前端 개발자', 'ko'],
    ['注音 ㄅㄆㄇ', 'zh-Hant'],
    ['前端，学习「路线」。', undefined],
    ['Frontend', undefined],
  ])('of %s is %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });

  test('matters where there are such characters', () => {
    expect([hasHan('前端'), hasHan('a，b'), hasHan('Frontend · é “quoted”')]).toEqual([true, true, false]);
  });

  test('may be told by the fonts at hand', () => {
    expect(languagesOf(['@expo-google-fonts/noto-sans-tc', '@expo-google-fonts/noto-emoji'])).toEqual(['zh-Hant']);
  });
});
