import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ArrowGeometry, arrowPoints } from '../../src/graph/arrow.ts';
import type { Diagram } from '../../src/graph/diagram.ts';
import { candidatesFor } from '../../src/layout/lines/candidates.ts';
import { placedLine, runsThrough } from '../../src/layout/lines/course.ts';
import { placeLabels } from '../../src/layout/lines/labels.ts';
import { crossings, sharedLength } from '../../src/layout/lines/meet.ts';
import { pieceOf, pointOn } from '../../src/layout/lines/pieces.ts';
import { portsOf } from '../../src/layout/lines/ports.ts';
import { couldRun, routeEdge } from '../../src/layout/lines/route.ts';
import { routeEdges } from '../../src/layout/lines/routes.ts';
import { distance, overlaps, type Rect, rect } from '../../src/model/geometry.ts';
import { BoxIndex } from '../../src/model/indices/box-index.ts';
import { box, diagramOf, line } from '../graph/draw.ts';

const open = { obstacles: new BoxIndex<{ readonly bounds: Rect }>([]), lines: [] };
const boundsIn = ({ elements }: Diagram) =>
  new Map(elements.flatMap(({ path, kind, bounds }) => (bounds && kind !== 'edge' ? [[path, bounds] as const] : [])));
const routesIn = (diagram: Diagram, style: 'curve' | 'straight' | 'orthogonal') =>
  routeEdges(diagram, boundsIn(diagram), { style, keeps: false, homeOf: () => undefined });
const pointsOf = (line: ArrowGeometry | undefined) => (line ? arrowPoints(line) : []);

describe('ports', () => {
  it('lie on the border of the box, at whole numbers', () => {
    const side = fc.integer({ min: 1, max: 600 });
    const at = fc.integer({ min: -1000, max: 1000 });
    const boxes = fc.tuple(at, at, side, side).map(([x, y, w, h]) => rect(x, y, w, h));
    fc.assert(
      fc.property(boxes, boxes, fc.constantFrom('curve', 'straight', 'orthogonal'), (a, b, style) => {
        for (const { at: p } of portsOf(a, b, style)) {
          const onX = (p.x === a.x || p.x === a.x + a.width) && p.y >= a.y && p.y <= a.y + a.height;
          const onY = (p.y === a.y || p.y === a.y + a.height) && p.x >= a.x && p.x <= a.x + a.width;
          expect(onX || onY).toBe(true);
          expect([p.x, p.y].every(Number.isInteger)).toBe(true);
        }
      }),
    );
  });

  it('lead an upright line between boxes of which one stands over a part of the other', () => {
    const { from, to, shape } = routeEdge(rect(0, 0, 300, 30), rect(200, 100, 80, 30), open, 'curve');
    expect({ from, to, shape }).toEqual({ from: { x: 240, y: 30 }, to: { x: 240, y: 100 }, shape: 'straight' });
  });
});

