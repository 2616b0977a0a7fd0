import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { CARDS } from '../../src/model/cards.ts';
import { PROPERTY_KINDS } from '../../src/model/properties.ts';
import { readJson } from '../../src/read/json/json.ts';
import { mockupJsonSchema } from '../../src/read/json/schema.ts';

const published = JSON.parse(readFileSync('schema/mockup.schema.json', 'utf8'));
const validate = new Ajv2020({ strict: false }).compile(published);

const drawing = (control: object) => ({ mockup: { controls: { control: [control] } } });

/** What a contributor may write, and what not: reader and schema must agree. */
const CONTROLS: readonly (readonly [string, object, boolean])[] = [
  ['the strings of Balsamiq', { ID: '1', typeID: 'Label', x: '10', y: '20', properties: { color: '16711680' } }, true],
  ['numbers as numbers', { ID: 1, typeID: 'Label', x: 10, y: 20.5, properties: { size: 18, bold: true } }, true],
  ['a colour as balsa prints it', { typeID: 'TextInput', properties: { color: '#FFd966' } }, true],
  ['no ID and no place', { typeID: 'TextInput', balsa: { in: 'Model Serving' }, properties: { text: 'vLLM' } }, true],
  ['what is not set', { ID: '1', typeID: 'Canvas', w: '', properties: { borderColor: '' } }, true],
  ['a type that nobody knows', { ID: '1', typeID: 'Hologram', properties: { shimmer: {} } }, true],
  ['a colour of three digits', { typeID: 'Label', properties: { color: '#f00' } }, false],
  ['a colour by name', { typeID: 'Label', properties: { color: 'red' } }, false],
  ['a place in words', { typeID: 'Label', x: 'left' }, false],
  ['no type', { ID: '1' }, false],
  ['a flag in other words', { typeID: 'Label', properties: { bold: 'yes' } }, false],
  ['a point without y', { typeID: 'Arrow', properties: { p0: { x: 1 } } }, false],
];

describe('the schema of drawings', () => {
  it('is published as it is made', () => {
    expect(published).toEqual(mockupJsonSchema());
  });

  it.each(CONTROLS)('takes %s as the reader does', (_, control, isTaken) => {
    expect(validate(drawing(control))).toBe(isTaken);
    const read = () => readJson(JSON.stringify(drawing(control)));
    if (isTaken) expect(read().mockups[0]?.controls).toHaveLength(1);
    else expect(read).toThrow();
  });

  it.each(readdirSync('project-files').filter((file) => file.endsWith('.json')))(
    'takes this project’s own %s',
    (file) => {
      expect(validate(JSON.parse(readFileSync(`project-files/${file}`, 'utf8')))).toBe(true);
    },
  );

  it('explains every type and every property', () => {
    const { control, properties } = published.$defs;
    for (const type of Object.keys(CARDS)) {
      expect(control.properties.typeID.anyOf).toContainEqual(expect.objectContaining({ const: type }));
    }
    for (const name of Object.keys(PROPERTY_KINDS)) {
      expect(properties.properties[name]?.description, name).toMatch(/\.$/);
    }
  });
});
