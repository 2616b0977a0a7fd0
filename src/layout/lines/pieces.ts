import type { ArrowGeometry } from '../../graph/arrow.ts';
import { between, distance, type Point, rounded } from '../../model/geometry.ts';

/** The point of the line at a share, from 0 to 1, of its way. */
export function pointOn({ from, to, control, shape }: ArrowGeometry, share: number): Point {
  if (shape === 'straight') return between(from, to, share);
  if (shape === 'curve') return between(between(from, control, share), between(control, to, share), share);
  const turn = turnOf({ from, to, control });
  if (turn === 0 || share > turn) return between(control, to, turn === 1 ? 0 : (share - turn) / (1 - turn));
  return between(from, control, share / turn);
}

/**
 * The part of the line from one share of its way to another. It runs where the line does and is, like that, a line with one
 * bend at most; its ends are whole numbers.
 */
export function pieceOf(line: ArrowGeometry, start: number, end: number): ArrowGeometry {
  const [from, to] = [rounded(pointOn(line, start)), rounded(pointOn(line, end))];
  const straight: ArrowGeometry = { from, to, control: between(from, to, 0.5), shape: 'straight' };
  if (line.shape === 'straight') return straight;
  if (line.shape === 'elbow') {
    const turn = turnOf(line);
    return start < turn && turn < end ? { from, to, control: line.control, shape: 'elbow' } : straight;
  }
  const ahead = between(line.from, line.control, start);
  const control = between(ahead, between(line.control, line.to, start), end);
  return { from, to, control, shape: 'curve' };
}

/** The line from its other end. */
export function turned(line: ArrowGeometry): ArrowGeometry {
  return { ...line, from: line.to, to: line.from };
}

/** The share of the way at which a line with a corner turns. */
function turnOf({ from, to, control }: Pick<ArrowGeometry, 'from' | 'to' | 'control'>): number {
  const [first, second] = [distance(from, control), distance(control, to)];
  return first + second === 0 ? 0 : first / (first + second);
}
