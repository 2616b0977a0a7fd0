import { Ajv2020 } from 'ajv/dist/2020.js';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import type { CheckedImage, CheckReport } from '../../src/images/check.ts';
import { formatReport, inlineCode } from '../../src/images/report/formats.ts';
import { reportJsonSchema } from '../../src/images/report/schema.ts';

const NASTY = 'img/100%,a:b|<b>[x](y)`c`&amp;*_\r\n::error::"\'\u0007.png';

const failing = (image: string, more: Partial<CheckedImage> = {}): CheckedImage => ({
  ...{
    image,
    source: `src/${image}`,
    state: 'stale',
    reason: 'its source changed',
    mend: `npx balsa update "${image}"`,
  },
  ...more,
});

const report = (images: readonly CheckedImage[], more: Partial<CheckReport> = {}): CheckReport => ({
  ...{ images, problems: [], broken: [], unshown: [] },
  ...more,
});

describe('annotations of GitHub', () => {
  it('escape what commands are made of, in properties and in the message', () => {
    const [line = '', ...rest] = formatReport(report([failing(NASTY)]), 'github').split('\n');
    expect(rest).toEqual(['1 image: 1 stale']);
    const [, properties = '', message = ''] = /^::error (.*?)::(.*)$/.exec(line) ?? [];
    expect(properties).toBe(
      'file=src/img/100%25%2Ca%3Ab|<b>[x](y)`c`&amp;*_%0D%0A%3A%3Aerror%3A%3A"\' .png,title=balsa',
    );
    expect(message).toContain('img/100%25,a:b');
    // Names in a message stand on its line; the command keeps what it needs.
    expect(message).not.toMatch(/[\r\n]/);
  });

  it('are ten at most, the last telling how many more there are', () => {
    const images = Array.from({ length: 25 }, (_, i) => failing(`img/${i}.png`));
    const lines = formatReport(report(images), 'github').split('\n');
    const errors = lines.filter((line) => line.startsWith('::error'));
    expect(errors).toHaveLength(10);
    expect(errors.at(-1)).toBe('::error title=balsa::and 16 more; run "npx balsa check" to see all');
    expect(formatReport(report(images.slice(0, 10)), 'github')).not.toContain('more');
  });

  it('mark files as git sees them, also where the root is a folder of the repository', () => {
    const problems = [{ file: 'a.json', message: 'is not JSON' }];
    const some = report([failing('img/a.png')], { problems });
    expect(formatReport(some, 'github', 'docs/')).toContain('file=docs/src/img/a.png,');
    expect(formatReport(some, 'github', 'docs/')).toContain('file=docs/a.json,');
    const gitlab = JSON.parse(formatReport(some, 'gitlab', 'docs/'));
    expect(gitlab.map(({ location }: { location: { path: string } }) => location.path)).toEqual([
      'docs/img/a.png',
      'docs/a.json',
    ]);
  });
});

describe('the code quality report of GitLab', () => {
  it('has what GitLab asks for, and a fingerprint of its own for each entry', () => {
    const images = [failing('img/a.png'), failing('img/b.png'), failing(NASTY)];
    const entries = JSON.parse(formatReport(report(images), 'gitlab'));
    for (const entry of entries) {
      expect(entry).toEqual({
        description: expect.stringMatching(/\. Mend: npx balsa update/),
        check_name: 'balsa-stale',
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        severity: 'major',
        location: { path: expect.any(String), lines: { begin: 1 } },
      });
    }
    expect(new Set(entries.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(3);
  });
});

describe('the report as JUnit', () => {
  it('is well-formed whatever names hold, and counts', () => {
    const text = formatReport(
      report([failing(NASTY), failing('img/b.png', { state: 'current', reason: '' })], {
        problems: [{ file: 'a.json', message: 'is not <JSON>' }],
      }),
      'junit',
    );
    expect(XMLValidator.validate(text)).toBe(true);
    const { testsuites } = new XMLParser({ ignoreAttributes: false }).parse(text);
    expect(testsuites['@_tests']).toBe('3');
    expect(testsuites['@_failures']).toBe('1');
    expect(testsuites['@_errors']).toBe('1');
    expect(text).toContain('is not &#60;JSON&#62;');
    expect(text).not.toContain('\u0007');
  });
});

describe('the report as Markdown', () => {
  it('shows names as they are and lets none of them be markup', () => {
    const text = formatReport(
      report([failing(NASTY, { reason: 'its source <b>changed</b> [x](http://evil) ![y](z)' })], {
        problems: [{ file: NASTY, message: '<script>alert(1)</script>' }],
      }),
      'markdown',
    );
    const kinds = new Set<string>();
    const visit = (node: { type: string; children?: readonly { type: string }[] }) => {
      kinds.add(node.type);
      for (const child of node.children ?? []) visit(child);
    };
    visit(fromMarkdown(text));
    expect([...kinds].sort()).toEqual(['inlineCode', 'list', 'listItem', 'paragraph', 'root', 'strong', 'text']);
    for (const line of text.split('\n').filter((row) => row.startsWith('| `'))) {
      expect(line.replace(/\\\|/g, '').match(/\|/g)).toHaveLength(5);
    }
  });

  it('stays under a megabyte and says what it leaves out', () => {
    const long = 'x'.repeat(4000);
    const images = Array.from({ length: 500 }, (_, i) => failing(`img/${long}${i}.png`));
    const problems = Array.from({ length: 300 }, (_, i) => ({ file: `${i}.json`, message: `broken ${long}` }));
    const text = formatReport(report(images, { problems }), 'markdown');
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    expect(text).toMatch(/\nand \d+ images more\n[\s\S]*and \d+ problems more$/);
    const few = formatReport(report(images.slice(0, 3)), 'markdown');
    expect(few.split('\n').filter((line) => line.startsWith('| `'))).toHaveLength(3);
    expect(few).not.toContain('more');
  });

  it('quotes code that has backticks anywhere', () => {
    for (const name of ['a', '`a', 'a`', '``', 'a``b`c']) {
      const [paragraph] = fromMarkdown(inlineCode(name)).children;
      expect(paragraph).toMatchObject({ children: [{ type: 'inlineCode', value: name }] });
    }
  });
});

it('the report as JSON is what its schema says', () => {
  const validate = new Ajv2020({ strict: false }).compile(reportJsonSchema());
  const full = report([failing(NASTY, { mockup: 'M' }), failing('img/b.png', { state: 'orphaned' })], {
    problems: [{ file: 'a.json', mockup: 'M', control: '1', place: '$', message: 'm', hint: 'h' }],
    broken: [{ file: 'README.md', line: 3, image: 'img/x.png' }],
    unshown: ['img/b.png'],
  });
  const json = JSON.parse(formatReport(full, 'json'));
  expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...json, images: [{ image: 'x' }] })).toBe(false);
});
