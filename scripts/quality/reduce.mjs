// Reduces a drawing to its graph: a mockup as a contributor without Balsamiq would write it, with names, classes, what holds
// what and what is tied to what, and no place and no size.
import { cardOf } from '../../build/model/cards.js';

/** Boxes of more lines than one are written as boxes that break their text. */
const LINE = 1.7;
/** Letters of what a section is called; longer texts are sentences. */
const TITLE = 32;
/** A text no farther above a thing heads it; drawing units. */
const NEAR = 40;

/** @returns the controls of a mockup in JSON, in reading order, and the node of the drawing that each stands for */
export function reduced(diagram, measure) {
  const legend = new Set(diagram.legends.flatMap(({ members }) => members));
  const isIn = (path, set) => [...set].some((one) => path === one || path.startsWith(`${one}:`));
  const isText = (e) => e?.bounds && e.title !== undefined && cardOf(e.control).role === 'text';
  const nodes = diagram.order.filter((path) => !isIn(path, legend) && path !== diagram.backdrop);
  const texts = diagram.elements.filter(
    (e) =>
      e.kind === 'mark' && isText(e) && !legend.has(e.path) && (!e.of || isLongTitle(e, diagram.byPath.get(e.of.to))),
  );
  const known = new Set(inOrder(nodes, texts, diagram));
  const holders = new Set();
  const parentOf = (path) => {
    for (let at = diagram.byPath.get(path)?.parent; at !== undefined; at = diagram.byPath.get(at)?.parent) {
      if (known.has(at)) return at;
    }
    return undefined;
  };
  const titled = (path) => diagram.byPath.get(path)?.title !== undefined;
  const tied = new Set(diagram.connections.flatMap(({ from, to }) => [from, to]));
  for (const path of known) if (parentOf(path) !== undefined) holders.add(parentOf(path));
  // What has no words, holds nothing and is tied to nothing is no part of the graph.
  const kept = [...known].filter((path) => titled(path) || holders.has(path) || tied.has(path));
  const ids = new Map(kept.map((path, i) => [path, `n${i}`]));
  const controls = kept.map((path) => ({
    ID: ids.get(path),
    ...written(diagram.byPath.get(path), holders.has(path), measure),
    ...within(ids.get(parentOf(path))),
  }));
  diagram.legends.forEach(({ title, entries }, i) => {
    controls.push({
      ID: `l${i}`,
      typeID: 'FieldSet',
      properties: { text: /legend/i.test(title ?? '') ? title : 'Legend' },
    });
    entries.forEach(({ sample, meaning }, j) => {
      const { color } = diagram.byPath.get(sample)?.control.properties ?? {};
      controls.push({
        ID: `l${i}e${j}`,
        typeID: 'TextInput',
        properties: { text: meaning, ...colour(color) },
        ...within(`l${i}`),
      });
    });
  });
  const pairs = new Set();
  diagram.connections.forEach(({ from, to, direction, edges }, i) => {
    const [a, b] = [ids.get(from), ids.get(to)];
    const key = [a, b].sort().join(' ');
    if (!a || !b || a === b || pairs.has(key) || isAbove(from, to, parentOf) || isAbove(to, from, parentOf)) return;
    pairs.add(key);
    const { stroke, color } = diagram.byPath.get(edges[0])?.control.properties ?? {};
    const properties = {
      leftArrow: String(direction === 'both'),
      rightArrow: String(direction !== 'none'),
      ...(stroke ? { stroke } : {}),
      ...colour(color),
    };
    controls.push({ ID: `a${i}`, typeID: 'Arrow', balsa: { from: a, to: b }, properties });
  });
  return controls;
}

/** A text in a box without one, longer than a section would be called: that section has no title, and holds the text. */
function isLongTitle({ title }, of) {
  return of?.kind === 'container' && (of.control.properties.text ?? '') === '' && title.length > TITLE;
}

/** The nodes in reading order, each text before the thing that stands beneath it. */
function inOrder(nodes, texts, diagram) {
  const order = [...nodes];
  for (const text of texts) {
    const beneath = nodes
      .map((path) => diagram.byPath.get(path))
      .filter(({ path, bounds }) => bounds && !text.path.startsWith(`${path}:`) && isUnder(bounds, text.bounds))
      .sort((a, b) => a.bounds.y - b.bounds.y)[0];
    const at = beneath === undefined ? order.length : order.indexOf(beneath.path);
    order.splice(at, 0, text.path);
  }
  return order;
}

const isUnder = (lower, upper) =>
  lower.y >= upper.y + upper.height - 4 &&
  lower.y <= upper.y + upper.height + NEAR &&
  lower.x < upper.x + upper.width &&
  upper.x < lower.x + lower.width;

const within = (parent) => (parent === undefined ? {} : { balsa: { in: parent } });
const colour = (color) => (color === undefined ? {} : { color: String(color) });

function isAbove(outer, inner, parentOf) {
  for (let at = parentOf(inner); at !== undefined; at = parentOf(at)) if (at === outer) return true;
  return false;
}

function written(element, holds, measure) {
  const { control, title = '', kind, bounds } = element;
  const { size, color, bold, icon } = control.properties;
  const look = { ...(size ? { size: String(size) } : {}), ...colour(color) };
  if (holds) {
    const isOwn = (control.properties.text ?? '') !== '' || title.length <= TITLE;
    return { typeID: 'FieldSet', properties: { text: isOwn ? title : '' } };
  }
  if (kind === 'mark' || cardOf(control).role === 'text') {
    return { typeID: control.typeID, properties: { text: title, ...look, ...(bold ? { bold: 'true' } : {}) } };
  }
  if (title === '')
    return {
      typeID: 'Icon',
      properties: { icon: { ID: icon?.id ?? icon?.ID ?? 'circle', size: 'large' }, ...colour(color) },
    };
  const line = measure({
    ...control,
    typeID: 'TextInput',
    w: undefined,
    h: undefined,
    children: [],
    properties: { text: title, size },
  });
  const isLong = bounds && (bounds.height > line.height * LINE || line.width > 320) && title.length > 24;
  return { typeID: isLong ? 'TextArea' : 'TextInput', properties: { text: title, align: 'center', ...look } };
}