describe('lines', () => {
  it('share the length along which they lie on one another, not where they cross', () => {
    const level = (x1: number, x2: number, y: number) => [
      { x: x1, y },
      { x: x2, y },
    ];
    expect(sharedLength(level(0, 100, 0), level(40, 300, 1))).toBe(60);
    expect(sharedLength(level(0, 100, 0), level(0, 100, 5))).toBe(0);
    expect(
      sharedLength(level(0, 100, 0), [
        { x: 50, y: -50 },
        { x: 50, y: 50 },
      ]),
    ).toBeCloseTo(4);
  });

  it('of a fan with something between its leaves lie apart and do not cross', () => {
    const leaves = [0, 1, 2].map((i) => box(`l${i}`, 600, 40 + i * 40));
    const diagram = diagramOf([
      ...leaves.map((_, i) => line(`t${i}`, [120, 95], [600, 55 + i * 40], { to: false })),
      box('root', 0, 80, 'Root'),
      ...leaves,
      box('over', 400, 30, 'Over'),
      box('under', 400, 140, 'Under'),
    ]);
    const routes = [...routesIn(diagram, 'curve').values()].map(pointsOf);
    expect(routes).toHaveLength(3);
    routes.forEach((a, i) => {
      for (const b of routes.slice(i + 1)) {
        expect(sharedLength(a, b)).toBeLessThan(30);
        expect(crossings(a, b)).toBe(0);
      }
    });
  });

  it('with corners of one node turn apart, and leave away from it', () => {
    const diagram = diagramOf([
      ...[0, 1, 2].map((i) => line(`t${i}`, [180, 30], [400, 115 + i * 80], { to: false })),
      box('root', 60, 0, 'Root'),
      ...[0, 1, 2].map((i) => box(`l${i}`, 400, 100 + i * 80)),
    ]);
    const routes = [...routesIn(diagram, 'orthogonal').values()];
    expect(routes.map(({ shape }) => shape)).toEqual(['elbow', 'elbow', 'elbow']);
    const routed = routes.map((route) => arrowPoints(route));
    for (const [start, turn] of routed) {
      if (!start || !turn) throw new Error('no corner');
      expect(start.x === 180 ? turn.x > 180 : start.y === 30 && turn.y > 30).toBe(true);
    }
    routed.forEach((a, i) => {
      for (const b of routed.slice(i + 1)) expect(sharedLength(a, b)).toBeLessThan(30);
    });
  });

  it('do not depend on what is far away', () => {
    const near = [
      line('t', [60, 15], [460, 215]),
      box('a', 0, 0, 'A'),
      box('b', 400, 200, 'B'),
      box('c', 220, 90, 'C'),
    ];
    const far = [line('u', [5060, 15], [5460, 15]), box('d', 5000, 0, 'D'), box('e', 5400, 0, 'E')];
    const [alone, both] = [routesIn(diagramOf(near), 'curve'), routesIn(diagramOf([...near, ...far]), 'curve')];
    expect(alone.get('t')).toBeDefined();
    expect(both.get('t')).toEqual(alone.get('t'));
  });

  it('drawn on one another between the same nodes stay so', () => {
    const diagram = diagramOf([
      line('t', [60, 15], [460, 15]),
      line('u', [60, 15], [460, 15]),
      box('a', 0, 0, 'A'),
      box('b', 400, 0, 'B'),
    ]);
    const routes = routesIn(diagram, 'curve');
    expect(routes.get('u')).toBeDefined();
    expect(routes.get('u')).toEqual(routes.get('t'));
  });

  it('of an author who draws straight ones bend only where something is in the way', () => {
    const scene = { ...open, straight: true };
    const [a, b] = [rect(0, 0, 100, 30), rect(400, 0, 100, 30)];
    expect(routeEdge(a, b, scene, 'curve').shape).toBe('straight');
    const obstacles = new BoxIndex([{ bounds: rect(200, -20, 100, 70) }]);
    const around = routeEdge(a, b, { ...scene, obstacles }, 'curve');
    expect(around.shape).toBe('curve');
    expect(runsThrough(arrowPoints(around), rect(200, -20, 100, 70))).toBe(false);
  });
});

describe('the ways that a line could take', () => {
  const at = fc.integer({ min: -400, max: 400 });
  const side = fc.integer({ min: 1, max: 200 });
  const boxes = fc.tuple(at, at, side, side).map(([x, y, w, h]) => rect(x, y, w, h));

  it('come in the order of what they cost at least, none twice, those between all ports', () => {
    const styles = fc.constantFrom('curve', 'straight', 'orthogonal');
    fc.assert(
      fc.property(boxes, boxes, styles, fc.boolean(), (a, b, style, isBeneath) => {
        const ways = [...candidatesFor(a, b, { style, isBeneath, isStraight: false })];
        const costs = ways.map(({ least }) => least);
        expect(costs).toEqual([...costs].sort((p, q) => p - q));
        expect(new Set(ways.map(({ line }) => line)).size).toBe(ways.length);
        const straight = ways.filter(({ line }) => line.shape === 'straight');
        expect(straight.length).toBe(portsOf(a, b, style).length * portsOf(b, a, style).length);
      }),
    );
  });
});

