import { createHash } from 'node:crypto';
import type { Rect } from '../../model/geometry.ts';
import { tally } from '../../model/lists.ts';
import { printable, printableJson } from '../../model/printable.ts';
import type { DiagramDiff } from '../facts/diagram.ts';
import type { Change } from '../kinds/change.ts';
import { cardOfKind, type Sign } from '../kinds/kinds.ts';
import { type ChangePlace, placesOf } from '../picture/places.ts';
import { BRIEF, type Digest, type DigestLimits, digest, type Folded } from '../tell/digest.ts';
import {
  type DiffReport,
  diffSummary,
  type FileDiff,
  fileTitle,
  isFileChanged,
  projectSentence,
} from '../tell/report.ts';
import { sentence } from '../tell/sentence.ts';
import { bySection } from '../tell/text-report.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

/** The pictures of one mockup, all of one size and in one frame. */
export interface MockupPictures {
  /** SVG documents. */
  readonly old: string;
  readonly new: string;
  readonly merged: string;
  /** The part of the drawing plane that they show. */
  readonly bounds: Rect;
  /** What the old version's coordinates are moved by. */
  readonly shift: { readonly x: number; readonly y: number };
}

/** A mockup of the report with its pictures. */
interface PicturedMockup {
  readonly file: FileDiff;
  readonly name: string;
  readonly diff: DiagramDiff;
  readonly pictures: MockupPictures;
}

/**
 * One HTML file that stands alone: it asks for nothing outside, and its policy would not let it. Pictures are embedded as
 * images, in which no script runs; text from the files is text everywhere.
 */
export function htmlReport(report: DiffReport, mockups: readonly PicturedMockup[]): string {
  const digest = createHash('sha256').update(SCRIPT).digest('base64');
  const policy = `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;
  const others = report.files.filter(isFileChanged).flatMap(fileNotes);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`What changed: ${diffSummary(report)}`)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${escapeHtml(diffSummary(report))}</h1>
<p>${escapeHtml(report.old)} → ${escapeHtml(report.new)}</p>
${others.length > 0 ? `<ul>${others.map((note) => `<li>${escapeHtml(note)}</li>`).join('')}</ul>` : ''}
${mockups.length > 0 ? HINT : ''}
</header>
${mockups.map((mockup) => section(mockup)).join('\n')}
<script>${SCRIPT}</script>
</body>
</html>
`;
}

const HINT =
  '<p class="hint">Keys: <kbd>j</kbd> <kbd>k</kbd> next and previous change, <kbd>1</kbd>–<kbd>5</kbd> how to compare, <kbd>+</kbd> <kbd>-</kbd> <kbd>0</kbd> larger, smaller, fit, <kbd>Esc</kbd> nothing marked.</p>';

/** What has no picture: files that came or went, changes of the project. */
function fileNotes(file: FileDiff): string[] {
  const title = fileTitle(file);
  if (file.status === 'added' || file.status === 'removed') return [`${title}: ${file.status}`];
  return file.diff.project.map((change) => `${title}: ${projectSentence(change)}`);
}

const MODES = [
  ['merged', 'Merged'],
  ['side', 'Side by side'],
  ['swipe', 'Swipe'],
  ['onion', 'Onion skin'],
  ['difference', 'Difference'],
] as const;

function section({ file, name, diff, pictures }: PicturedMockup): string {
  const told = digest(diff, FOLDED);
  const groups = grouped(told);
  const places = groups
    .flatMap(({ changes }) => changes)
    .map((change) => placesOf(change, pictures.shift).map((place) => percentages(place, pictures.bounds)));
  const title = name && file.diff.mockups.length > 1 ? `${fileTitle(file)}: ${name}` : fileTitle(file);
  return `<section class="mockup">
<div class="bar">
<h2>${escapeHtml(title)}</h2>
<span class="buttons" role="group" aria-label="How to compare">${MODES.map(
    ([mode, label]) =>
      `<button type="button" data-mode="${mode}" aria-pressed="${mode === 'merged'}">${label}</button>`,
  ).join('')}</span>
<label class="slide" hidden>old <input type="range" min="0" max="100" value="50" step="0.1" aria-label="How much of the new version"> new</label>
<span class="buttons" role="group" aria-label="Size of the pictures">${ZOOMS.map(
    ([by, sign, label]) =>
      `<button type="button" data-zoom="${by}" aria-label="${label}" title="${label}">${sign}</button>`,
  ).join('')}</span>
</div>
<div class="split">
<nav class="list" aria-label="Changes">
${told.opening ? `<p class="opening">${escapeHtml(told.opening)}</p>` : ''}
${filters(diff)}
${groups.map(list).join('\n')}
</nav>
<div class="view" tabindex="0" role="region" aria-label="Pictures"><div class="stage merged">
${figure('old', 'old', pictures.old, title)}
${figure('new', 'new', pictures.new, title)}
${figure('merged', 'both', pictures.merged, title)}
</div></div>
</div>
<script type="application/json">${escapeJson(places)}</script>
</section>`;
}

