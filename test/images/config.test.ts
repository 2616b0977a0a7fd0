import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { CONVENTION } from '../../src/images/config.ts';
import { configJsonSchema, parseConfig } from '../../src/images/config-schema.ts';
import { Ledger, mayBelong, optionsOf, planSource } from '../../src/images/plan.ts';
import { reportJsonSchema } from '../../src/images/report/schema.ts';
import { readJson } from '../../src/read/json/json.ts';

const mockups = (...names: string[]) =>
  readJson(
    JSON.stringify({
      mockups: names.map((name, order) => ({ mockup: { controls: {}, attributes: { name, order } } })),
    }),
  ).mockups;

const outputs = (source: string, names: string[], options = CONVENTION.pictures) =>
  planSource(source, mockups(...names), options).map(({ output }) => output);

describe('which images belong to a source', () => {
  it('is a convention: img/<slug>.png, and a folder for a project with several mockups', () => {
    expect(outputs('project-files/ML Engineer Roadmap.json', ['Wireframe'])).toEqual(['img/ml-engineer-roadmap.png']);
    expect(outputs('project-files/App.bmpr', ['Log in', 'Log in', 'CON'])).toEqual([
      'img/app/log-in.png',
      'img/app/log-in-2.png',
      'img/app/con-.png',
    ]);
  });

  it('can be configured, also for some sources only', () => {
    const config = parseConfig(
      {
        sources: ['design/*.bmpr'],
        output: '{folder}/{project}@2x.{ext}',
        formats: ['png', 'svg'],
        overrides: [{ sources: ['design/small.bmpr'], scale: 1, formats: ['webp'] }],
      },
      'balsa.config.json',
    );
    const matches = (file: string, globs: readonly string[]) => globs.includes(file);
    expect(outputs('design/big.bmpr', ['A'], optionsOf('design/big.bmpr', config, matches))).toEqual([
      'design/big@2x.png',
      'design/big@2x.svg',
    ]);
    const small = planSource('design/small.bmpr', mockups('A'), optionsOf('design/small.bmpr', config, matches));
    expect(small).toMatchObject([{ output: 'design/small@2x.webp', scale: 1, format: 'webp' }]);
  });

  it('refuses two images at one place, and images outside the repository', () => {
    const images = [
      ...planSource('a/x.json', mockups('A'), CONVENTION.pictures),
      ...planSource('b/X.json', mockups('A'), CONVENTION.pictures),
      ...planSource('c.json', mockups('A'), { ...CONVENTION.pictures, output: '../{project}.{ext}' }),
      ...planSource('d.json', mockups('A'), { ...CONVENTION.pictures, output: '.git/{project}.{ext}' }),
      ...planSource('e.json', mockups('A'), { ...CONVENTION.pictures, output: '{project}.svg' }),
    ];
    const ledger = new Ledger();
    const problems = images.flatMap((image) => ledger.add(image) ?? []);
    expect(problems.map(({ file, message }) => `${file}: ${message}`)).toEqual([
      'b/X.json: its image img/x.png is also the image of a/x.json',
      'c.json: its image ../c.png would lie outside the repository',
      "d.json: its image .git/d.png would lie in git's own folder",
      'e.json: its image e.svg would be png with another ending',
    ]);
  });

  it('is guessed for a source that cannot be read, so that its images are no orphans', () => {
    const may = (file: string) => mayBelong('project-files/My App.bmpr', CONVENTION.pictures, file);
    expect(['img/my-app.png', 'img/my-app/log-in.png', 'img/my-app.svg', 'img/other.png'].map(may)).toEqual([
      ...[true, true, false, false],
    ]);
  });
});

describe('the configuration', () => {
  it('is refused with every problem, each with its place', () => {
    expect(() => parseConfig({ scale: -1, format: 'png', overrides: [{ scale: 2 }] }, 'balsa.config.json')).toThrow(
      /\$\.scale: .*\n.*\$\.overrides\[0\]\.sources: .*\n.*"format"/s,
    );
  });

  it.each(['!', '', '*a*b*c*d', 'a*b*c*d*e*f.json', '+(a|b)', '**/**/**/**/a'])(
    'is refused with the glob %j, which names nothing or takes too long',
    (glob) => {
      expect(() => parseConfig({ sources: ['a.json', glob] }, 'balsa.config.json')).toThrow(/\$\.sources\[1\]/);
    },
  );

  it.each([
    ['balsa.config', configJsonSchema],
    ['check', reportJsonSchema],
  ])('has its schema published in schema/%s.schema.json (npm run schemas)', async (name, schema) => {
    const published = await readFile(new URL(`../../schema/${name}.schema.json`, import.meta.url), 'utf8');
    expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(schema())));
  });
});
