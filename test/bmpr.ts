import initSqlJs from 'sql.js';

/** A resource of a BMPR as it is stored; what is absent is left out of the attributes. */
export interface StoredResource {
  readonly id: string;
  readonly branch?: string;
  readonly attributes?: object | string;
  readonly data?: object | string | null;
}

export interface StoredProject {
  readonly info?: Record<string, string>;
  readonly branches?: Record<string, object | string>;
  readonly resources?: readonly StoredResource[];
  readonly thumbnails?: Record<string, object>;
  readonly users?: Record<string, object>;
  readonly comments?: readonly { id: string; branch: string; resource: string; data: string; user: string }[];
  /** Statements to run last. */
  readonly more?: readonly string[];
  readonly encoding?: 'UTF-8' | 'UTF-16le';
}

const json = (value: object | string | null) =>
  value === null || typeof value === 'string' ? value : JSON.stringify(value);

/** A database with the tables that are given, as Balsamiq makes them: a BMPR of schema 1 has no users and comments. */
export async function buildBmpr(project: StoredProject): Promise<Uint8Array> {
  const sqlite = await initSqlJs();
  const db = new sqlite.Database();
  db.run(`PRAGMA encoding = '${project.encoding ?? 'UTF-8'}'`);
  if (project.info) {
    db.run('CREATE TABLE INFO (NAME TEXT PRIMARY KEY, VALUE TEXT)');
    for (const row of Object.entries(project.info)) db.run('INSERT INTO INFO VALUES (?, ?)', row);
  }
  if (project.branches) {
    db.run('CREATE TABLE BRANCHES (ID TEXT PRIMARY KEY, ATTRIBUTES TEXT)');
    for (const [id, a] of Object.entries(project.branches)) db.run('INSERT INTO BRANCHES VALUES (?, ?)', [id, json(a)]);
  }
  if (project.resources) {
    db.run('CREATE TABLE RESOURCES (ID TEXT, BRANCHID TEXT, ATTRIBUTES TEXT, DATA TEXT, PRIMARY KEY (ID, BRANCHID))');
    for (const { id, branch, attributes, data } of project.resources) {
      const row = [id, branch ?? 'Master', json(attributes ?? {}), json(data ?? null)];
      db.run('INSERT INTO RESOURCES VALUES (?, ?, ?, ?)', row);
    }
  }
  if (project.thumbnails) {
    db.run('CREATE TABLE THUMBNAILS (ID TEXT PRIMARY KEY, ATTRIBUTES TEXT)');
    for (const [id, a] of Object.entries(project.thumbnails)) {
      db.run('INSERT INTO THUMBNAILS VALUES (?, ?)', [id, json(a)]);
    }
  }
  if (project.users) {
    db.run('CREATE TABLE USERS (ID TEXT PRIMARY KEY, ATTRIBUTES TEXT)');
    for (const [id, a] of Object.entries(project.users)) db.run('INSERT INTO USERS VALUES (?, ?)', [id, json(a)]);
  }
  if (project.comments) {
    db.run('CREATE TABLE COMMENTS (ID TEXT, BRANCHID TEXT, RESOURCEID TEXT, DATA TEXT, USERID TEXT, ATTRIBUTES TEXT)');
    for (const { id, branch, resource, data, user } of project.comments) {
      db.run('INSERT INTO COMMENTS VALUES (?, ?, ?, ?, ?, ?)', [id, branch, resource, data, user, '{}']);
    }
  }
  for (const statement of project.more ?? []) db.run(statement);
  const bytes = db.export();
  db.close();
  return bytes;
}

/** A control as Balsamiq stores it. */
export const storedLabel = (id: number, text: string, more: object = {}) => ({
  ...{ ID: String(id), typeID: 'Label', zOrder: String(id), x: '10', y: String(10 + id * 30) },
  ...{ measuredW: '60', measuredH: '21', properties: { text } },
  ...more,
});

/** The data of a mockup with these controls. */
export const storedMockup = (...control: object[]) => ({
  mockup: {
    controls: control.length === 0 ? {} : { control },
    ...{ measuredW: '100', measuredH: '100', mockupW: '90', mockupH: '90', version: '1.0' },
  },
});

export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
