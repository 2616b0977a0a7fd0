// Whether a drawing follows an edit of its outline, and nothing but it: drawing -> outline, one edit, apply -> outline.
// node scripts/quality/outline-edits.mjs [--edits N] [--seed N] [--show] <file...>
// The edits are random, the same for the same seed. Each must be all that the outline of the drawing says anew, and leave every
// control that has no part in it as it is, to the unit. Run after `npm run build`.
import { readFileSync } from 'node:fs';
import { applyOutline } from '../../build/apply/apply.js';
import { loadResources } from '../../build/bundled.js';
import { isOutline, outlineOf } from '../../build/graph/export/outline.js';
import { childPath } from '../../build/model/control.js';
import { holdersOf } from '../../build/outline/draw.js';
import { descendants, tiesOf } from '../../build/outline/outline.js';
import { readOutline } from '../../build/outline/read.js';
import { writeOutline } from '../../build/outline/write.js';
import { startDrawing } from '../../build/pipeline.js';
import { readProject } from '../../build/read/read.js';

const args = process.argv.slice(2);
const option = (name, usual) => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : usual);
const [wanted, seed] = [option('--edits', 1000), option('--seed', 1)];
const show = args.includes('--show');
const files = args.filter((arg, i) => !arg.startsWith('--') && !['--edits', '--seed'].includes(args[i - 1]));
const resources = await loadResources();

