import { describe, expect, it } from 'vitest';
import { draw, natural, paths, texts } from './draw.ts';

const words = (typeID: string, properties: Parameters<typeof draw>[1], width: number, height: number) =>
  texts(draw(typeID, properties, width, height)).map(({ text }) => text);

describe('what is on the screen of a telephone', () => {
  it('a menu is as high as its rows', () => {
    expect(natural('iPhoneMenu', { text: 'a' })).toEqual({ width: 215, height: 39 });
    expect(natural('iPhoneMenu', { text: 'a\nb' })).toEqual({ width: 215, height: 68 });
    expect(natural('iPhoneMenu', { text: 'a\nb\nc\nd\ne\nf\ng\nh' })).toEqual({ width: 215, height: 242 });
    expect(natural('iPhoneMenu', { text: '*Save*, ON' })).toEqual({ width: 215, height: 40 });
    expect(natural('iPhoneMenu', { text: '__ [A]\\rb\n__ [C]\\rd' })).toEqual({ width: 215, height: 110 });
    expect(natural('iPhoneMenu', { text: 'a\\r\\r\\r\\r' })).toEqual({ width: 215, height: 86 });
  });

  it('a menu says what its rows say, and draws none below its bounds', () => {
    expect(words('iPhoneMenu', { text: 'Wi-Fi, ON\nName, Ada' }, 215, 68)).toEqual(['Wi-Fi', 'ON', 'Name', 'Ada']);
    const rows = Array.from({ length: 10_000 }, (_, i) => `row ${i}`).join('\n');
    expect(words('iPhoneMenu', { text: rows }, 215, 100)).toHaveLength(4);
  });

  it('a keyboard keeps its proportions in the middle of its box', () => {
    expect(natural('iPhoneKeyboard')).toEqual({ width: 226, height: 160 });
    const keys = texts(draw('iPhoneKeyboard', {}, 326, 160));
    expect(keys.map(({ text }) => text).join('')).toBe('QWERTYUIOPASDFGHJKLZXCVBNM123spacereturn');
    expect(keys[0]?.at.x).toBeGreaterThan(53);
    expect(keys[9]?.at.x).toBeLessThan(276);
  });

  it('a picker has a wheel for each column and shows the lines around the middle one', () => {
    expect(natural('iPhonePicker')).toEqual({ width: 227, height: 160 });
    expect(words('iPhonePicker', {}, 227, 160)).toContain('10');
    expect(words('iPhonePicker', {}, 227, 160)).toContain('AM');
    const text = Array.from({ length: 9_999 }, (_, i) => `${i},x`).join('\n');
    const shown = words('iPhonePicker', { text }, 227, 160);
    expect(shown).toContain('4999');
    expect(shown.length).toBeLessThan(20);
  });

  it('an application bar has a menu, and what it says it has', () => {
    expect(natural('AppBar')).toEqual({ width: 320, height: 44 });
    const count = (properties: Parameters<typeof draw>[1]) => paths(draw('AppBar', properties, 320, 44)).length;
    const bare = count({ filterIcon: false, menuIcon: false });
    expect(count({ menuIcon: false })).toBe(bare + 1);
    expect(count({ filterIcon: false })).toBe(bare + 3);
  });
});
