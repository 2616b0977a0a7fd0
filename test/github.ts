import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { parse } from 'yaml';
import { temporaryFolder } from './balsa.ts';

const project = fileURLToPath(new URL('../', import.meta.url));

/** A step of a workflow or of a composite action. */
interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly with?: { readonly [input: string]: string | number | boolean };
  readonly env?: { readonly [name: string]: string };
  readonly 'working-directory'?: string;
  readonly 'continue-on-error'?: boolean;
}

/** What a runner knows while it works. */
export interface Runner {
  /** The folder of the checkout. */
  readonly workspace: string;
  /** Fills the folder, as `actions/checkout` would. */
  checkout(folder: string): Promise<void>;
  /** The context `github`. */
  readonly github?: { readonly [key: string]: unknown };
  readonly env?: NodeJS.ProcessEnv;
}

/** What became of a job. */
export interface JobRun {
  readonly result: 'success' | 'failure';
  /** Standard output and error of all its steps. */
  readonly log: string;
  readonly summary: string;
  /** Folders with what was uploaded, by the artifact's name. */
  readonly artifacts: ReadonlyMap<string, string>;
  readonly outputs: { readonly [step: string]: { readonly [output: string]: string } };
}

/** Runs the only job of a workflow as GitHub's runner does; the action of this repository stands for `OWNER/balsa@…`. */
export async function runWorkflow(yaml: string, runner: Runner): Promise<JobRun> {
  const [job] = Object.values(parse(yaml).jobs) as { steps: readonly Step[] }[];
  const run = new Job(runner, await temporaryFolder());
  const outputs = await run.steps(job?.steps ?? [], { inputs: {} });
  return run.end(outputs);
}

/** Runs the action of this repository by itself, in a checkout that is there already. */
export async function runAction(
  inputs: { readonly [name: string]: string },
  runner: Omit<Runner, 'checkout'>,
): Promise<JobRun> {
  const run = new Job({ ...runner, async checkout() {} }, await temporaryFolder());
  return run.end(await run.steps([{ id: 'action', uses: 'OWNER/balsa@v0.1.0', with: inputs }], { inputs: {} }));
}

type Outputs = { [step: string]: { [output: string]: string } };

interface Scope {
  readonly inputs: { readonly [name: string]: unknown };
  readonly actionPath?: string;
}

class Job {
  readonly #runner: Runner;
  readonly #temp: string;
  readonly #artifacts = new Map<string, string>();
  #failed = false;
  #log = '';
  #count = 0;

  constructor(runner: Runner, temp: string) {
    this.#runner = runner;
    this.#temp = temp;
  }

