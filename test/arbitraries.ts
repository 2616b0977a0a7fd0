import fc from 'fast-check';
import type { Control } from '../src/model/control.ts';
import {
  type Asset,
  DEFAULT_SETTINGS,
  MASTER_BRANCH,
  MASTER_BRANCH_NAME,
  type Mockup,
  type Project,
  type Resource,
} from '../src/model/project.ts';
import {
  type Extra,
  type Json,
  type Override,
  PROPERTY_KINDS,
  type Properties,
  type PropertyKind,
} from '../src/model/properties.ts';

const hostileName = fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', '');
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('line\nbreak', '\\r', '  padded  ', '日本語', '😀'),
);
const id = fc.oneof(
  fc.uuid().map((s) => s.toUpperCase()),
  fc.string({ minLength: 1, maxLength: 12 }),
);
const length = fc.oneof(fc.integer({ min: -1000, max: 9000 }), fc.double({ min: -500, max: 500, noNaN: true }));
const size = length.map(Math.abs);
const plain = (n: number) => (Object.is(n, -0) ? 0 : n);
const json = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)) as Json);

/** What a file may say that balsa does not interpret, under keys that mean nothing to it. */
const extra: fc.Arbitrary<Extra> = fc
  .array(
    fc.tuple(
      fc.oneof(
        fc.string({ minLength: 1 }).map((s) => `x-${s}`),
        hostileName.filter(Boolean),
      ),
      json,
    ),
    {
      maxLength: 3,
    },
  )
  .map((entries) => new Map(entries));

const reference = fc.record({ id }, { requiredKeys: [] });
const VALUES: Record<Exclude<PropertyKind, 'overrides'>, fc.Arbitrary<unknown>> = {
  string: text,
  number: length.map(plain),
  integer: fc.integer({ min: -1, max: 1000 }),
  flag: fc.boolean(),
  colour: fc.integer({ min: 0, max: 0xffffff }),
  point: fc.record({ x: length.map(plain), y: length.map(plain) }),
  icon: fc.record({ id, name: id, size: fc.constantFrom('small', 'large') }, { requiredKeys: [] }),
  icons: fc.array(fc.record({ id, size: fc.constant('small') }, { requiredKeys: [] }), { maxLength: 3 }),
  resource: fc.record({ id, anchor: fc.nat(99).map(String) }, { requiredKeys: [] }),
  link: fc.oneof(reference, fc.record({ url: fc.webUrl() })),
  links: fc.array(fc.oneof(reference, fc.record({ url: fc.webUrl() })), { maxLength: 3 }),
  crop: fc
    .tuple(...[0, 0, 1, 1].map((min) => fc.integer({ min, max: 1000 })))
    .map(([x = 0, y = 0, w = 1, h = 1]) => ({ x: x / 1000, y: y / 1000, width: w / 1000, height: h / 1000 })),
};

function properties(withOverrides: boolean): fc.Arbitrary<Properties> {
  const known = Object.entries(PROPERTY_KINDS).flatMap(([name, kind]) =>
    kind === 'overrides' ? [] : [[name, VALUES[kind]] as const],
  );
  const some = fc.subarray(known, { maxLength: 6 }).chain((entries) => fc.record(Object.fromEntries(entries)));
  if (!withOverrides) return some as fc.Arbitrary<Properties>;
  return fc
    .tuple(some, fc.option(fc.array(override, { maxLength: 2 }), { nil: undefined }))
    .map(([own, overrides]) => ({ ...own, ...(overrides ? { overrides } : {}) }) as Properties);
}

const place = { x: length.map(plain), y: length.map(plain), w: size.map(plain), h: size.map(plain) };

const override: fc.Arbitrary<Override> = fc
  .record({ path: fc.constantFrom('-1', '0', '1:2', '3:0:1'), place: fc.record(place, { requiredKeys: [] }), extra })
  .chain((own) =>
    properties(false).map((p) => ({ path: own.path, ...own.place, properties: p, extra: own.extra }) as Override),
  );

const typeID = fc.oneof(
  fc.constantFrom('Label', 'Canvas', 'Arrow', 'Component', 'Hologram', '__group__'),
  hostileName.filter(Boolean),
);

