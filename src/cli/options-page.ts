import type { Command, Option } from 'commander';

/** The options of every command as a page of Markdown, from what the commands say of themselves. */
export function optionsPage(program: Command): string {
  const lines = [
    '# Options of every command',
    '',
    'Made by `npm run options` from the commands themselves; `balsa COMMAND --help` prints the same, with examples. [cli.md](cli.md) tells what the commands do.',
    '',
    '![A command line: command, input, options, output](../img/documentation/options.png)',
  ];
  const shown = program
    .createHelp()
    .visibleCommands(program)
    .filter((command) => command.name() !== 'help');
  for (const command of withSubcommands(shown)) {
    lines.push('', `## ${nameOf(command)}`, '', '```', `${nameOf(command)} ${command.usage()}`, '```', '');
    lines.push(markdown(command.description()));
    const operands = command.registeredArguments.map((operand) => row(operand.name(), operand.description));
    const options = command.options.filter(({ hidden }) => !hidden);
    const rows = [...operands, ...options.map((option) => row(option.flags, meaningOf(option), defaultOf(option)))];
    if (rows.length === 0) continue;
    lines.push('', '| option | meaning | default |', '| --- | --- | --- |');
    lines.push(...rows);
  }
  return `${lines.join('\n')}\n`;
}

/** The commands that do something, those of groups in place of their group. */
function withSubcommands(commands: readonly Command[]): readonly Command[] {
  return commands.flatMap((command) => (command.commands.length > 0 ? withSubcommands(command.commands) : [command]));
}

function nameOf(command: Command): string {
  return command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();
}

/** A row of the table; a default that is told in the text has its own column. */
function row(flags: string, text: string, value = ''): string {
  const told = / ?\(default: ([^)]*)\)/.exec(text);
  const cells = [`\`${flags}\``, markdown(text.replace(told?.[0] ?? '', '')), value || markdown(told?.[1] ?? '')];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function meaningOf({ description, argChoices }: Option): string {
  return argChoices ? `${description} (${argChoices.map((choice) => `\`${choice}\``).join(', ')})` : description;
}

function defaultOf({ defaultValue, defaultValueDescription }: Option): string {
  if (defaultValueDescription !== undefined) return defaultValueDescription;
  if (defaultValue === undefined || (Array.isArray(defaultValue) && defaultValue.length === 0)) return '';
  return `\`${defaultValue}\``;
}

function markdown(text: string): string {
  return text.replace(/[*<]/g, '\\$&');
}
