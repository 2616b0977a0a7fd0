// The page of figures, docs/fidelity.md, as Markdown.

/** The mean figures of npm's roadmap-renderer 1.0.7 in headless Chromium on the same pairs. It draws roadmaps only. */
const OTHER = new Map([
  ['roadmap-2x', { edges: 87.99, ssim: 0.744, colour: 83.16 }],
  ['roadmap-v4', { edges: 91.64, ssim: 0.882, colour: 97.51 }],
  ['roadmap-v3', { edges: 81.41, ssim: 0.808, colour: 90.04 }],
]);
const SETS = new Map([
  ['roadmap-2x', 'roadmaps, Balsamiq Wireframes, exported at 2x'],
  ['roadmap-v4', 'roadmaps, Balsamiq Wireframes'],
  ['roadmap-v3', 'roadmaps, Mockups 3'],
  ['roadmap-bmpr', 'roadmaps in whole projects'],
  ['ui-v4', 'wireframes, Balsamiq Wireframes'],
  ['ui-v3', 'wireframes, Mockups 3'],
  ['ui-v2', 'wireframes, Mockups 2 (BMML)'],
  ['ui-wireframe', 'wireframes in the clean skin'],
]);
const PRODUCTS = new Map([
  ['mockups-2', 'Mockups 1 and 2, until 2015'],
  ['mockups-3-early', 'the first releases of Mockups 3, until mid-2015'],
  ['mockups-3', 'Mockups 3, 2015 to 2019'],
  ['wireframes-2019', 'Wireframes, 2019 to 2022'],
  ['wireframes-2023', 'Wireframes since 2023'],
]);

export function fidelityPage({ scored, types, drawn, sets, notes, pairs, present, bars }) {
  const isPresent = (type) => sets.some((set) => present.has(`${set} ${type}`));
  const derived = drawn.filter((type) => !isPresent(type) && type !== 'Component').sort();
  return `# Fidelity

How near the pictures come to Balsamiq's own exports of the same files, by many authors. \`npm run fidelity -- --page\` writes this page where the exports are at hand.

![A drawing is drawn by balsa and exported by Balsamiq, and the two pictures are compared](../img/documentation/fidelity.png)

- **Edges**: of the pixels where the colour changes, in percent, how many have one in the other picture within 1 drawing unit.
- **SSIM**: structural similarity, 1 for equal pictures.
- **Colour**: of all pixels, in percent, how many find their colour within 1 drawing unit.

## By set

roadmap-renderer 1.0.7 (npm) is the one other public program that draws Balsamiq files; it draws roadmaps only. The last two columns are edges, SSIM and colour over all pairs of a set: the bars below which \`npm run fidelity\` fails, and the means of that program.

${table(
  ['Set', 'What', 'Pairs scored', 'Edges', 'SSIM', 'Colour', 'Held by the tests: at least', 'roadmap-renderer'],
  [...SETS].map(([set, what]) => {
    const own = scored.filter((pair) => pair.set === set);
    const all = pairs.filter((pair) => pair.set === set).length;
    const count = own.length > 0 ? `${own.length} of ${all}` : `none of ${all}`;
    return [
      set,
      what,
      count,
      ...(own.length > 0 ? means(own) : ['', '', '']),
      three(bars.get(set)),
      three(OTHER.get(set)),
    ];
  }),
)}
## By the product that saved the file

${table(
  ['Product', 'Pairs', 'Edges', 'SSIM', 'Colour'],
  [...PRODUCTS].flatMap(([era, name]) => {
    const own = scored.filter((pair) => pair.era === era);
    return own.length > 0 ? [[name, own.length, ...means(own)]] : [];
  }),
)}
## By type of control

Measured on ${scored.filter(({ set, own }) => sets.includes(set) && own.length > 0).length} of the ${pairs.filter(({ set }) => sets.includes(set)).length} pictures of the ui sets. A control answers for the pixels in its bounds, and 3 units around them, that are in no smaller control; what shows through from other controls counts with it. The weakest first; the columns of the sets are edges, with the number of controls. In a set marked \`derived\` no export has the type: there it is drawn from measured parts of its skin.

${table(
  ['Type', 'Controls', 'Edges', 'Colour', ...sets],
  types
    .filter(({ type }) => drawn.includes(type))
    .map(({ type, count, edges, colour, sets: bySet }) => [
      type,
      count,
      edges.toFixed(1),
      colour.toFixed(1),
      ...sets.map((set) =>
        bySet[set]
          ? `${bySet[set].edges.toFixed(1)} (${bySet[set].count})`
          : present.has(`${set} ${type}`)
            ? 'not scored'
            : 'derived',
      ),
    ]),
)}
${derived.length > 0 ? `No export at hand has these types: they are wholly \`derived\`, built from measured parts (frames, thumbs, check marks, rows). ${derived.join(', ')}.\n` : ''}
${notes.trim()}
`;
}

function three(figures) {
  return figures ? `${figures.edges.toFixed(2)}, ${figures.ssim.toFixed(3)}, ${figures.colour.toFixed(2)}` : '';
}

function means(values) {
  const mean = (figure) => values.reduce((sum, value) => sum + value[figure], 0) / values.length;
  return [mean('edges').toFixed(2), mean('ssim').toFixed(4), mean('colour').toFixed(2)];
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}
