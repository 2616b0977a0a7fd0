import { type Control, type ControlPath, childPath, GROUP, SYMBOL_INSTANCE } from '../../model/control.ts';
import { InputError } from '../../model/errors.ts';
import type { Limits } from '../../model/limits.ts';
import type { Notices } from '../../model/notice.ts';
import type { SymbolLibrary } from '../../model/project.ts';
import type { Override, PropertyName } from '../../model/properties.ts';

/** The path by which an override means the instance itself. */
const INSTANCE = '-1';

/** Properties that change the natural size of a control. */
const SIZING: ReadonlySet<PropertyName> = new Set<PropertyName>([
  'text',
  'size',
  'bold',
  'italic',
  'icon',
  'labelPosition',
  'menuIcon',
  'textOrientation',
  'src',
]);

/**
 * The controls with the content of every symbol's instance as its children (FORMAT section 3.3, FORMAT-PROPERTIES
 * section 5): the controls of the symbol's group with the instance's overrides, instances inside included. An instance
 * of a symbol that is missing keeps no children and is reported; one of a symbol without content becomes an empty group.
 *
 * @throws InputError when a symbol contains itself, or the mockup would hold more controls, or nest deeper, than the
 * limits allow.
 */
export function expandSymbols(
  controls: readonly Control[],
  libraries: readonly SymbolLibrary[],
  limits: Limits,
  notices: Notices,
): readonly Control[] {
  const expansion = new Expansion(libraries, limits, notices);
  return expansion.list(controls, undefined, [], 0);
}

class Expansion {
  readonly #symbols = new Map<string, Control>();
  readonly #limits: Limits;
  readonly #notices: Notices;
  #count = 0;
  #text = 0;

  constructor(libraries: readonly SymbolLibrary[], limits: Limits, notices: Notices) {
    for (const library of libraries) {
      for (const group of library.controls) {
        if (group.typeID === GROUP) this.#symbols.set(symbolKey(library.id, group.id), group);
      }
    }
    this.#limits = limits;
    this.#notices = notices;
  }

  /** `inside`: keys of the symbols that are being expanded, outermost first. */
  list(
    controls: readonly Control[],
    parent: ControlPath | undefined,
    inside: readonly string[],
    depth: number,
  ): readonly Control[] {
    if (controls.length > 0 && depth > this.#limits.depth) throw tooMuch(parent, 'depth', this.#limits.depth);
    this.#count += controls.length;
    if (this.#count > this.#limits.controls) throw tooMuch(parent, 'controls', this.#limits.controls);
    for (const { properties } of controls) this.#text += properties.text?.length ?? 0;
    if (this.#text > this.#limits.mockupText) throw tooMuch(parent, 'text', this.#limits.mockupText);
    return controls.map((control) => this.#one(control, childPath(parent, control.id), inside, depth));
  }

  #one(control: Control, path: ControlPath, inside: readonly string[], depth: number): Control {
    if (control.typeID !== SYMBOL_INSTANCE) {
      if (control.children.length === 0) return control;
      return { ...control, children: this.list(control.children, path, inside, depth + 1) };
    }
    const { src, overrides = [] } = control.properties;
    const key = symbolKey(src?.id, src?.anchor);
    const group = this.#symbols.get(key);
    if (!group) return this.#report(control, path);
    if (inside.includes(key)) {
      const name = group.properties.controlName || nameOf(control);
      const hint = 'Take the instance out of the symbol';
      throw new InputError([{ control: path, message: `the symbol ${name} contains itself`, hint }]);
    }
    const content = overridden(group.children, overrides);
    const children = this.list(content, path, [...inside, key], depth + 1);
    const instance = { ...withInstanceOverride(control, group, overrides), children };
    // A symbol with nothing in it is there: it must not look like one that is missing.
    return children.length > 0 ? instance : { ...instance, typeID: GROUP };
  }

  #report(control: Control, path: ControlPath): Control {
    const name = nameOf(control);
    this.#notices.add({
      kind: 'symbol',
      subject: name,
      message: `The symbol ${name} is not in the project; a dashed outline stands for it`,
      control: path,
    });
    return control;
  }
}

