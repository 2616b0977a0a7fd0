import type { Control } from '../../model/control.ts';
import type { Mockup, Project } from '../../model/project.ts';

/**
 * Types that are markup, unless a control says otherwise: notes on a drawing rather than a part of it (FORMAT section 3.8;
 * of 23,000 controls of real projects these carry `markup` only as `false`, all others only as `true`).
 */
const MARKUP_TYPES: ReadonlySet<string> = new Set([
  ...['Arrow', 'CallOut', 'StickyNote', 'RedX', 'ScratchOut', 'HCurly', 'VCurly', 'RoundButton'],
]);

/** Whether Balsamiq hides the control with its markup. */
export function isMarkup(control: Control): boolean {
  return control.properties.markup ?? MARKUP_TYPES.has(control.typeID);
}

/** The project as Balsamiq shows it with markup switched off. */
export function withoutMarkup(project: Project): Project {
  const mockup = <T extends Mockup>(m: T): T => ({ ...m, controls: plainOnly(m.controls) });
  return {
    ...project,
    mockups: project.mockups.map(mockup),
    symbolLibraries: project.symbolLibraries.map(mockup),
  };
}

function plainOnly(controls: readonly Control[]): readonly Control[] {
  return controls
    .filter((control) => !isMarkup(control))
    .map((control) =>
      control.children.length === 0 ? control : { ...control, children: plainOnly(control.children) },
    );
}