/** Controls as a reader gives them: in paint order, each ID once. */
const controls: fc.Arbitrary<readonly Control[]> = fc.letrec<{ control: Control; list: readonly Control[] }>((tie) => ({
  control: fc
    .record({
      typeID,
      place: fc.record({ ...place, measuredW: place.w, measuredH: place.h }, { requiredKeys: [] }),
      locked: fc.boolean(),
      properties: properties(true),
      extraProperties: extra,
      extra,
      children: fc.oneof({ depthSize: 'small' }, fc.constant<readonly Control[]>([]), tie('list')),
    })
    .map(({ place: at, ...rest }) => ({ id: '', zOrder: 0, ...at, ...rest })),
  list: fc
    .array(tie('control'), { maxLength: 4 })
    .map((list) => list.map((control, i) => ({ ...control, id: String(i * 3), zOrder: i }))),
})).list;

const resource = (ids: fc.Arbitrary<string>): fc.Arbitrary<Resource> =>
  fc
    .record({
      id: ids,
      name: text,
      order: fc.integer({ min: 0, max: 100 }),
      trashed: fc.boolean(),
      notes: fc.option(text.filter(Boolean), { nil: undefined }),
      extraAttributes: extra,
    })
    .map(({ notes, ...rest }) => ({ ...rest, branchId: MASTER_BRANCH, ...(notes === undefined ? {} : { notes }) }));

const mockup: fc.Arbitrary<Mockup> = fc
  .record({
    about: resource(id),
    controls,
    stored: fc.record({ measuredW: size, measuredH: size, mockupW: size, mockupH: size }, { requiredKeys: [] }),
    extra,
  })
  .map(({ about, stored, ...rest }) => ({
    ...about,
    ...rest,
    stored: Object.fromEntries(Object.entries(stored).map(([key, value]) => [key, plain(value)])),
  }));

const asset: fc.Arbitrary<Asset> = fc
  .record({ about: resource(id), bytes: fc.uint8Array({ maxLength: 40 }) })
  .map(({ about, bytes }) => ({
    ...about,
    extraAttributes: new Map([...about.extraAttributes, ['extension', 'png']]),
    bytes,
    mediaType: 'image/png',
  }));

const byId = { selector: (item: { readonly id: string }) => item.id };

/** Projects as a reader gives them. */
export const projects: fc.Arbitrary<Project> = fc
  .record({
    name: text,
    settings: fc.record({
      skin: fc.constantFrom('sketch' as const, 'wireframe' as const),
      fontFace: fc.constantFrom('Balsamiq Sans', 'Arial'),
      fontSize: fc.integer({ min: 8, max: 40 }),
      linkColour: fc.integer({ min: 0, max: 0xffffff }),
      selectionColour: fc.constant(DEFAULT_SETTINGS.selectionColour),
    }),
    mockups: fc.uniqueArray(mockup, { maxLength: 3, ...byId }),
    symbolLibraries: fc.uniqueArray(mockup, { maxLength: 1, ...byId }),
    assets: fc.uniqueArray(asset, { maxLength: 2, ...byId }),
    alternate: fc.option(fc.record({ id, name: text.filter(Boolean), extra }), { nil: undefined }),
    masterExtra: extra,
    users: fc.uniqueArray(fc.record({ id, name: text, extra }), { maxLength: 2, ...byId }),
    comments: fc.uniqueArray(fc.record({ id, mockupId: id, userId: id, text, extra }), { maxLength: 2, ...byId }),
    thumbnails: fc.uniqueArray(fc.record({ id, mockupId: id, image: fc.uint8Array({ maxLength: 20 }), extra }), {
      maxLength: 2,
      ...byId,
    }),
  })
  .filter(({ alternate }) => alternate?.id !== MASTER_BRANCH)
  .filter(({ mockups, symbolLibraries, assets }) => {
    const ids = [...mockups, ...symbolLibraries, ...assets].map((r) => r.id);
    return new Set(ids).size === ids.length;
  })
  .map(({ alternate, masterExtra, ...project }) => {
    const master = { id: MASTER_BRANCH, name: MASTER_BRANCH_NAME, extra: masterExtra };
    const inOrder = [...project.mockups].sort((a, b) => a.order - b.order);
    const [first] = inOrder;
    const alternates = first && alternate ? [{ ...first, branchId: alternate.id }] : [];
    return {
      ...project,
      format: 'bmpr' as const,
      mockups: first ? [first, ...alternates, ...inOrder.slice(1)] : [],
      branches: alternate ? [master, alternate] : [master],
      comments: project.comments.map((comment) => ({ ...comment, branchId: MASTER_BRANCH })),
      thumbnails: project.thumbnails.map((thumbnail) => ({ ...thumbnail, branchId: MASTER_BRANCH })),
      notices: [],
      extra: new Map<string, Json>(),
    };
  });
