import { type Command, InvalidArgumentError, Option } from 'commander';
import { PICTURE_FORMATS } from '../../raster/formats.ts';
import { layoutOptions } from '../layout/options.ts';
import { jobsOption } from '../shared/drawing/jobs-option.ts';
import { fontOption } from '../shared/font-option.ts';
import { limitOption } from '../shared/limit-option.ts';
import { STRICT } from '../shared/strict-option.ts';
import type { RenderOptions } from './render.ts';

const EXAMPLES = `
Examples:
  balsa render "project-files/ML Engineer Roadmap.json"          a PNG beside the file
  balsa render project-files -o img                              every file of a folder
  balsa render roadmap.json -o roadmap.svg --text outline        an SVG that needs no font
  balsa render project.bmpr --mockup "Log in" -o login.png       one mockup of a project
  cat roadmap.json | balsa render - -o - --format webp > r.webp  in a pipe`;

/** `balsa render`, with its options. */
export function renderCommand(command: Command): Command {
  command
    .description('Draw mockups as Balsamiq would export them.')
    .argument('<file...>', 'Balsamiq files, folders or globs; - is standard input')
    .option('-o, --output <file|dir>', 'where to write; - is standard output (default: beside each file)')
    .addOption(
      new Option('--format <format>', 'format of the pictures (default: by the ending of --output, else png)').choices([
        ...PICTURE_FORMATS,
      ]),
    )
    .option('--scale <number>', 'pixels per drawing unit', parseScale, 2)
    .option('--mockup <name|id>', 'only the mockup with this name or resource ID')
    .option('--alternate <name|id>', 'the mockups as this alternate has them; "all" for every version')
    .option('--trashed', 'draw what is in the trash, too')
    .addOption(
      new Option('--markup <on|off>', 'whether arrows, notes and other markup show')
        .choices(['on', 'off'])
        .default('on'),
    )
    .option('--appendix <file>', 'write notes and comments to a Markdown file')
    .addOption(
      new Option('--background <colour>', 'white, transparent, or #rrggbb')
        .argParser(parseBackground)
        .default(0xffffff, 'white'),
    )
    .addOption(
      new Option('--text <how>', 'text of an SVG: selectable, or drawn as outlines')
        .choices(['text', 'outline'])
        .default('text'),
    )
    .addOption(
      new Option('--skin <skin>', 'how strokes look (default: as the project says)').choices(['sketch', 'wireframe']),
    )
    .addOption(fontOption())
    .option('--quality <1-100>', 'for webp, avif and jpeg', parseQuality);
  for (const option of layoutOptions(['authored', 'complete', 'tidy', 'elk'], 'complete')) command.addOption(option);
  return command
    .addOption(jobsOption())
    .addOption(limitOption())
    .option('--strict', STRICT)
    .option('--watch', 'draw again on every save, until Ctrl-C')
    .option('--json', 'print what was done as JSON')
    .option('--quiet', 'print errors only')
    .addHelpText('after', EXAMPLES)
    .action(async (files: string[], options: RenderOptions) => {
      if (options.watch) {
        const { watchRender } = await import('./render-watch.ts');
        process.exitCode = await watchRender(files, options);
        return;
      }
      const { runRender } = await import('./render.ts');
      process.exitCode = await runRender(files, options);
    });
}

function parseScale(text: string): number {
  const scale = Number(text);
  if (text.trim() === '' || !(scale > 0 && scale <= 100)) {
    throw new InvalidArgumentError('Expected a number above 0, up to 100.');
  }
  return scale;
}

function parseQuality(text: string): number {
  const quality = Number(text);
  if (!Number.isInteger(quality) || quality < 1 || quality > 100) {
    throw new InvalidArgumentError('Expected a whole number from 1 to 100.');
  }
  return quality;
}

/** The colour, or `false` for none. */
function parseBackground(text: string): number | false {
  if (text === 'transparent') return false;
  if (text === 'white') return 0xffffff;
  const hex = /^#?([0-9a-f]{6})$/i.exec(text)?.[1];
  if (hex === undefined) throw new InvalidArgumentError('Expected white, transparent or a colour such as #f0f0f0.');
  return Number.parseInt(hex, 16);
}
