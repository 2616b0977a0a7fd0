import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { CARDS, cardOf, currentName } from '../../../src/model/cards.ts';
import { ARROW, GROUP, SYMBOL_INSTANCE } from '../../../src/model/control.ts';
import { CONTROL_TYPES, drawingOf } from '../../../src/render/controls/table.ts';

const SRC = new URL('../../../src/', import.meta.url);

describe('the card of a type', () => {
  it('tells the meaning of every type that is drawn, and every type that has a meaning is drawn', () => {
    // A group is drawn as what it holds.
    const meant = Object.keys(CARDS).filter((typeID) => typeID !== GROUP);
    expect([...CONTROL_TYPES.keys()].sort()).toEqual(meant.sort());
  });

  it('is shown in the gallery, in both skins', async () => {
    const read = (file: string) => readFile(new URL(`../${file}`, SRC), 'utf8');
    const [page, sketch, wireframe] = await Promise.all(
      ['docs/controls.md', 'project-files/Controls.json', 'project-files/Controls Wireframe.json'].map(read),
    );
    const shown = [...CONTROL_TYPES.keys()].filter((typeID) => typeID !== SYMBOL_INSTANCE);
    const missing = shown.filter(
      (typeID) =>
        !page?.includes(`\`${typeID}\` |`) ||
        [sketch, wireframe].some((project) => !project?.includes(`"typeID": "${typeID}"`)),
    );
    expect(missing, 'npm run gallery && npm run images').toEqual([]);
  });

  it('is found under names of older files, too', () => {
    expect(currentName('Rectangle')).toBe('Canvas');
    expect(cardOf({ typeID: 'AlertBox' })).toBe(CARDS.Alert);
    expect(drawingOf({ typeID: 'GeometricShape' })).toBe(CONTROL_TYPES.get('RoundButton'));
    const older = Object.values(CARDS).flatMap(({ olderNames = [] }) => olderNames);
    expect(older.filter((name) => Object.hasOwn(CARDS, name))).toEqual([]);
    expect(new Set(older).size).toBe(older.length);
  });

  it('takes what nobody knows for a node with the words of its name', () => {
    expect(cardOf({ typeID: 'HoloDeck' })).toEqual({ kind: 'node', noun: 'holo deck' });
    expect(cardOf({ typeID: 'constructor' })).toEqual({ kind: 'node', noun: 'constructor' });
    expect(drawingOf({ typeID: 'toString' })).toBeUndefined();
  });

  it('is what code asks: no type is named outside the records, but arrow, group and symbol', async () => {
    const records = /^(model\/cards\.ts|model\/control\.ts|render\/controls\/.*)$/;
    const structure = new Set<string>([ARROW, GROUP, SYMBOL_INSTANCE]);
    const named: string[] = [];
    for (const file of await readdir(SRC, { recursive: true })) {
      const path = file.replaceAll('\\', '/');
      if (!path.endsWith('.ts') || records.test(path)) continue;
      const text = await readFile(new URL(path, SRC), 'utf8');
      for (const [, literal = ''] of text.matchAll(/'([A-Za-z_]+)'/g)) {
        if (Object.hasOwn(CARDS, literal) && !structure.has(literal)) named.push(`${path}: ${literal}`);
      }
    }
    expect(named).toEqual([]);
  });
});
