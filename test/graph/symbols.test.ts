import { describe, expect, it } from 'vitest';
import { expandSymbols } from '../../src/graph/pieces/symbols.ts';
import type { Control } from '../../src/model/control.ts';
import { InputError } from '../../src/model/errors.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import { Notices } from '../../src/model/notice.ts';
import type { SymbolLibrary } from '../../src/model/project.ts';
import { NO_EXTRA, type Override } from '../../src/model/properties.ts';

function control(id: string, typeID: string, more: Partial<Control> = {}): Control {
  const base = { zOrder: 0, locked: false, properties: {}, children: [] };
  return { id, typeID, x: 0, y: 0, ...base, extraProperties: NO_EXTRA, extra: NO_EXTRA, ...more };
}

function library(...symbols: readonly Control[]): SymbolLibrary {
  const common = { branchId: 'Master', name: 'Symbols', order: 0, trashed: false, extraAttributes: NO_EXTRA };
  return { id: 'lib', ...common, controls: symbols, stored: {}, extra: NO_EXTRA };
}

function instance(id: string, anchor: string, overrides: readonly Override[] = []): Control {
  return control(id, 'Component', { properties: { src: { id: 'lib', anchor }, overrides } });
}

function override(path: string, more: Partial<Override>): Override {
  return { path, properties: {}, extra: NO_EXTRA, ...more };
}

const HEADER = control('9', '__group__', {
  w: 200,
  h: 50,
  children: [
    control('0', 'Label', { x: 5, measuredW: 40, measuredH: 21, properties: { text: 'Old', bold: true } }),
    control('1', '__group__', {
      x: 60,
      children: [control('2', 'Button', { w: 80, measuredW: 60, properties: { text: 'Go' } })],
    }),
  ],
});

function expand(controls: readonly Control[], libraries = [library(HEADER)], limits = DEFAULT_LIMITS) {
  const notices = new Notices();
  return { controls: expandSymbols(controls, libraries, limits, notices), notices: notices.list() };
}

describe('an instance of a symbol', () => {
  it('holds the controls of the symbol and takes its size', () => {
    const { controls, notices } = expand([instance('4', '9')]);
    expect(controls[0]).toMatchObject({ id: '4', measuredW: 200, measuredH: 50 });
    expect(controls[0]?.children).toEqual(HEADER.children);
    expect(notices).toEqual([]);
  });

  it('changes what its overrides name, at any depth, and keeps the rest', () => {
    const { controls } = expand([
      instance('4', '9', [
        override('0', { x: 7, w: 90, properties: { color: 0xff0000 } }),
        override('1:2', { w: -1, properties: { text: 'Stop' } }),
        override('-1', { properties: { crop: { x: 0, y: 0, width: 0.5, height: 1 } } }),
        override('77', { properties: { text: 'stale' } }),
      ]),
    ]);
    const [made] = controls;
    expect(made?.properties.crop?.width).toBe(0.5);
    const [label, group] = made?.children ?? [];
    expect(label).toMatchObject({ x: 7, w: 90, measuredW: 40, properties: { text: 'Old', color: 0xff0000 } });
    const button = group?.children[0];
    expect(button?.properties.text).toBe('Stop');
    // Another text has another natural size than the one that was measured.
    expect([button?.w, button?.measuredW]).toEqual([undefined, undefined]);
  });

  it('leaves the symbol as it was for other instances', () => {
    const { controls } = expand([
      instance('4', '9', [override('0', { properties: { text: 'New' } })]),
      instance('5', '9'),
    ]);
    expect(controls.map((made) => made.children[0]?.properties.text)).toEqual(['New', 'Old']);
  });

  it('is found inside groups and inside symbols, the outer override counting most', () => {
    const page = control('3', '__group__', {
      children: [instance('6', '9', [override('0', { properties: { text: 'Inner', bold: false } })])],
    });
    const outer = instance('8', '3', [override('6:0', { properties: { text: 'Outer' } })]);
    const { controls } = expand([control('1', '__group__', { children: [outer] })], [library(HEADER, page)]);
    const label = controls[0]?.children[0]?.children[0]?.children[0];
    expect(label?.properties).toMatchObject({ text: 'Outer', bold: false });
  });

  it('is an empty group, not a missing symbol, when its symbol holds nothing', () => {
    const { controls, notices } = expand([instance('4', '9')], [library({ ...HEADER, children: [] })]);
    expect(controls[0]).toMatchObject({ id: '4', typeID: '__group__', measuredW: 200, children: [] });
    expect(notices).toEqual([]);
  });

  it('is reported and left empty when its symbol is missing', () => {
    const { controls, notices } = expand([instance('4', '404'), control('5', 'Component')]);
    expect(controls.map((made) => made.children)).toEqual([[], []]);
    expect(notices).toMatchObject([
      { kind: 'symbol', subject: 'lib#404', control: '4' },
      { kind: 'symbol', subject: 'without a source', control: '5' },
    ]);
  });

  it('is refused where a symbol contains itself, with the way to it', () => {
    const a = control('1', '__group__', { children: [instance('0', '2')] });
    const b = control('2', '__group__', { children: [instance('0', '1'), control('5', 'Label')] });
    const refusal = { control: '7:0:0', message: 'the symbol lib#1 contains itself' };
    expect(() => expand([instance('7', '1')], [library(a, b)])).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining(refusal)] }),
    );
    expect(expand([control('5', 'Label')], [library(a, b)]).controls).toHaveLength(1);
  });

  it('cannot multiply controls beyond the limit', () => {
    const layers = Array.from({ length: 12 }, (_, i) =>
      control(String(i), '__group__', {
        children: Array.from({ length: 10 }, (_, k) => instance(String(k), String(i + 1))),
      }),
    );
    const bomb = library(...layers, control('12', '__group__', { children: [control('0', 'Label')] }));
    expect(() => expand([instance('0', '0')], [bomb])).toThrow(InputError);
    expect(() => expand([instance('0', '0')], [bomb], { ...DEFAULT_LIMITS, depth: 5 })).toThrow(/deeper than 5/);
  });
});
