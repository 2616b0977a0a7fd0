// Reads the mockups of a corpus with their exports, for measuring lines on them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import initSqlJs from 'sql.js';

/** Every pair whose set and ID match, with its controls in absolute coordinates and the pixels of its export. */
export async function* exports(corpus, pattern) {
  const pairs = JSON.parse(readFileSync(join(corpus, 'pairs.json'), 'utf8'));
  const sql = await initSqlJs();
  for (const pair of pairs) {
    if (!/\.(json|bmpr)$/.test(pair.input) || !pattern.test(`${pair.set} ${pair.id}`)) continue;
    const bytes = readFileSync(join(corpus, pair.input));
    const isProject = pair.input.endsWith('.bmpr');
    const mockup = isProject ? mockupIn(new sql.Database(bytes), pair.mockup) : mockupOf(bytes.toString(), pair.mockup);
    if (!mockup) continue;
    const controls = flatten(mockup.controls?.control, 0, 0);
    const { data, info } = await sharp(join(corpus, pair.expected))
      .flatten({ background: '#ffffff' })
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const origin = originOf(controls);
    yield { pair, controls, picture: { data, width: info.width, height: info.height, scale: pair.scale, origin } };
  }
}

function mockupOf(text, id) {
  const file = JSON.parse(text);
  if (file.mockup) return file.mockup;
  const mockups = (file.mockups ?? []).map((entry) => entry.mockup);
  return mockups.find((mockup) => id === null || mockup.resourceID === id) ?? mockups[0];
}

function mockupIn(database, id) {
  const rows = database.exec('select DATA from RESOURCES where ID = ?', [id])[0]?.values ?? [];
  database.close();
  return rows.length === 0 ? undefined : JSON.parse(rows[0][0]).mockup;
}

function flatten(controls, dx, dy) {
  return [controls ?? []].flat().flatMap((control) => {
    const x = Number(control.x) + dx;
    const y = Number(control.y) + dy;
    return [{ ...control, x, y }, ...flatten(control.children?.controls.control, x, y)];
  });
}

/** Left top of the export: the controls', moved out to whole units by the strokes of arrows (half of 4 units). */
function originOf(controls) {
  const origin = { x: Infinity, y: Infinity };
  for (const control of controls) {
    const curve = curveOf(control);
    origin.x = Math.min(origin.x, control.x, curve ? control.x + curve.left - 2 : Infinity);
    origin.y = Math.min(origin.y, control.y, curve ? control.y + curve.top - 2 : Infinity);
  }
  return { x: Math.floor(origin.x), y: Math.floor(origin.y) };
}

/** The stored curve of an arrow, and the left and top of its bounding box relative to the control. */
export function curveOf({ typeID, properties }) {
  if (typeID !== 'Arrow' || !properties?.p0 || !properties.p2) return undefined;
  const { p0, p1 = { x: 0.5, y: 0 }, p2 } = properties;
  const d = { x: p2.x - p0.x, y: p2.y - p0.y };
  const middle = { x: p0.x + p1.x * d.x + p1.y * d.y, y: p0.y + p1.x * d.y - p1.y * d.x };
  const control = { x: 2 * middle.x - (p0.x + p2.x) / 2, y: 2 * middle.y - (p0.y + p2.y) / 2 };
  return { p0, p2, control, left: least(p0.x, control.x, p2.x), top: least(p0.y, control.y, p2.y) };
}

function least(a, b, c) {
  const t = (a - b) / (a - 2 * b + c);
  const ends = Math.min(a, c);
  return t > 0 && t < 1 ? Math.min(ends, (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t * t * c) : ends;
}

/** The red, green and blue parts of a stored colour. */
export function channels(colour) {
  const n = Number(colour ?? 0);
  return [(n >> 16) & 255, (n >> 8) & 255, n & 255];
}

/**
 * Reads how much of a point (drawing units, absolute) ink of one colour covers on white, 0 to 1; `undefined` where
 * something else shows.
 */
export function coverage({ data, width, height, scale, origin }, colour) {
  const ink = channels(colour).map((c) => 255 - c);
  const power = ink.reduce((sum, c) => sum + c * c, 0);
  return (x, y) => {
    const fx = (x - origin.x) * scale - 0.5;
    const fy = (y - origin.y) * scale - 0.5;
    const left = Math.floor(fx);
    const top = Math.floor(fy);
    let total = 0;
    for (const [dx, dy] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ]) {
      const px = left + dx;
      const py = top + dy;
      if (px < 0 || py < 0 || px >= width || py >= height) return undefined;
      const at = (py * width + px) * 3;
      const dark = [0, 1, 2].map((i) => 255 - data[at + i]);
      const share = dark.reduce((sum, c, i) => sum + c * ink[i], 0) / power;
      if (dark.some((c, i) => Math.abs(c - share * ink[i]) > 20)) return undefined;
      total += share * (dx ? fx - left : 1 - fx + left) * (dy ? fy - top : 1 - fy + top);
    }
    return total;
  };
}