const ZOOMS = [
  [1 / 1.5, '−', 'Smaller'],
  [0, 'Fit', 'Fit the width'],
  [1.5, '+', 'Larger'],
] as const;

/** As a terminal tells it, with more names in a sentence: there is room. */
const FOLDED: DigestLimits = { ...BRIEF, names: 8 };

/** A part of the list: a section of the drawing, the layout, or many changes that are one sentence until unfolded. */
interface Group {
  readonly heading: string;
  readonly folded: boolean;
  readonly changes: readonly Change[];
}

/** The changes in the order of the list: content by section, then layout. */
function grouped({ content, foldedContent, layout, foldedLayout }: Digest): readonly Group[] {
  const fold = ({ sentence, changes }: Folded): Group => ({ heading: sentence, folded: true, changes });
  const plain = (heading: string, changes: readonly Change[]): Group => ({ heading, folded: false, changes });
  return [
    ...bySection(content).map(([section, changes]) => plain(section || 'Content', changes)),
    ...foldedContent.map(fold),
    ...(layout.length > 0 ? [plain('Layout', layout)] : []),
    ...foldedLayout.map(fold),
  ];
}

function filters(diff: DiagramDiff): string {
  const boxes = [...tally([...diff.content, ...diff.layout].map(({ kind }) => kind))].map(
    ([kind, count]) => `<label><input type="checkbox" value="${kind}" checked> ${kind} (${count})</label>`,
  );
  return `<fieldset class="filters" aria-label="Kinds of changes">${boxes.join('')}</fieldset>`;
}

function list({ heading, folded, changes }: Group): string {
  const items = changes.map((change) => {
    const sign = SIGNS[cardOfKind(change.kind).sign];
    const told = escapeHtml(sentence(change, FOLDED.names));
    return `<li class="${change.kind}" data-kind="${change.kind}"><button type="button"><span class="sign" aria-hidden="true">${sign}</span><span>${told}</span></button></li>`;
  });
  const title = escapeHtml(heading);
  const ol = `<ol>${items.join('')}</ol>`;
  if (folded) return `<details class="group"><summary>${title}</summary>${ol}</details>`;
  return `<div class="group"><h3>${title}</h3>${ol}</div>`;
}

const SIGNS: { readonly [sign in Sign]: string } = { added: '+', removed: '−', changed: '~', moved: '→', layout: '›' };

function figure(version: string, caption: string, svg: string, title: string): string {
  const data = Buffer.from(svg).toString('base64');
  return `<figure class="${version}-picture"><figcaption>${caption}</figcaption><img alt="${escapeHtml(
    `${title}, ${caption}`,
  )}" src="data:image/svg+xml;base64,${data}"><div class="spots" data-version="${version}"></div></figure>`;
}

type Percent = readonly [number, number, number, number];

/** The boxes as shares of the picture: left, top, width, height in per cent. */
function percentages(
  { old, new: next }: ChangePlace,
  bounds: Rect,
): { readonly old?: Percent; readonly new?: Percent } {
  const share = (box: Rect): Percent => [
    round((100 * (box.x - bounds.x)) / bounds.width),
    round((100 * (box.y - bounds.y)) / bounds.height),
    round((100 * box.width) / bounds.width),
    round((100 * box.height) / bounds.height),
  ];
  return { ...(old ? { old: share(old) } : {}), ...(next ? { new: share(next) } : {}) };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Text as the content of an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return printable(text).replace(/[&<>"'`]/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** JSON that cannot end the script element that holds it. */
function escapeJson(value: unknown): string {
  return printableJson(value, 0).replace(/[<>&]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
