import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium as engine, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../balsa.ts';
import { chromium, NEEDS_CHROMIUM } from '../chromium.ts';

const WIDTHS = [360, 820, 1440];

const build = (folder: string, ...root: readonly string[]) =>
  spawnSync(process.execPath, ['scripts/build/site.mjs', folder, ...root], { encoding: 'utf8' });

describe('the site of the documentation', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'balsa-site-'));

  let browser: Browser | undefined;

  beforeAll(async () => {
    expect(build(folder)).toMatchObject({ status: 0, stderr: '' });
    if (chromium) browser = await engine.launch({ executablePath: chromium, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const pages = () => readdirSync(folder).filter((name) => name.endsWith('.html'));

  it('has a page for each page of the documentation, and the front page leads to all of them', async () => {
    const documents = readdirSync('docs').filter((name) => name.endsWith('.md') && name !== 'README.md');
    expect(pages()).toEqual(expect.arrayContaining(documents.map((name) => name.replace(/md$/, 'html'))));
  });

  it('has a picture on every page', async () => {
    const bare = ['changelog.html', 'third-party.html', 'glossary.html', 'contributing.html'];
    const told = pages().filter((page) => !bare.includes(page));
    const pictures = await Promise.all(
      told.map(async (page) => (await readFile(path.join(folder, page), 'utf8')).includes('<img ')),
    );
    expect(told.filter((_, i) => !pictures[i])).toEqual([]);
  });

  it('asks nothing of the network: what a page loads lies beside it', async () => {
    const loaded = await Promise.all(
      pages().map(async (page) => {
        const html = await readFile(path.join(folder, page), 'utf8');
        return [...html.matchAll(/\ssrc="([^"]+)"|<link[^>]*\shref="([^"]+)"/g)].map(
          (match) => match[1] ?? match[2] ?? '',
        );
      }),
    );
    const files = [...new Set(loaded.flat())].filter((address) => address !== 'data:,');
    expect(files.filter((address) => !existsSync(path.join(folder, decodeURI(address))))).toEqual([]);
  });

  it('is the same to the byte when it is built again', async () => {
    const again = await temporaryFolder();
    build(again);
    for (const name of [...pages(), 'documents.js']) {
      expect(await readFile(path.join(again, name), 'utf8')).toBe(await readFile(path.join(folder, name), 'utf8'));
    }
  });

  describe.skipIf(!chromium)(`in a browser${NEEDS_CHROMIUM}`, () => {
    const errors: string[] = [];
    const outside: string[] = [];

    const open = async (name: string, width: number, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> => {
      if (!browser) throw new Error('no browser was started');
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const page = await context.newPage();
      page.on('pageerror', (error) => errors.push(`${name}: ${error.message}`));
      page.on('console', (message) => message.type() === 'error' && errors.push(`${name}: ${message.text()}`));
      page.on('request', (request) => /^(file|data):/.test(request.url()) || outside.push(request.url()));
      await page.goto(pathToFileURL(path.join(folder, name)).href);
      return page;
    };

    it.each(WIDTHS)(
      'fits a window that is %i pixels wide, on every page',
      async (width) => {
        const page = await open('index.html', width);
        for (const name of pages()) {
          await page.goto(pathToFileURL(path.join(folder, name)).href);
          const [scroll, client] = await page.evaluate<[number, number]>(
            '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
          );
          expect([name, scroll]).toEqual([name, client]);
          expect(await page.locator('main h1').count()).toBe(1);
        }
        await page.context().close();
        expect([...errors, ...outside]).toEqual([]);
      },
      300_000,
    );

    it('finds a word and leads to its section', async () => {
      const page = await open('index.html', 1440);
      await page.fill('#search', 'three dots where they parted');
      const first = page.locator('#found a').first();
      expect(await first.textContent()).toContain('What changed');
      await first.click();
      // A click does not wait for the page that it leads to.
      await page.waitForURL(/diff\.html#what-to-compare$/);
      await page.fill('#search', 'nosuchwordanywhere');
      // What is found comes when the index of that page is there.
      await expect.poll(() => page.locator('#found').textContent()).toBe('Nothing found.');
      await page.context().close();
    });

    it('has its menu beside the text where there is room, and folded above it where there is none', async () => {
      for (const [width, shown] of [
        [1440, true],
        [360, false],
      ] as const) {
        const page = await open('index.html', width);
        const link = page.locator('nav a', { hasText: 'Commands' });
        expect(await link.isVisible()).toBe(shown);
        if (!shown) await page.click('nav summary');
        await link.click();
        expect(page.url()).toMatch(/cli\.html$/);
        await page.context().close();
      }
    });

    it('is dark where the reader wants it, with text that can be read', async () => {
      for (const scheme of ['light', 'dark'] as const) {
        const page = await open('diff.html', 820, scheme);
        const colours = await page.evaluate<string[]>(`[
          getComputedStyle(document.body).backgroundColor,
          getComputedStyle(document.body).color,
          getComputedStyle(document.querySelector('main a:not(.anchor)')).color,
        ]`);
        const [paper, ink, link] = colours.map((colour) => (colour.match(/\d+/g) ?? []).map(Number));
        expect(contrast(paper, ink)).toBeGreaterThan(10);
        expect(contrast(paper, link)).toBeGreaterThan(4.5);
        expect(luminance(paper) > 0.5).toBe(scheme === 'light');
        await page.context().close();
      }
    });
  });

  it.each([
    ['[gone](gone.md)', 'docs/README.md links to docs/gone.md, which there is not'],
    ['![none](img/none.png)', 'docs/README.md links to img/none.png, which there is not'],
    ['[there](#nowhere)', 'docs/README.md links to #nowhere: docs/README.md has no heading #nowhere'],
  ])('refuses a link that leads nowhere: %s', async (link, message) => {
    const root = await temporaryFolder();
    await mkdir(path.join(root, 'docs'));
    await writeFile(path.join(root, 'docs/README.md'), `# Front\n\n${link}\n`);
    expect(build(path.join(root, 'site'), root)).toMatchObject({ status: 1, stderr: `site: ${message}\n` });
  });
});

type Colour = readonly number[] | undefined;

/** By the rules of WCAG 2.2: 1 to 21, of two colours of three bytes. */
function contrast(a: Colour, b: Colour): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

function luminance(colour: Colour): number {
  const [r = 0, g = 0, b = 0] = (colour ?? []).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
