import type { Diagram } from '../../graph/diagram.ts';
import { oneLine } from '../../graph/pieces/item.ts';
import type { ControlPath } from '../../model/control.ts';

/** Gives the control that a reference names, or says why there is none. */
export type Finder = (reference: string) => ControlPath | { readonly problem: string };

/**
 * Finds controls by path, by the name that the author gave, or by text, in any case of letters. A text on the page counts
 * only where no box has it.
 */
export function finderOf(diagram: Diagram): Finder {
  const byName = new Map<string, ControlPath[]>();
  const marks = new Map<string, ControlPath[]>();
  const repeated = repeatedPaths(diagram);
  for (const { path, control } of diagram.elements) note(byName, control.properties.controlName, path);
  for (const element of diagram.elements) {
    if (element.kind === 'edge') continue;
    const names = element.kind === 'mark' ? marks : byName;
    note(names, element.title, element.path);
    // As the file has it, with the markup.
    note(names, element.control.properties.text, element.path);
  }
  return (reference) => {
    if (diagram.byPath.has(reference)) return sole(reference, repeated);
    const key = keyOf(reference);
    const found = byName.get(key) ?? marks.get(key) ?? [];
    if (found.length === 1 && found[0] !== undefined) return sole(found[0], repeated);
    if (found.length === 0) return { problem: 'the mockup has no control with this ID, name or text' };
    return { problem: `several controls have this name or text (${found.slice(0, 5).join(', ')}); use the ID` };
  };
}

/** The paths that several controls have. */
export function repeatedPaths({ elements }: Diagram): ReadonlySet<ControlPath> {
  const seen = new Set<ControlPath>();
  const repeated = new Set<ControlPath>();
  for (const { path } of elements) (seen.has(path) ? repeated : seen).add(path);
  return repeated;
}

function sole(path: ControlPath, repeated: ReadonlySet<ControlPath>): ReturnType<Finder> {
  return repeated.has(path) ? { problem: `several controls have the ID ${path}; give each its own` } : path;
}

function note(names: Map<string, ControlPath[]>, name: string | undefined, path: ControlPath): void {
  const key = keyOf(name ?? '');
  if (key === '') return;
  const list = names.get(key);
  if (!list) names.set(key, [path]);
  else if (!list.includes(path)) list.push(path);
}

/** Accents come as one character or as two, line breaks and hard spaces as spaces. */
function keyOf(text: string): string {
  return oneLine(text.normalize('NFC')).toLowerCase();
}
