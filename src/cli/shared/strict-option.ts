/** What `--strict` says in the help of every command that has it. */
export const STRICT = 'exit with 1 and name every control that is not drawn as itself (a placeholder stands for it)';