/** What an instance says of its symbol. */
function nameOf(instance: Control): string {
  const { id = '', anchor } = instance.properties.src ?? {};
  return [id, anchor].filter((part) => part !== undefined && part !== '').join('#') || 'without a source';
}

function symbolKey(library: string | undefined, anchor: string | undefined): string {
  return JSON.stringify([library ?? '', anchor ?? '']);
}

function tooMuch(control: ControlPath | undefined, what: 'depth' | 'controls' | 'text', limit: number): InputError {
  const message = {
    depth: `groups and symbols nest deeper than ${limit} levels`,
    controls: `the mockup has more than ${limit} controls once its symbols are expanded`,
    text: `the texts of the mockup have more than ${limit} characters once its symbols are expanded`,
  }[what];
  return new InputError([{ ...(control === undefined ? {} : { control }), message }]);
}

/** The instance with what it takes over from the symbol's group, and what an override changes of the instance itself. */
function withInstanceOverride(instance: Control, group: Control, overrides: readonly Override[]): Control {
  const { crop } = group.properties;
  const changes = overrides.filter(({ path }) => path === INSTANCE).map(({ properties }) => properties);
  return {
    ...instance,
    ...pickSize('measuredW', instance.measuredW ?? instance.w ?? group.w ?? group.measuredW),
    ...pickSize('measuredH', instance.measuredH ?? instance.h ?? group.h ?? group.measuredH),
    properties: Object.assign(crop ? { crop } : {}, instance.properties, ...changes),
  };
}

function pickSize(
  key: 'measuredW' | 'measuredH',
  size: number | undefined,
): { measuredW?: number; measuredH?: number } {
  return size === undefined ? {} : { [key]: size };
}

/** `controls` with the overrides whose paths lead into them; those that lead nowhere are stale and have no effect. */
function overridden(controls: readonly Control[], overrides: readonly Override[]): readonly Control[] {
  if (overrides.length === 0) return controls;
  return controls.map((control) => {
    const own = overrides.filter(({ path }) => path === control.id);
    const below = overrides.flatMap((override) =>
      override.path.startsWith(`${control.id}:`)
        ? [{ ...override, path: override.path.slice(control.id.length + 1) }]
        : [],
    );
    return into(own.reduce(apply, control), below);
  });
}

/** Overrides for what is inside a control: into a group's children, on top of the own overrides of an instance. */
function into(control: Control, overrides: readonly Override[]): Control {
  if (overrides.length === 0) return control;
  if (control.typeID !== SYMBOL_INSTANCE) return { ...control, children: overridden(control.children, overrides) };
  const merged = [...(control.properties.overrides ?? []), ...overrides];
  return { ...control, properties: { ...control.properties, overrides: merged } };
}

/** One control with one override. A negative size asks for the natural one. */
function apply(control: Control, override: Override): Control {
  const { x = control.x, y = control.y, w = control.w, h = control.h, properties } = override;
  const { x: _x, y: _y, w: _w, h: _h, measuredW, measuredH, ...others } = control;
  const resized = Object.keys(properties).some((name) => SIZING.has(name as PropertyName));
  const { overrides, ...changed } = properties;
  return {
    ...others,
    ...(x === undefined ? {} : { x }),
    ...(y === undefined ? {} : { y }),
    ...(w === undefined || w < 0 ? {} : { w }),
    ...(h === undefined || h < 0 ? {} : { h }),
    // The size that Balsamiq measured was that of the symbol's own text.
    ...(measuredW === undefined || resized ? {} : { measuredW }),
    ...(measuredH === undefined || resized ? {} : { measuredH }),
    properties: { ...control.properties, ...changed },
  };
}
