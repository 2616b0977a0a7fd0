import type { Json } from '../../model/properties.ts';
import { childrenOf, type XmlElement } from '../xml.ts';
import { unescapeText } from './escape.ts';

/** What a reference of a BMML file stands for in the project. */
export interface BmmlReferences {
  /** `./assets/symbols.bmml#Header` or `./assets/header.bmml`. */
  symbol(reference: string): Json;
  /** `./assets/photo.png`. */
  image(reference: string): Json;
  /** One link: `name&bm;view&bm;load&bm;edit`, or `name.bmml`. */
  link(reference: string): Json;
}

/** Attributes that are read by name, or say the same as the tree does. */
const DROPPED = new Set(['isInGroup', 'controlID', 'controlTypeID']);
const COMPONENT = 'com.balsamiq.mockups::Component';
/** An icon that is a file is named by its path. */
const ICON_PATH = /[/\\]/;

/** The controls of a BMML file in the form of Balsamiq's JSON (FORMAT section 5). */
export function controlsAsJson(parent: XmlElement, references: BmmlReferences, isTop = true): readonly Json[] {
  return childrenOf(parent, 'control').map((control) => controlAsJson(control, references, isTop));
}

function controlAsJson(control: XmlElement, references: BmmlReferences, isTop: boolean): Json {
  const typeID = control.attributes.get('controlTypeID') ?? null;
  const group = control.attributes.get('isInGroup');
  const [properties] = childrenOf(control, 'controlProperties');
  const children = childrenOf(control, 'groupChildrenDescriptors');
  return {
    ID: control.attributes.get('controlID') ?? null,
    typeID,
    ...Object.fromEntries([...control.attributes].filter(([name]) => !DROPPED.has(name))),
    // The earliest versions list the members of a group flat, where they stand: only this tells that they belong together.
    ...(isTop && group !== undefined && group !== '-1' ? { isInGroup: group } : {}),
    ...(properties ? { properties: propertiesAsJson(properties, typeID === COMPONENT, references) } : {}),
    ...(children.length > 0
      ? { children: { controls: { control: children.flatMap((list) => controlsAsJson(list, references, false)) } } }
      : {}),
  };
}

function propertiesAsJson(
  properties: XmlElement,
  isSymbol: boolean,
  references: BmmlReferences,
): { readonly [key: string]: Json } {
  const json = Object.fromEntries(
    [...properties.children]
      .filter(([name]) => name !== 'override')
      .map(([name, elements]) => [name, propertyAsJson(name, elements.at(-1)?.text ?? '', isSymbol, references)]),
  );
  const overrides = childrenOf(properties, 'override');
  if (overrides.length === 0) return json;
  return { ...json, overrides: overrides.map((override) => overrideAsJson(override, references)) };
}

function overrideAsJson(override: XmlElement, references: BmmlReferences): Json {
  const { controlID, ...place } = Object.fromEntries(override.attributes);
  return { ...propertiesAsJson(override, false, references), ID: controlID ?? null, ...place };
}

function propertyAsJson(name: string, escaped: string, isSymbol: boolean, references: BmmlReferences): Json {
  const text = unescapeText(escaped);
  switch (name) {
    case 'icon':
      return iconAsJson(text, references);
    case 'src':
      return isSymbol ? references.symbol(text) : references.image(text);
    case 'href':
      return references.link(text);
    case 'hrefs':
      return { href: text.split(',').map((link) => references.link(link)) };
    default:
      return text;
  }
}

/** `Name|size`, or the path of an image and a size. */
function iconAsJson(text: string, references: BmmlReferences): Json {
  const bar = text.lastIndexOf('|');
  const name = bar < 0 ? text : text.slice(0, bar);
  const size = bar < 0 ? {} : { size: text.slice(bar + 1) };
  if (!ICON_PATH.test(name)) return { name, ...size };
  const image = references.image(name);
  return { ...(typeof image === 'object' && !Array.isArray(image) ? image : {}), ...size };
}
