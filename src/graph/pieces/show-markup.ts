import { cardOf } from '../../model/cards.ts';
import type { Control } from '../../model/control.ts';
import type { Mockup, Project } from '../../model/project.ts';

/** Whether Balsamiq hides the control with its markup. */
function isMarkup(control: Control): boolean {
  return control.properties.markup ?? cardOf(control).markup === true;
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
