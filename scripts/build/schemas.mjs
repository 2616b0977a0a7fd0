// Writes the published JSON Schemas from the code that validates. Run it after "npm run build"; a test tells when they drift.
import { mkdirSync, writeFileSync } from 'node:fs';
import { diffJsonSchema } from '../../dist/diff/tell/schema.js';
import { graphJsonSchema } from '../../dist/graph/export/document.js';
import { configJsonSchema } from '../../dist/images/config-schema.js';
import { reportJsonSchema } from '../../dist/images/report/schema.js';
import { mockupJsonSchema } from '../../dist/read/json/schema.js';

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
