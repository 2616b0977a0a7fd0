/** Where the first row of a scrawled block starts, and how far apart rows are; drawing units, measured in both skins. */
const TOP = 3;
const PITCH = 15.8;

/** The tops of the rows of a scrawled block that fit its height, each row `rowHeight` high; drawing units. */
export function* scribbleRows(height: number, rowHeight: number): Generator<number> {
  for (let top = TOP; top + rowHeight <= height; top += PITCH) yield top;
}
