import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, chromium as engine, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadResources } from '../../src/bundled.ts';
import { diffProjects } from '../../src/diff/facts/project.ts';
import { htmlReport } from '../../src/diff/html/page.ts';
import { reportPictures } from '../../src/diff/pictures.ts';
import type { FileDiff } from '../../src/diff/tell/report.ts';
import type { Project } from '../../src/model/project.ts';
import { startDrawing } from '../../src/pipeline.ts';
import { emptyProject } from '../../src/read/json/project.ts';
import { temporaryFolder } from '../balsa.ts';
import { chromium, NEEDS_CHROMIUM } from '../chromium.ts';
import { arrow, box, type Drawn, mockupOf } from './draw.ts';

const HOSTILE = '</script><script>window.pwned=1</script><img src=x onerror="window.pwned=1">\'"`';

async function report(old: readonly Drawn[], next: readonly Drawn[], name = 'Map.json'): Promise<string> {
  const resources = await loadResources();
  const project = (drawn: readonly Drawn[], from: number): Project => ({
    ...emptyProject('json-project'),
    mockups: [{ ...mockupOf(drawn, from), name: HOSTILE }],
  });
  const versions = { old: project(old, 0), new: project(next, 500) };
  const diff = diffProjects(versions.old, versions.new, (p, m) => startDrawing(p, m, resources).diagram);
  const file: FileDiff = { status: 'changed', old: name, new: name, diff };
  const mockups = diff.mockups.map((mockup) => ({
    file,
    name: mockup.name,
    diff: mockup.diff,
    pictures: reportPictures(versions, mockup, resources),
  }));
  return htmlReport({ old: HOSTILE, new: 'v2', files: [file] }, mockups);
}

const OLD = [
  box('Serving', 400, 40),
  box('Docker', 100, 200),
  box('Compose', 400, 200),
  box('Swarm', 700, 200),
  arrow([480, 72], [180, 200]),
  arrow([480, 72], [480, 200]),
];
const NEW = [
  box('Serving', 400, 40, { color: 0xffe599 }),
  box('Docker', 100, 320),
  box(HOSTILE, 400, 200),
  box('vLLM', 1000, 200),
  arrow([480, 72], [180, 320]),
  arrow([480, 72], [480, 200]),
  arrow([520, 72], [1060, 200]),
];

/** The least contrast of a text with what it stands on (WCAG 2), as a script for the page. */
const CONTRAST = `(() => {
  const parse = (c) => { const [r, g, b, a = 1] = c.match(/[\\d.]+/g).map(Number); return { r, g, b, a }; };
  const light = ({ r, g, b }) => {
    const [x, y, z] = [r, g, b].map((v) => { const s = v / 255; return s <= 0.03928 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const under = (e) => { for (let at = e; at; at = at.parentElement) { const c = parse(getComputedStyle(at).backgroundColor); if (c.a > 0.5) return c; } return { r: 255, g: 255, b: 255 }; };
  const shown = [...document.querySelectorAll('h1, h2, h3, p, kbd, button, button span, label, summary, li')].filter((e) => e.getClientRects().length > 0 && e.textContent.trim());
  return Math.min(...shown.map((e) => { const [a, b] = [light(parse(getComputedStyle(e).color)), light(under(e))].sort((p, q) => q - p); return (a + 0.05) / (b + 0.05); }));
})()`;

