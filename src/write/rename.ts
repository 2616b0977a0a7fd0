import type { Control } from '../model/control.ts';
import type { Project, Resource } from '../model/project.ts';
import type { LinkTarget, Override, Properties, PropertyName } from '../model/properties.ts';

/** The new ID of a resource by its old one; an ID that is not in it stays. */
type Renames = ReadonlyMap<string, string>;

/** The project with other resource IDs, everything that refers to them included. */
export function renameResources(project: Project, renames: Renames): Project {
  const to = (id: string) => renames.get(id) ?? id;
  const resource = <T extends Resource>(r: T): T => ({
    ...r,
    id: to(r.id),
    ...(r.parentId === undefined ? {} : { parentId: to(r.parentId) }),
  });
  const mockup = <T extends Resource & { readonly controls: readonly Control[] }>(m: T): T => ({
    ...resource(m),
    controls: m.controls.map((control) => renameInControl(control, to)),
  });
  return {
    ...project,
    mockups: project.mockups.map(mockup),
    symbolLibraries: project.symbolLibraries.map(mockup),
    assets: project.assets.map(resource),
    comments: project.comments.map((comment) => ({ ...comment, mockupId: to(comment.mockupId) })),
    thumbnails: project.thumbnails.map((thumbnail) => ({ ...thumbnail, mockupId: to(thumbnail.mockupId) })),
  };
}

type Rename = (id: string) => string;

function renameInControl(control: Control, to: Rename): Control {
  return {
    ...control,
    properties: renameInProperties(control.properties, to),
    children: control.children.map((child) => renameInControl(child, to)),
  };
}

function renameInProperties(properties: Properties, to: Rename): Properties {
  const { src, icon, icons, href, hrefs, text_links, overrides } = properties;
  const one = <T extends { readonly id?: string }>(reference: T): T =>
    reference.id === undefined ? reference : { ...reference, id: to(reference.id) };
  const links = (list: readonly LinkTarget[]) => list.map(one);
  const changed: { -readonly [K in PropertyName]?: Properties[K] } = { ...properties };
  if (src) changed.src = one(src);
  if (icon) changed.icon = one(icon);
  if (icons) changed.icons = icons.map(one);
  if (href) changed.href = one(href);
  if (hrefs) changed.hrefs = links(hrefs);
  if (text_links) changed.text_links = links(text_links);
  if (overrides) changed.overrides = overrides.map((override) => renameInOverride(override, to));
  return changed;
}

function renameInOverride(override: Override, to: Rename): Override {
  return { ...override, properties: renameInProperties(override.properties, to) };
}