describe('what could have been led', () => {
  const at = fc.integer({ min: -400, max: 400 });
  const side = fc.integer({ min: 1, max: 200 });
  const boxes = fc.tuple(at, at, side, side).map(([x, y, w, h]) => rect(x, y, w, h));
  const styles = fc.constantFrom('curve', 'straight', 'orthogonal');

  it('is every line that is led, whatever is around it, and however little may be looked at', () => {
    fc.assert(
      fc.property(boxes, boxes, fc.array(boxes, { maxLength: 6 }), styles, fc.nat(60), (a, b, others, style, left) => {
        const obstacles = new BoxIndex(others.map((bounds) => ({ bounds })));
        const scene = { ...open, obstacles, beneath: others.slice(0, 1), effort: { left, simple: 0 } };
        expect(couldRun(routeEdge(a, b, scene, style), a, b, style, others.length > 0)).toBe(true);
      }),
    );
  });

  it('is no line that starts or bends elsewhere', () => {
    const [a, b] = [rect(0, 0, 100, 40), rect(300, 200, 100, 40)];
    const line = routeEdge(a, b, open, 'curve');
    expect(couldRun({ ...line, from: { x: 50, y: 20 } }, a, b, 'curve', false)).toBe(false);
    expect(couldRun({ ...line, control: { x: -200, y: 20 } }, a, b, 'curve', false)).toBe(false);
  });
});

describe('pieces of a line', () => {
  const lines: readonly ArrowGeometry[] = [
    { from: { x: 0, y: 0 }, to: { x: 400, y: 200 }, control: { x: 200, y: 100 }, shape: 'straight' },
    { from: { x: 0, y: 0 }, to: { x: 400, y: 200 }, control: { x: 400, y: 0 }, shape: 'curve' },
    { from: { x: 0, y: 0 }, to: { x: 400, y: 200 }, control: { x: 400, y: 0 }, shape: 'elbow' },
  ];

  it.each(lines)('run where the $shape runs and meet at their ends', (whole) => {
    const pieces = [pieceOf(whole, 0, 0.3), pieceOf(whole, 0.3, 0.8), pieceOf(whole, 0.8, 1)];
    expect(pieces[0]?.from).toEqual(whole.from);
    expect(pieces[2]?.to).toEqual(whole.to);
    expect(pieces[0]?.to).toEqual(pieces[1]?.from);
    expect(pieces[1]?.to).toEqual(pieces[2]?.from);
    const on = Array.from({ length: 2001 }, (_, i) => pointOn(whole, i / 2000));
    for (const p of pieces.flatMap(pointsOf)) {
      expect(Math.min(...on.map((q) => distance(p, q)))).toBeLessThan(1.5);
    }
  });
});

describe('texts of lines', () => {
  const label = { ID: 'text', typeID: 'Label', x: 270, y: 70, w: 60, h: 20, properties: { text: 'yes' } };
  const drawn = [line('t', [120, 95], [480, 95]), box('a', 0, 80, 'A'), box('b', 480, 80, 'B'), label];
  const place = (more: Parameters<typeof diagramOf>[0], shift = 0) => {
    const diagram = diagramOf([...drawn, ...more]);
    expect(diagram.elements.find(({ path }) => path === 'text')).toMatchObject({ kind: 'mark', of: { to: 't' } });
    const bounds = new Map([...boundsIn(diagram)].map(([path, r]) => [path, { ...r, y: r.y + shift }]));
    const routes = routeEdges(diagram, bounds, { style: 'curve', keeps: false, homeOf: () => undefined });
    return { at: placeLabels(diagram, bounds, routes).get('text'), routes, bounds };
  };

  it('stay where they stood beside them', () => {
    expect(place([]).at).toMatchObject({ x: 270, y: 70 });
    expect(place([], 300).at).toMatchObject({ x: 270, y: 370 });
  });

  it('go along the line, or to its other side, where they would lie over a node', () => {
    const { at, routes, bounds } = place([box('c', 260, 50, 'C', { w: 80, h: 30 })]);
    expect(at && overlaps(at, bounds.get('c') ?? at)).toBe(false);
    const own = routes.get('t');
    expect(at && own && runsThrough(arrowPoints(own), at)).toBe(false);
    expect(at && own && Math.abs(at.y + at.height / 2 - own.from.y)).toBeLessThan(30);
  });

  it('are gone around by other lines', () => {
    const { at, routes } = place([
      line('u', [300, -10], [300, 215]),
      box('up', 240, -40, 'Up'),
      box('down', 240, 215, 'Down'),
    ]);
    const other = routes.get('u');
    expect(at && other && runsThrough(placedLine(other).points, at)).toBe(false);
  });
});