  async end(outputs: Outputs): Promise<JobRun> {
    return {
      result: this.#failed ? 'failure' : 'success',
      log: this.#log,
      summary: await readFile(path.join(this.#temp, 'summary'), 'utf8').catch(() => ''),
      artifacts: this.#artifacts,
      outputs,
    };
  }

  async steps(steps: readonly Step[], scope: Scope): Promise<Outputs> {
    const outputs: Outputs = {};
    for (const step of steps) {
      const evaluate = (expression: string) => this.#evaluate(expression, scope, outputs);
      const condition = String(step.if ?? 'success()').replace(/^\$\{\{|\}\}$/g, '');
      // A condition that asks for no status means: and nothing failed.
      const whole = /\b(always|success|failure|cancelled)\(/.test(condition)
        ? condition
        : `success() && (${condition})`;
      if (evaluate(whole).coerceString() !== 'true') continue;
      const fill = (text: unknown) =>
        String(text).replace(/\$\{\{(.*?)\}\}/g, (_, expression) => evaluate(expression).coerceString());
      const own: { [output: string]: string } = {};
      const before = this.#failed;
      const done = step.uses === undefined ? await this.#shell(step, fill, own) : await this.#use(step, fill, own);
      if (step.id) outputs[step.id] = own;
      this.#failed = before || (!done && step['continue-on-error'] !== true);
    }
    return outputs;
  }

  /** @returns whether the step succeeded. */
  async #use({ uses = '', with: given = {} }: Step, fill: (text: unknown) => string, outputs: { [k: string]: string }) {
    const inputs = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, fill(value)]));
    switch (uses.split('@')[0]) {
      case 'actions/checkout':
        await this.#runner.checkout(this.#runner.workspace);
        return true;
      case 'actions/setup-node':
        return true;
      case 'actions/upload-artifact': {
        const folder = path.join(this.#temp, 'artifacts', inputs.name ?? 'artifact');
        const there = await readdir(inputs.path ?? '').catch(() => []);
        if (there.length === 0 && inputs['if-no-files-found'] === 'ignore') return true;
        await cp(inputs.path ?? '', folder, { recursive: true });
        this.#artifacts.set(inputs.name ?? 'artifact', folder);
        return true;
      }
      case 'OWNER/balsa': {
        const action = parse(await readFile(path.join(project, 'action.yml'), 'utf8'));
        const known = Object.entries(action.inputs as { [name: string]: { default: string } });
        const scope = {
          inputs: { ...Object.fromEntries(known.map(([name, { default: value }]) => [name, value])), ...inputs },
          actionPath: project,
        };
        const outer = this.#failed;
        this.#failed = false;
        const inner = await this.steps(action.runs.steps, scope);
        const done = !this.#failed;
        this.#failed = outer;
        for (const [name, { value }] of Object.entries(action.outputs as { [name: string]: { value: string } })) {
          const expression = value.replace(/^\$\{\{|\}\}$/g, '');
          outputs[name] = this.#evaluate(expression, scope, inner).coerceString();
        }
        return done;
      }
      default:
        throw new Error(`${uses} is not known here`);
    }
  }

  async #shell(step: Step, fill: (text: unknown) => string, outputs: { [k: string]: string }): Promise<boolean> {
    const { workspace, env } = this.#runner;
    const script = path.join(this.#temp, `step-${++this.#count}.sh`);
    const file = path.join(this.#temp, `outputs-${this.#count}`);
    await mkdir(this.#temp, { recursive: true });
    await writeFile(script, fill(step.run));
    const options = step.shell === 'bash' ? ['--noprofile', '--norc', '-eo', 'pipefail'] : ['-e'];
    const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, fill(value)]));
    const done = await new Promise<boolean>((resolve) => {
      execFile(
        'bash',
        [...options, script],
        {
          cwd: path.resolve(workspace, fill(step['working-directory'] ?? '.')),
          env: {
            ...process.env,
            CI: 'true',
            GITHUB_ACTIONS: 'true',
            GITHUB_WORKSPACE: workspace,
            GITHUB_OUTPUT: file,
            GITHUB_STEP_SUMMARY: path.join(this.#temp, 'summary'),
            RUNNER_TEMP: this.#temp,
            ...env,
            ...own,
          },
        },
        (error, stdout, stderr) => {
          this.#log += stdout + stderr;
          resolve(!error);
        },
      );
    });
    for (const line of (await readFile(file, 'utf8').catch(() => '')).split('\n')) {
      const [, name, value] = /^([^=]+)=(.*)$/.exec(line) ?? [];
      if (name !== undefined) outputs[name] = value ?? '';
    }
    return done;
  }

  /** Evaluates an expression with GitHub's own evaluator. */
  #evaluate(expression: string, { inputs, actionPath }: Scope, outputs: Outputs): data.ExpressionData {
    const contexts = {
      github: { ...this.#runner.github, action_path: actionPath },
      inputs,
      steps: Object.fromEntries(Object.entries(outputs).map(([id, own]) => [id, { outputs: own }])),
      runner: { temp: this.#temp },
    };
    const status = (name: string, value: boolean) => ({
      ...{ name, minArgs: 0, maxArgs: 0 },
      call: () => new data.BooleanData(value),
    });
    const functions = [status('always', true), status('success', !this.#failed), status('failure', this.#failed)];
    const parsed = new Parser(new Lexer(expression.trim()).lex().tokens, Object.keys(contexts), functions).parse();
    const context = JSON.parse(JSON.stringify(contexts), data.reviver);
    return new Evaluator(parsed, context, new Map(functions.map((one) => [one.name, one]))).evaluate();
  }
}
