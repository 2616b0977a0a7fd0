import * as z from 'zod';
import { STATE_NAMES } from './counts.ts';

const states = [...STATE_NAMES.keys()] as [string, ...string[]];

/** What `balsa check --format json` prints. */
export const reportSchema = z.object({
  version: z.literal(1),
  summary: z.string(),
  images: z.array(
    z.object({
      image: z.string().describe("Path from the repository's root."),
      source: z.string().optional().describe('Path of the Balsamiq file; absent for an orphan.'),
      mockup: z.string().optional().describe('Name of the mockup, in a source with several.'),
      state: z.enum(states),
      reason: z.string(),
      mend: z.string().optional().describe('The command that mends it; absent when nothing needs mending.'),
    }),
  ),
  problems: z.array(
    z.object({
      file: z.string().optional(),
      mockup: z.string().optional(),
      control: z.string().optional(),
      place: z.string().optional(),
      message: z.string(),
      hint: z.string().optional(),
    }),
  ),
  undrawn: z
    .array(
      z.object({
        source: z.string().describe("Path of the Balsamiq file from the repository's root."),
        mockup: z.string().optional(),
        control: z.string().optional(),
        message: z.string(),
      }),
    )
    .optional()
    .describe('Controls that are not drawn as themselves; only with --strict.'),
  broken: z
    .array(z.object({ file: z.string(), line: z.number().int(), image: z.string() }))
    .describe('Images that Markdown shows and that do not exist.'),
  unshown: z.array(z.string()).describe('Images that no Markdown file shows.'),
});

/** The JSON Schema that `schema/check.schema.json` publishes. */
export function reportJsonSchema(): object {
  return { ...z.toJSONSchema(reportSchema), title: 'Report of balsa check' };
}