describe.skipIf(!chromium)(`the HTML report in a browser${NEEDS_CHROMIUM}`, () => {
  let browser: Browser;
  let html: string;
  beforeAll(async () => {
    browser = await engine.launch({ executablePath: chromium ?? '', args: ['--no-sandbox'] });
    html = await report(OLD, NEW);
  });
  afterAll(() => browser.close());

  /** Opens the report as a file; `seen` gathers what the page asked for and what went wrong in it. */
  async function open(): Promise<{ page: Page; seen: { requests: string[]; errors: string[] } }> {
    const folder = await temporaryFolder();
    const file = path.join(folder, 'report.html');
    await writeFile(file, html);
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const seen = { requests: [] as string[], errors: [] as string[] };
    page.on('request', (request) => {
      if (!request.url().startsWith('data:')) seen.requests.push(request.url());
    });
    page.on('pageerror', (error) => seen.errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') seen.errors.push(message.text());
    });
    await page.goto(`file://${file}`);
    return { page, seen };
  }

  it('asks for nothing but itself, and its script runs under its own policy', async () => {
    const { page, seen } = await open();
    expect(seen.requests).toEqual([page.url()]);
    expect(seen.errors).toEqual([]);
    expect(
      await page.evaluate(() =>
        fetch('https://example.org/').then(
          () => 'reached',
          () => 'refused',
        ),
      ),
    ).toBe('refused');
    await page.close();
  });

  it('shows text of the files as text', async () => {
    const { page } = await open();
    expect(await page.evaluate("'pwned' in window")).toBe(false);
    expect(await page.locator('script').count()).toBe(2);
    expect(await page.locator('.list').innerText()).toContain('</script><script>');
    expect(await page.locator('header').innerText()).toContain('onerror=');
    await page.close();
  });

  it('draws every picture, in one size', async () => {
    const { page } = await open();
    const sizes = await page.evaluate<number[][]>('[...document.images].map((i) => [i.naturalWidth, i.naturalHeight])');
    expect(sizes).toHaveLength(3);
    for (const [width = 0, height = 0] of sizes) {
      expect(width).toBeGreaterThan(500);
      expect([width, height]).toEqual(sizes[0]);
    }
    await page.close();
  });

  it('marks the place of a change on click, where the change is', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: /added “vLLM”/ }).click();
    const spot = await page.locator('.merged-picture .spot').boundingBox();
    const picture = await page.locator('.merged-picture img').boundingBox();
    if (!spot || !picture) throw new Error('no spot');
    // The new topic is the rightmost of the drawing.
    expect(spot.x + spot.width).toBeGreaterThan(picture.x + 0.9 * picture.width);
    expect(spot.width).toBeLessThan(0.3 * picture.width);
    await page.keyboard.press('Escape');
    expect(await page.locator('.spot').count()).toBe(0);
    await page.close();
  });

  it('steps through the changes and the ways to compare by keys', async () => {
    const { page } = await open();
    const items = await page.locator('.list li').count();
    for (let i = 0; i < items; i++) {
      await page.keyboard.press('j');
      expect(await page.locator('.list [aria-current="true"]').count()).toBe(1);
      expect(await page.locator('.list li').nth(i).locator('[aria-current="true"]').count()).toBe(1);
    }
    const shown = () => page.locator('figure:visible').count();
    expect(await shown()).toBe(1);
    for (const [key, mode, figures] of [
      ['2', 'side', 2],
      ['3', 'swipe', 2],
      ['4', 'onion', 2],
      ['5', 'difference', 2],
      ['1', 'merged', 1],
    ] as const) {
      await page.keyboard.press(key);
      expect(await page.locator('.stage').getAttribute('class')).toBe(`stage ${mode}`);
      expect(await shown()).toBe(figures);
      expect(await page.locator(`[data-mode="${mode}"]`).getAttribute('aria-pressed')).toBe('true');
      expect(await page.locator('.slide').isVisible()).toBe(mode === 'swipe' || mode === 'onion');
    }
    await page.close();
  });

  it('is enlarged by keys and buttons, and scrolls inside its pane', async () => {
    const { page } = await open();
    const width = async () => (await page.locator('.merged-picture').boundingBox())?.width ?? 0;
    const fit = await width();
    await page.keyboard.press('+');
    expect((await width()) / fit).toBeCloseTo(1.5, 1);
    await page.getByRole('button', { name: 'Larger' }).click();
    expect((await width()) / fit).toBeCloseTo(2.25, 1);
    await page.getByRole('button', { name: /added “vLLM”/ }).click();
    const [spot, view] = [
      await page.locator('.merged-picture .spot').boundingBox(),
      await page.locator('.view').boundingBox(),
    ];
    if (!spot || !view) throw new Error('no spot');
    expect(spot.x).toBeGreaterThan(view.x);
    expect(spot.x + spot.width).toBeLessThan(view.x + view.width);
    await page.keyboard.press('0');
    expect(await width()).toBeCloseTo(fit, 0);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.close();
  });

  it('swipes under the pointer', async () => {
    const { page } = await open();
    await page.keyboard.press('3');
    const stage = await page.locator('.stage').boundingBox();
    if (!stage) throw new Error('no stage');
    await page.mouse.move(stage.x + stage.width / 2, stage.y + 100);
    await page.mouse.down();
    await page.mouse.move(stage.x + stage.width / 4, stage.y + 100);
    await page.mouse.up();
    expect(Number(await page.locator('.slide input').inputValue())).toBeCloseTo(25, 0);
    await page.close();
  });

  it('fits a phone: nothing is wider than the page, the pictures stay in sight beside the list', async () => {
    const { page } = await open();
    await page.setViewportSize({ width: 390, height: 800 });
    await page.reload();
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.locator('.list li button').last().click();
    const view = await page.locator('.view').boundingBox();
    expect(view?.y).toBeGreaterThanOrEqual(-1);
    expect((view?.y ?? 0) + (view?.height ?? 0)).toBeLessThanOrEqual(800);
    await page.close();
  });

  it('can be read in dark: every text of the page has contrast enough', async () => {
    const { page } = await open();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await page.evaluate(CONTRAST), colorScheme).toBeGreaterThanOrEqual(4.5);
    }
    await page.close();
  });

  it('names its controls and takes the focus in the order of the page', async () => {
    const { page } = await open();
    const names: string[] = [];
    for (let i = 0; i < 9; i++) {
      await page.keyboard.press('Tab');
      names.push(
        await page.evaluate<string>(
          '(document.activeElement.ariaLabel || document.activeElement.textContent || document.activeElement.parentElement.textContent).trim()',
        ),
      );
    }
    expect(names.slice(0, 8)).toEqual([
      'Merged',
      'Side by side',
      'Swipe',
      'Onion skin',
      'Difference',
      'Smaller',
      'Fit the width',
      'Larger',
    ]);
    expect(await page.locator('img:not([alt]), input:not([aria-label]):not(label input), button:empty').count()).toBe(
      0,
    );
    await page.close();
  });

  it('shows black where nothing changed in the difference, and something elsewhere', async () => {
    const { page } = await open();
    await page.keyboard.press('5');
    await page.addStyleTag({ content: 'figcaption { display: none } figure { border: 0 !important }' }).catch(() => {});
    const pixels = await page.locator('.stage').screenshot();
    const sharp = (await import('sharp')).default;
    const { channels } = await sharp(pixels).stats();
    expect(channels[0]?.mean).toBeLessThan(60);
    expect(channels[0]?.max).toBeGreaterThan(150);
    await page.close();
  });

  it('hides the kinds that are filtered out', async () => {
    const { page } = await open();
    await page.getByRole('checkbox', { name: /^moved/ }).uncheck();
    expect(await page.locator('li[data-kind="moved"]:visible').count()).toBe(0);
    expect(await page.locator('li[data-kind="added"]:visible').count()).toBe(1);
    await page.close();
  });

  it('prints the merged picture and the list, without the controls', async () => {
    const { page } = await open();
    await page.keyboard.press('2');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.merged-picture').isVisible()).toBe(true);
    expect(await page.locator('.old-picture').isVisible()).toBe(false);
    expect(await page.locator('.bar button:visible, .filters:visible, .hint:visible').count()).toBe(0);
    expect(await page.locator('.list li').first().isVisible()).toBe(true);
    await page.close();
  });
});

describe('the HTML report', () => {
  it('has no reference to anything outside', async () => {
    const html = await report(OLD, NEW);
    const text = html.replace(/data:image\/svg\+xml;base64,[A-Za-z0-9+/=]+/g, (uri) => {
      const svg = Buffer.from(uri.slice(uri.indexOf(',') + 1), 'base64').toString();
      expect(svg).not.toMatch(/(href|src|url\()\s*=?\s*["'(]?\s*https?:/);
      return 'data:';
    });
    expect(text).not.toMatch(/\b(src|href|action)\s*=\s*["'](?!data:)/);
    expect(text).not.toMatch(/@import|url\(/);
  });
});
