import * as z from 'zod';
import { CHANGE_KINDS } from '../kinds/change.ts';
import type { DiffJson } from './document.ts';

const point = z.strictObject({ x: z.number(), y: z.number() });
const size = z.strictObject({ width: z.number(), height: z.number() });
const rect = z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const control = z
  .strictObject({
    path: z.string().describe('IDs of its groups and its own, joined by colons'),
    type: z.string().describe("Balsamiq's typeID"),
    bounds: rect.optional().describe('place in the mockup, drawing units'),
  })
  .describe('a control in one of the two versions');
const both = { old: control.optional(), new: control.optional() };
const subject = z.strictObject({
  name: z.string().describe('the words on it, or what it is and what it is next to'),
  quoted: z.boolean().describe('whether the name is words of the drawing'),
  noun: z.string().describe('what it is, in a word or two; a name that is no words of the drawing begins with it'),
  element: z.enum(['node', 'container', 'edge', 'mark']),
  ...both,
  parts: z.array(z.strictObject(both)).describe('further controls that the change concerns'),
  contents: z
    .array(z.string())
    .optional()
    .describe('the words on what it holds, when it came or went with its contents'),
  section: z.string().optional(),
});
const tie = z.strictObject({
  edge: control,
  direction: z.enum(['from', 'to']),
  head: z.boolean().describe('whether it has a head'),
  other: z.string().optional(),
});
const propertyChange = z.strictObject({ property: z.string(), old: z.json(), new: z.json() });
const endChange = z.strictObject({
  end: z.enum(['from', 'to']),
  old: z.string().optional(),
  new: z.string().optional(),
});

const change = z.strictObject({
  kind: z.enum(CHANGE_KINDS),
  sentence: z.string().describe('the change as the text report tells it'),
  subjects: z.array(subject).min(1),
  old: z.union([z.string(), size]).optional().describe('text, type, container or size before'),
  new: z.union([z.string(), size]).optional().describe('text, type, container or size after'),
  ties: z.array(tie).optional().describe('edges that came or went with it'),
  properties: z.array(propertyChange).optional(),
  classes: z.strictObject({ old: z.string().optional(), new: z.string().optional() }).optional(),
  ends: z.array(endChange).optional(),
  by: point.optional().describe('how far it moved against the rest of the drawing'),
  most: z.number().optional().describe('the longest of several small moves, drawing units'),
  whole: z.string().optional().describe('the section that moved as a whole'),
  everything: z.boolean().optional().describe('the drawing as a whole moved: no picture shows it'),
  edges: z.array(z.strictObject({ old: control, new: control })).optional(),
});

const projectChange = z.strictObject({
  kind: z.string(),
  sentence: z.string(),
  name: z.string().optional(),
  old: z.json().optional(),
  new: z.json().optional(),
  controls: z.number().optional(),
});

/** What `balsa diff --format json` prints. */
export const diffSchema = z
  .strictObject({
    version: z.literal(1),
    different: z.boolean(),
    summary: z.string(),
    old: z.string(),
    new: z.string(),
    files: z.array(
      z.strictObject({
        status: z.enum(['added', 'removed', 'renamed', 'changed', 'same']),
        old: z.string().optional(),
        new: z.string().optional(),
        project: z.array(projectChange),
        mockups: z.array(
          z.strictObject({
            name: z.string(),
            what: z.enum(['mockup', 'symbols']),
            old: z.string().describe('resource ID'),
            new: z.string().describe('resource ID'),
            content: z.array(change),
            layout: z.array(change),
            matches: z
              .array(z.strictObject({ old: z.string(), new: z.string(), rung: z.string() }))
              .describe('the controls of both versions and what showed that each is the same'),
            extent: z
              .strictObject({ old: z.number(), new: z.number(), kept: z.number(), moved: z.number() })
              .describe('controls that hold no others, edges left out: of each version, of both, and moved of these'),
          }),
        ),
      }),
    ),
  })
  .describe('What changed between two versions of Balsamiq files') satisfies z.ZodType<DiffJson>;

/** The schema as JSON Schema (draft 2020-12), as it is published. */
export function diffJsonSchema(): unknown {
  return z.toJSONSchema(diffSchema);
}
