// Writes the published JSON Schemas from the code that validates. Run it after "npm run build"; a test tells when they drift.
import { mkdirSync, writeFileSync } from 'node:fs';
import { diffJsonSchema } from '../../build/diff/tell/schema.js';
import { graphJsonSchema } from '../../build/graph/export/document.js';
import { configJsonSchema } from '../../build/images/config-schema.js';
import { reportJsonSchema } from '../../build/images/report/schema.js';
import { mockupJsonSchema } from '../../build/read/json/schema.js';

mkdirSync('schema', { recursive: true });
for (const [name, schema] of [
  ['balsa.config', configJsonSchema()],
  ['check', reportJsonSchema()],
  ['diff', diffJsonSchema()],
  ['graph', graphJsonSchema()],
  ['mockup', mockupJsonSchema()],
]) {
  writeFileSync(`schema/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
}
