import * as z from 'zod';
import { LAYOUT_MODES } from '../layout/layout.ts';
import { InputError, UsageError } from '../model/errors.ts';
import { PICTURE_FORMATS } from '../raster/formats.ts';
import { LANGUAGES } from '../render/text/scripts.ts';
import { CONVENTION, type Config } from './config.ts';

/** A path with words in braces that are known. */
const template = () =>
  z
    .string()
    .min(1)
    .regex(
      /^([^{}]|\{(project|slug|name|mockup|id|folder|ext)\})*$/,
      'expected {slug}, {name}, {mockup}, {id}, {folder} or {ext} in braces',
    );

/** Stars in one part of a path that a glob may have: each multiplies the time that a name takes by its length. */
const MOST_STARS = 3;
/** Parts `**` of a glob, by the same reason. */
const MOST_DEPTHS = 3;

/** A glob that names are matched with in reasonable time, whatever they are. */
const glob = () =>
  z
    .string()
    .min(1)
    .max(1000)
    .refine((pattern) => pattern !== '!', 'expected a glob after "!"')
    .refine(
      isQuick,
      `expected at most ${MOST_STARS} stars between two slashes, ${MOST_DEPTHS} times **, and no patterns in round brackets`,
    );

function isQuick(pattern: string): boolean {
  if (/[+*@?!]\(/.test(pattern.replace(/^!(?!\()/, ''))) return false;
  const parts = pattern.split('/');
  const stars = (part: string) => (part === '**' ? 0 : (part.match(/\*+/g)?.length ?? 0));
  return (
    parts.every((part) => stars(part) <= MOST_STARS) && parts.filter((part) => part === '**').length <= MOST_DEPTHS
  );
}

/** Options of pictures; each may be given for all sources, and again for some. */
const pictureShape = {
  formats: z.array(z.enum(PICTURE_FORMATS)).min(1).describe('Formats of the pictures; one image is written for each.'),
  scale: z.number().positive().max(100).describe('Pixels per drawing unit.'),
  background: z
    .string()
    .regex(/^(white|transparent|#[0-9a-fA-F]{6})$/, 'expected "white", "transparent" or a colour such as "#f0f0f0"')
    .describe('What lies behind the drawing: white, transparent, or #rrggbb.'),
  skin: z.enum(['sketch', 'wireframe']).describe('How strokes look; as the project says when absent.'),
  text: z.enum(['text', 'outline']).describe('Text of an SVG: selectable, or drawn as outlines.'),
  layout: z
    .enum(LAYOUT_MODES)
    .describe(
      'Where controls stand: as drawn; the same, with a place for those that have none (the default); tidied; or all placed anew.',
    ),
  fonts: z
    .array(
      z
        .string()
        .regex(
          /^(?!([/\\]|[A-Za-z]:))[^\0]+$/,
          'expected a path from the folder of the configuration, such as "fonts/x.ttf", or the name of a package of npm',
        ),
    )
    .describe(
      'TrueType or OpenType files for characters that Balsamiq Sans lacks, asked in this order; names of packages of npm with such fonts, such as "@expo-google-fonts/noto-sans-jp".',
    ),
  language: z
    .enum(LANGUAGES)
    .describe('Whose form of Chinese characters is meant; as the texts and the fonts at hand say when absent.'),
  quality: z.number().int().min(1).max(100).describe('For webp, avif and jpeg.'),
  output: template().describe(
    'Where the image of a source with one mockup goes. {slug} (or {project}), {name}, {mockup}, {id}, {folder} and {ext} are replaced.',
  ),
  outputs: template()
    .regex(/\{(mockup|id)\}/, 'expected {mockup} or {id} in it, which tells the images of a source apart')
    .describe(
      'Where the images of a source with several mockups go. {slug} (or {project}), {name}, {mockup}, {id}, {folder} and {ext} are replaced.',
    ),
  names: z
    .record(z.string().min(1), template())
    .describe(
      'Where single images go: by the path of the source, or by "path#mockup" (its name or resource ID) where it has several.',
    ),
};

const picture = z.object(pictureShape).partial();

/** The schema of `balsa.config.json`, and of `"balsa"` in package.json. */
const configSchema = picture
  .extend({
    $schema: z.string().optional(),
    sources: z.array(glob()).min(1).optional().describe('Globs of the Balsamiq files.'),
    markdown: z.array(glob()).optional().describe('Globs of the Markdown files whose image references are checked.'),
    strict: z
      .boolean()
      .optional()
      .describe('Whether check and update fail when a control is not drawn as itself, as with --strict.'),
    overrides: z
      .array(picture.extend({ sources: z.array(glob()).min(1).describe('Globs of the sources meant.') }).strict())
      .optional()
      .describe('Options for some sources; a later entry wins.'),
  })
  .strict();

/**
 * A configuration from parsed JSON.
 *
 * @throws InputError with every problem.
 */
export function parseConfig(value: unknown, file: string): Config {
  const result = configSchema.safeParse(value);
  if (!result.success) {
    throw new InputError(
      result.error.issues.map((issue) => ({
        file,
        place: `$${issue.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')}`,
        message: issue.message,
        hint: issue.code === 'unrecognized_keys' ? meant(issue.keys) : 'See docs/ci.md for the options',
      })),
    );
  }
  checkNames(result.data, file);
  const { sources, markdown, strict, overrides, $schema: _, ...pictures } = result.data;
  return {
    sources: sources ?? CONVENTION.sources,
    markdown: markdown ?? CONVENTION.markdown,
    strict: strict ?? CONVENTION.strict,
    pictures: { ...CONVENTION.pictures, ...withoutUndefined(pictures) },
    overrides: (overrides ?? []).map((entry) => withoutUndefined(entry) as Config['overrides'][number]),
  };
}

/**
 * Names that are given one by one can be judged before anything is read.
 *
 * @throws UsageError for two images of one name, and for one outside the repository.
 */
function checkNames({ names, overrides = [] }: z.infer<typeof configSchema>, file: string): void {
  const taken = new Map<string, string>();
  for (const [key, output] of [names, ...overrides.map((one) => one.names)].flatMap((one) =>
    Object.entries(one ?? {}),
  )) {
    if (/^(\/|[a-z]:)|(^|\/)\.\.(\/|$)/i.test(output.replaceAll('\\', '/'))) {
      throw new UsageError(`${file}: $.names["${key}"] is outside the repository: ${output}`);
    }
    const place = output.normalize('NFC').toLowerCase();
    const other = taken.get(place);
    if (other !== undefined && other !== key && !place.includes('{')) {
      throw new UsageError(`${file}: $.names["${key}"] and $.names["${other}"] are both ${output}`);
    }
    taken.set(place, key);
  }
}

/** What somebody may have meant by keys that there are not: those with most pairs of letters in common. */
function meant(keys: readonly string[]): string {
  const known = Object.keys(configSchema.shape).filter((key) => key !== '$schema');
  const pairs = (word: string) =>
    new Set([...word.toLowerCase()].slice(1).map((letter, i) => word.toLowerCase()[i] + letter));
  const near = keys.flatMap((key) => {
    const own = pairs(key);
    const share = (other: string) => [...pairs(other)].filter((pair) => own.has(pair)).length / Math.max(1, own.size);
    const best = [...known].sort((a, b) => share(b) - share(a))[0] ?? '';
    return share(best) >= 0.5 ? [`"${best}"`] : [];
  });
  return near.length > 0 ? `Did you mean ${near.join(', ')}?` : `Known are ${known.join(', ')}`;
}

/** The JSON Schema of the configuration file, which `schema/balsa.config.schema.json` publishes. */
export function configJsonSchema(): object {
  return {
    ...z.toJSONSchema(configSchema),
    title: 'Configuration of balsa',
    description:
      'balsa.config.json, or "balsa" in package.json: which images a repository has, and from which Balsamiq files.',
  };
}

function withoutUndefined<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
