/** A header of an accordion and the items that show below it while it is open. */
interface AccordionSection {
  readonly title: string;
  readonly items: readonly string[];
}

/** What an accordion shows. */
interface AccordionContent {
  readonly sections: readonly AccordionSection[];
  /** The open section; -1 when all are closed. */
  readonly open: number;
  /** The selected item of the open section; -1 when its header is selected. */
  readonly item: number;
}

/**
 * The sections of an accordion (FORMAT section 1.5): a line that starts with `- ` is an item of the header above it.
 * `selectedIndex` counts all lines from 0.
 */
export function parseAccordion(text: string, selectedIndex: number): AccordionContent {
  const sections: { title: string; items: string[] }[] = [];
  let open = -1;
  let item = -1;
  text.split('\n').forEach((line, index) => {
    const sub = /^\s*-\s+(.*)$/s.exec(line)?.[1];
    const last = sections.at(-1);
    if (sub === undefined || !last) sections.push({ title: line, items: [] });
    else last.items.push(sub);
    if (index !== selectedIndex) return;
    open = sections.length - 1;
    item = (sections.at(-1)?.items.length ?? 0) - 1;
  });
  return { sections, open, item };
}
