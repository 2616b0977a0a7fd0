import { Argument, type Command } from 'commander';
import type { Shell } from './completion.ts';

const SHELLS: readonly Shell[] = ['bash', 'zsh', 'fish', 'powershell'];

const EXAMPLES = `
Completes commands, options, their values, the names of mockups and files. Print once where the shell reads it:
  bash        balsa completion bash > ~/.local/share/bash-completion/completions/balsa    (with the package bash-completion)
  zsh         balsa completion zsh > "\${fpath[1]}/_balsa"                                  (a folder of yours in fpath)
  fish        balsa completion fish > ~/.config/fish/completions/balsa.fish
  powershell  balsa completion powershell >> $PROFILE

Examples:
  source <(balsa completion bash)     for this shell only; with zsh the same`;

/** `balsa completion`. */
export function completionCommand(command: Command): Command {
  return command
    .description('Print what makes a shell complete balsa: commands, options, mockups, files.')
    .addArgument(new Argument('<shell>', 'bash, zsh, fish or powershell').choices(SHELLS))
    .addHelpText('after', EXAMPLES)
    .action(async (shell: Shell) => {
      const { runCompletion } = await import('./completion.ts');
      runCompletion(shell);
    });
}

/** `balsa complete -- WORD...`, which the shell asks at each press of the key; its form is that of the library's scripts. */
export function completeCommand(command: Command): Command {
  return command
    .description('Tell a shell what could follow.')
    .argument('[words...]', 'the words so far')
    .action(async (words: readonly string[]) => {
      const { runComplete } = await import('./completion.ts');
      if (command.parent) await runComplete(command.parent, words);
    });
}
