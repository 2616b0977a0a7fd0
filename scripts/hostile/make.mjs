// What hostile inputs are made of: controls as Balsamiq stores them, databases, and cases with what must become of them.
import initSqlJs from 'sql.js';

/** A control as Balsamiq stores it. */
export const control = (id, typeID, more = {}) => ({
  ...{ ID: String(id), typeID, zOrder: String(id), x: '0', y: '0', w: '60', h: '20', measuredW: '60', measuredH: '20' },
  ...more,
});
export const group = (id, children, more = {}) =>
  control(id, '__group__', { ...more, children: { controls: { control: children } } });
export const stored = (controls) => ({
  mockup: { controls: { control: controls }, measuredW: '100', measuredH: '100', mockupW: '100', mockupH: '100' },
});
export const json = (controls) => JSON.stringify(stored(controls));
export const times = (count, make) => Array.from({ length: count }, (_, i) => make(i));

/** A BMPR; `resources` are [ID, attributes, data]. */
export async function bmpr(resources, { more = [], schema = '2.0', export: finish = (bytes) => bytes } = {}) {
  const sqlite = await initSqlJs();
  const db = new sqlite.Database();
  db.run(
    'CREATE TABLE INFO (NAME TEXT PRIMARY KEY, VALUE TEXT); CREATE TABLE BRANCHES (ID TEXT PRIMARY KEY, ATTRIBUTES TEXT)',
  );
  db.run('INSERT INTO INFO VALUES (?, ?)', ['SchemaVersion', schema]);
  db.run(`INSERT INTO BRANCHES VALUES ('Master', '{}')`);
  db.run('CREATE TABLE RESOURCES (ID TEXT, BRANCHID TEXT, ATTRIBUTES TEXT, DATA TEXT, PRIMARY KEY (ID, BRANCHID))');
  db.run('BEGIN');
  for (const [id, attributes, data] of resources) {
    db.run('INSERT INTO RESOURCES VALUES (?, ?, ?, ?)', [id, 'Master', JSON.stringify(attributes), data]);
  }
  db.run('COMMIT');
  for (const statement of more) db.run(statement);
  const bytes = finish(db.export());
  db.close();
  return bytes;
}

export const label = (i, text, more = {}) => control(i, 'Label', { properties: { text }, ...more });

export function refused(name, says, make) {
  return { name, expected: 'refused', says, make };
}

export function drawn(name, make) {
  return { name, expected: 'drawn', make };
}

/** Refused or drawn, whichever the limits say. */
export function whatever(name, make) {
  return { name, expected: 'either', make };
}