/** Numbers below 1 that are the same for the same seed. */
function randomFrom(start) {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const outlineIn = (project) => outlineOf(startDrawing(project, project.mockups[0], resources).diagram);

/** What an outline says, in no order: where something is drawn among its neighbours is not asked. */
function said({ title, arrows, legends }) {
  const meanings = new Map(legends.flatMap(({ lines }) => lines.map(({ key, meaning }) => [key, meaning])));
  const facts = [...descendants(title)].map(
    ({ text, link, class: key }) => `${text} {${meanings.get(key) ?? ''}} ${link ?? ''}`,
  );
  for (const [entry, holder] of holdersOf(title)) facts.push(`${entry.text} in ${holder.text}`);
  for (const { from, to, direction, label } of tiesOf({ title, arrows, legends })) {
    const ends = direction === 'forward' ? [from.text, to.text] : [from.text, to.text].sort();
    facts.push(`${ends.join(` ${direction} `)}: ${label ?? ''}`);
  }
  return facts.sort();
}

const NEW_TEXTS = ['Something New', 'Reading the Manual', 'A much longer topic that needs a wider box', 'Δ'];
const pick = (list, random) => list[Math.floor(random() * list.length)];

/** The kinds of edits: each changes an outline in place and tells what it did, or nothing where it does not apply. */
const EDITS = {
  rename(entry, _outline, random) {
    const text = `${entry.text} ${pick(['II', '2027', 'and more'], random)}`;
    entry.text = text;
    // A URL that is itself the text of an entry is its link.
    return !/^https?:/i.test(text);
  },
  remove(entry, { parents, isNamed }) {
    if (entry.children.length > 0 || entry.ties.length > 0 || isNamed(entry)) return false;
    const list = parents.get(entry).children;
    list.splice(list.indexOf(entry), 1);
    return true;
  },
  reclass(entry, { outline }, random) {
    const keys = outline.legends.flatMap(({ lines }) => lines.filter(({ look }) => look === 'fill')).map((l) => l.key);
    const other = keys.filter((key) => key !== entry.class);
    // What shows no class may be no thing to fill.
    if (other.length === 0 || entry.class === undefined || !keys.includes(entry.class)) return false;
    entry.class = pick(other, random);
    return true;
  },
  link(entry, _outline, random) {
    if (/^https?:/i.test(entry.text)) return false;
    if (entry.link !== undefined && random() < 0.5) delete entry.link;
    else entry.link = `https://example.org/${Math.floor(random() * 1000)}`;
    return true;
  },
  add(entry, { outline }, random) {
    const parent = entry;
    const key = parent.class ?? parent.children.find((child) => child.class !== undefined)?.class;
    const isFill = outline.legends.some(({ lines }) => lines.some((l) => l.key === key && l.look === 'fill'));
    if (parent.kind === 'note') return false;
    const [text, relation] = [pick(NEW_TEXTS, random), parent.kind === 'section' ? 'in' : 'tied'];
    const fresh = { kind: 'topic', text, relation, ties: [], children: [], line: 0 };
    if (key !== undefined && isFill) fresh.class = key;
    const at = parent.children.findIndex(({ kind }) => kind === 'section' || kind === 'stage');
    parent.children.splice(at < 0 ? parent.children.length : at, 0, fresh);
    return true;
  },
  tie(entry, { all, outline }, random) {
    const to = pick(all, random);
    const isThere = tiesOf(outline).some((t) => (t.from === entry && t.to === to) || (t.from === to && t.to === entry));
    if (to === entry || isThere || [entry, to].some(({ kind }) => kind === 'note')) return false;
    entry.ties.push({ to, direction: pick(['forward', 'none'], random) });
    return true;
  },
  untie(entry) {
    if (entry.ties.length === 0) return false;
    entry.ties.pop();
    return true;
  },
  turn(entry) {
    const [tie] = entry.ties;
    if (!tie) return false;
    tie.direction = tie.direction === 'both' ? 'forward' : 'both';
    return true;
  },
  move(entry, { all, parents, outline }, random) {
    const to = pick(
      all.filter(({ kind, relation }) => kind === 'section' && relation !== 'beside'),
      random,
    );
    const from = parents.get(entry);
    const isFree = entry.children.length === 0 && entry.kind === 'topic' && entry.relation === 'in';
    if (!to || to === from || !isFree || outline.title === from) return false;
    from.children.splice(from.children.indexOf(entry), 1);
    to.children.unshift(entry);
    return true;
  },
};

/** A copy of an outline with one random edit, of a kind that applies. */
function edited(text, random) {
  for (;;) {
    const outline = readOutline(text).mockups[0];
    const all = [...descendants(outline.title)];
    const parents = new Map([outline.title, ...all].flatMap((p) => p.children.map((child) => [child, p])));
    const isNamed = (entry) => all.some(({ ties }) => ties.some(({ to }) => to === entry));
    const drawn = all.filter(({ kind }) => kind !== 'note');
    const kind = pick(Object.keys(EDITS), random);
    const entry = pick(drawn, random);
    if (!entry) return undefined;
    const before = entry.text;
    if (EDITS[kind](entry, { outline, all: drawn, parents, isNamed }, random)) return { outline, kind, of: before };
  }
}

/** Every control by its path. */
function controlsOf(controls, parent) {
  return controls.flatMap((one) => {
    const path = childPath(parent, one.id);
    return [[path, one], ...controlsOf(one.children, path)];
  });
}

/** Controls that stand elsewhere or look otherwise: those of which the outline says something else do not count. */
function strayed(before, after, edit, now) {
  const [old, next] = [new Map(controlsOf(before.mockups[0].controls)), new Map(controlsOf(after.mockups[0].controls))];
  const plain = ({ zOrder: _z, children: _c, ...rest }) =>
    JSON.stringify(rest, (_k, v) => (v instanceof Map ? [...v] : v));
  const changed = [...old].filter(([path, one]) => next.has(path) && plain(next.get(path)) !== plain(one));
  const own = new Set([...now.paths].flatMap(([entry, path]) => (entry.text === edit.of ? [path] : [])));
  const holds = (path) => {
    const element = now.elements.get(path);
    return element?.kind === 'container' || element?.control.typeID === '__group__';
  };
  const isPart = (path) => own.has(now.elements.get(path)?.of?.to) || [...own].some((p) => p.startsWith(`${path}:`));
  const isTie = (path) => ['turn', 'untie', 'tie'].includes(edit.kind) && now.elements.get(path)?.kind === 'edge';
  return changed.flatMap(([path]) => (own.has(path) || isPart(path) || holds(path) || isTie(path) ? [] : [path]));
}

const drawings = [];
let notSame = 0;
for (const file of files) {
  const project = await readProject(readFileSync(file), {});
  const [mockup] = project.mockups;
  const { diagram } = startDrawing(project, mockup, resources);
  if (project.mockups.length !== 1 || !isOutline(diagram)) continue;
  const text = writeOutline({ mockups: [outlineOf(diagram).outline] });
  const same = await applyOutline(project, project.mockups, readOutline(text), resources);
  if (same.project !== project || same.left.length > 0) {
    notSame++;
    if (show) console.log(`${file}: not the same without an edit`);
  }
  drawings.push({ file, project, diagram, text });
}
const share = drawings.length === 0 ? 0 : Math.ceil(wanted / drawings.length);
const counts = new Map(Object.keys(EDITS).map((kind) => [kind, { all: 0, right: 0, told: 0, wrong: 0 }]));
let done = 0;
for (const [i, { file, project, diagram, text }] of drawings.entries()) {
  const random = randomFrom(seed * 1_000_003 + i);
  const now = { ...outlineOf(diagram), elements: diagram.byPath };
  for (let n = 0; n < share && done < wanted; n++) {
    const edit = edited(text, random);
    if (!edit) break;
    done++;
    const count = counts.get(edit.kind);
    count.all++;
    const next = writeOutline({ mockups: [edit.outline] });
    try {
      const outline = readOutline(next);
      const { project: after, left } = await applyOutline(project, project.mockups, outline, resources);
      const [want, is] = [said(outline.mockups[0]), said(outlineIn(after).outline)];
      const [missing, extra] = [want.filter(notIn(is)), is.filter(notIn(want))];
      const stray = strayed(project, after, edit, now);
      const isRight = missing.length + extra.length + stray.length === 0;
      if (isRight) count.right++;
      else if (left.length > 0) count.told++;
      else count.wrong++;
      if (show && !isRight) {
        console.log(`${left.length > 0 ? 'told' : 'WRONG'} ${file.split('/').slice(-2)[0]}: ${edit.kind} "${edit.of}"`);
        for (const one of left) console.log(`  left: ${one}`);
        for (const one of missing) console.log(`  missing: ${one}`);
        for (const one of extra) console.log(`  extra: ${one}`);
        if (stray.length > 0) console.log(`  strayed: ${stray.join(', ')}`);
      }
    } catch (error) {
      count.wrong++;
      console.log(`${file}: ${edit.kind} "${edit.of}": ${show ? error.stack : error.message}`);
    }
  }
}

/** Of equal facts as many must be there. */
function notIn(list) {
  const left = new Map();
  for (const one of list) left.set(one, (left.get(one) ?? 0) + 1);
  return (one) => {
    const n = left.get(one) ?? 0;
    left.set(one, n - 1);
    return n <= 0;
  };
}

console.log(`drawings ${drawings.length}, of which changed without an edit ${notSame}; edits ${done}, seed ${seed}`);
console.log('| edit | | the edit and nothing else | not done, and said so | wrong |\n|---|---|---|---|---|');
for (const [kind, { all, right, told, wrong }] of counts)
  console.log(`| ${kind} | ${all} | ${right} | ${told} | ${wrong} |`);
