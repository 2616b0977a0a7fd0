import { CARDS, FAMILIES } from '../../model/cards.ts';
import { PROPERTY_KINDS, type PropertyKind } from '../../model/properties.ts';
import { PROPERTY_DESCRIPTIONS, type PropertyDescription } from './property-descriptions.ts';
import { flag, type JsonSchema, numeric, PROPERTY_READERS, text } from './values.ts';

const WHERE = 'in drawing units, inside the group that holds it';
const EMPTY: JsonSchema = { const: '' };

/**
 * The JSON Schema of the drawings that balsa reads (`schema/mockup.schema.json`), for editors to complete and explain. It is
 * made of what the reader takes; what it does not list is kept as it is, so that nothing is forbidden.
 */
export function mockupJsonSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Balsamiq mockup or project as JSON',
    type: 'object',
    properties: {
      $schema: { type: 'string', description: 'Where this schema is.' },
      mockup: { $ref: '#/$defs/mockup', description: 'The one mockup of the file.' },
      mockups: {
        type: 'array',
        items: {
          anyOf: [
            { type: 'object', properties: { mockup: { $ref: '#/$defs/mockup' } }, required: ['mockup'] },
            { $ref: '#/$defs/mockup' },
          ],
        },
        description: 'The mockups of a project.',
      },
    },
    anyOf: [{ required: ['mockup'] }, { required: ['mockups'] }],
    $defs: {
      mockup: {
        type: 'object',
        properties: { controls: { $ref: '#/$defs/controls' } },
      },
      controls: {
        type: 'object',
        properties: {
          control: {
            anyOf: [{ type: 'array', items: { $ref: '#/$defs/control' } }, { $ref: '#/$defs/control' }],
          },
        },
      },
      control: controlSchema(),
      properties: {
        type: 'object',
        properties: Object.fromEntries(
          Object.entries(PROPERTY_KINDS).map(([name, kind]) => [name, property(name, kind)]),
        ),
      },
    },
  };
}

function controlSchema(): JsonSchema {
  const types = Object.entries(FAMILIES).flatMap(([family, cards]) =>
    Object.entries(cards).map(([name, { noun }]) => ({ const: name, description: `${noun} (${family})` })),
  );
  const length = (description: string, more: JsonSchema = {}) => ({
    ...orUnset(numeric.accepts),
    description,
    ...more,
  });
  return {
    type: 'object',
    properties: {
      ID: {
        ...text.accepts,
        description: 'Tells it from the others of its list; one that has none gets the next free number.',
      },
      typeID: {
        anyOf: [...types, { type: 'string' }],
        description: `What it is, one of ${Object.keys(CARDS).length} types.`,
      },
      x: length(`Left edge, ${WHERE}. Without x and y a place is found for it.`),
      y: length(`Upper edge, ${WHERE}. Without x and y a place is found for it.`),
      w: length('Width; as wide as it needs to be where absent.', { default: -1 }),
      h: length('Height; as high as it needs to be where absent.', { default: -1 }),
      measuredW: length("Balsamiq's note of the natural width; never needed."),
      measuredH: length("Balsamiq's note of the natural height; never needed."),
      zOrder: length('What is higher is painted later; the order of the file where absent.'),
      locked: { ...orUnset(flag.accepts), description: 'Whether Balsamiq keeps it from being moved.', default: false },
      properties: { $ref: '#/$defs/properties' },
      children: {
        type: 'object',
        properties: { controls: { $ref: '#/$defs/controls' } },
        description: 'What a group holds.',
      },
      balsa: {
        type: 'object',
        properties: {
          in: reference('What is to hold it'),
          near: reference('What it is to stand beside'),
          side: { enum: ['below', 'above', 'right', 'left'], description: 'On which side of that.' },
          from: reference('What an arrow leads from'),
          to: reference('What an arrow leads to'),
        },
        additionalProperties: false,
        description: 'Where a control without x and y belongs.',
      },
    },
    required: ['typeID'],
  };
}

function reference(what: string): JsonSchema {
  return { type: ['string', 'number'], description: `${what}: an ID, a name or a text.` };
}

function property(name: string, kind: PropertyKind): JsonSchema {
  const described: PropertyDescription | undefined = PROPERTY_DESCRIPTIONS[name as keyof typeof PROPERTY_DESCRIPTIONS];
  const { says = '', values, default: usual } = described ?? {};
  const taken = kind === 'overrides' ? { type: ['array', 'object'] } : PROPERTY_READERS[kind].accepts;
  const shown = values === undefined ? taken : { anyOf: [{ enum: values }, taken] };
  return {
    ...(kind === 'string' ? shown : orUnset(shown)),
    description: says,
    ...(usual === undefined ? {} : { default: usual }),
  };
}

/** Balsamiq writes an empty text for what is not set. */
function orUnset(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, EMPTY] };
}
