import type { Command } from 'commander';
import { fontOption } from '../shared/font-option.ts';
import { limitOption } from '../shared/limit-option.ts';
import type { AddOptions } from './add.ts';

const EXAMPLES = `
Examples:
  balsa add "vLLM" --in "Model Serving"                     to the one drawing of this repository
  balsa add "vLLM" --in "Model Serving" --file project-files/map.json
  balsa add "vLLM" --after "TensorFlow Serving"             right beneath it, in its section
  balsa add "vLLM" --in "Model Serving" --like "TorchServe" --link https://docs.vllm.ai
  balsa add "vLLM" --in "Model Serving" --from "Inference"  with an arrow from there
  balsa add "vLLM" --in "Model Serving" --dry-run           only tell what would change

Names are texts of the drawing, in any case of letters; "Section / Topic" or the ID of a control where a text is there twice.
Exit code 1, and nothing written: the section has that topic already.`;

/** `balsa add`, with its options. */
export function addCommand(command: Command): Command {
  return command
    .description(
      'Add one topic to a roadmap: placed and drawn like its neighbours, with the smallest change to the file.',
    )
    .argument('<text>', 'what the topic is to say')
    .option('--in <section>', 'the section, stage or topic that it belongs to')
    .option('--after <topic>', 'the topic that it is to stand right beneath')
    .option('--like <topic>', 'what it is to look like; otherwise like most of its neighbours')
    .option('--from <topic>', 'what an arrow is to lead from')
    .option('--link <url>', 'where it is to link to')
    .option('--file <file>', 'a Balsamiq file, JSON or BMPR; the one source of the repository when absent')
    .option('--mockup <name|id>', 'the mockup with this name or resource ID; needed where there are several')
    .option('--dry-run', 'tell what would change, and write nothing')
    .addOption(fontOption())
    .addOption(limitOption())
    .option('--quiet', 'print errors only')
    .addHelpText('after', EXAMPLES)
    .action(async (text: string, options: AddOptions) => {
      const { runAdd } = await import('./add.ts');
      process.exitCode = await runAdd(text, options);
    });
}
