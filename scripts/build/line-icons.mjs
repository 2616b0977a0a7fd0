// Icons of interfaces in the weight that Font Awesome calls regular and does not give away for them: strokes of 48 units
// with round ends on a canvas 512 high. Drawn for balsa; measured where a Balsamiq export on hand shows the icon (bars,
// angles, magnifying-glass, basket-shopping, clock-eight).

const RADIUS = 24;

/** The outline of a stroke through the points, given as `x,y x,y ...`. */
function line(points) {
  const list = points.split(' ').map((point) => point.split(',').map(Number));
  return list
    .slice(1)
    .map((to, i) => capsule(list[i], to))
    .join('');
}

function capsule([x1, y1], [x2, y2]) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const nx = (RADIUS * (y2 - y1)) / length;
  const ny = (-RADIUS * (x2 - x1)) / length;
  const end = `A${RADIUS} ${RADIUS} 0 0 1`;
  return `M${x1 + nx} ${y1 + ny}L${x2 + nx} ${y2 + ny}${end} ${x2 - nx} ${y2 - ny}L${x1 - nx} ${y1 - ny}${end} ${x1 + nx} ${y1 + ny}Z`;
}

/** The outline of a circle's line: two circles that run against each other. */
function ring(x, y, radius) {
  const circle = (r, sweep) =>
    `M${x - r} ${y}A${r} ${r} 0 1 ${sweep} ${x + r} ${y}A${r} ${r} 0 1 ${sweep} ${x - r} ${y}Z`;
  return circle(radius + RADIUS, 1) + circle(radius - RADIUS, 0);
}

/** A filled dot. */
function dot(x, y, radius = 40) {
  return `M${x - radius} ${y}A${radius} ${radius} 0 1 1 ${x + radius} ${y}A${radius} ${radius} 0 1 1 ${x - radius} ${y}Z`;
}

const GLASS = ring(208, 208, 184) + line('338,338 488,488');
const CIRCLE = ring(256, 256, 232);

/** Names, width, height and outlines. */
export const LINE_ICONS = [
  ['angle-down', 448, 512, line('64,176 224,336 384,176')],
  ['angle-left', 320, 512, line('224,96 64,256 224,416')],
  ['angle-right', 320, 512, line('96,96 256,256 96,416')],
  ['angle-up', 448, 512, line('64,336 224,176 384,336')],
  ['angles-down,angle-double-down', 448, 512, line('64,64 224,224 384,64') + line('64,256 224,416 384,256')],
  ['angles-left,angle-double-left', 512, 512, line('224,96 64,256 224,416') + line('416,96 256,256 416,416')],
  ['angles-right,angle-double-right', 512, 512, line('96,96 256,256 96,416') + line('288,96 448,256 288,416')],
  ['angles-up,angle-double-up', 448, 512, line('64,256 224,96 384,256') + line('64,448 224,288 384,448')],
  ['arrow-down', 384, 512, line('192,56 192,456') + line('32,296 192,456 352,296')],
  [
    'arrow-down-to-line,download',
    512,
    512,
    line('256,40 256,336') + line('128,208 256,336 384,208') + line('40,472 472,472'),
  ],
  ['arrow-left', 448, 512, line('40,256 408,256') + line('200,96 40,256 200,416')],
  ['arrow-left-long,long-arrow-left', 512, 512, line('40,256 488,256') + line('152,144 40,256 152,368')],
  ['arrow-right', 448, 512, line('40,256 408,256') + line('248,96 408,256 248,416')],
  [
    'arrow-right-from-bracket,sign-out',
    512,
    512,
    line('184,56 88,56 24,120 24,392 88,456 184,456') + line('184,256 488,256') + line('360,128 488,256 360,384'),
  ],
  ['arrow-right-long,long-arrow-right', 512, 512, line('24,256 472,256') + line('360,144 472,256 360,368')],
  [
    'arrow-right-to-bracket,sign-in',
    512,
    512,
    line('328,56 424,56 488,120 488,392 424,456 328,456') + line('24,256 328,256') + line('200,128 328,256 200,384'),
  ],
  ['arrow-up', 384, 512, line('192,56 192,456') + line('32,216 192,56 352,216')],
  ['bars,navicon', 448, 512, line('24,88 424,88') + line('24,248 424,248') + line('24,408 424,408')],
  [
    'basket-shopping,shopping-basket',
    576,
    512,
    line('230,28 136,216') +
      line('346,28 440,216') +
      line('24,216 552,216') +
      line('74,216 122,452 164,488 412,488 454,452 502,216') +
      line('200,316 200,388') +
      line('288,316 288,388') +
      line('376,316 376,388'),
  ],
  [
    'camera',
    512,
    512,
    line(
      '64,120 134,120 178,56 334,56 378,120 448,120 476,132 488,160 488,416 476,444 448,456 64,456 36,444 24,416 24,160 36,132 64,120',
    ) + ring(256, 272, 88),
  ],
  ['check', 448, 512, line('40,272 160,392 408,144')],
  ['chevron-down', 512, 512, line('48,176 256,384 464,176')],
  ['chevron-left', 320, 512, line('264,48 56,256 264,464')],
  ['chevron-right', 320, 512, line('56,48 264,256 56,464')],
  ['chevron-up', 512, 512, line('48,336 256,128 464,336')],
  ['circle-arrow-left,arrow-circle-left', 512, 512, CIRCLE + line('136,256 376,256') + line('240,152 136,256 240,360')],
  [
    'circle-arrow-right,arrow-circle-right',
    512,
    512,
    CIRCLE + line('136,256 376,256') + line('272,152 376,256 272,360'),
  ],
  ['circle-exclamation,exclamation-circle', 512, 512, CIRCLE + line('256,136 256,280') + dot(256, 352, 32)],
  [
    'circle-info,info-circle',
    512,
    512,
    CIRCLE + dot(256, 160, 32) + line('216,240 264,240 264,352') + line('208,352 312,352'),
  ],
  ['circle-minus,minus-circle', 512, 512, CIRCLE + line('160,256 352,256')],
  ['circle-plus,plus-circle', 512, 512, CIRCLE + line('160,256 352,256') + line('256,160 256,352')],
  [
    'clipboard-check',
    384,
    512,
    line('112,88 64,88 36,100 24,128 24,448 36,476 64,488 320,488 348,476 360,448 360,128 348,100 320,88 272,88') +
      line('112,64 112,136 272,136 272,64 236,64 224,36 192,24 160,36 148,64 112,64') +
      line('120,312 176,368 272,248'),
  ],
  ['clock-eight', 512, 512, CIRCLE + line('256,120 256,256 161,320')],
  ['ellipsis,ellipsis-h', 448, 512, dot(56, 256) + dot(224, 256) + dot(392, 256)],
  ['ellipsis-vertical,ellipsis-v', 128, 512, dot(64, 88) + dot(64, 256) + dot(64, 424)],
  ['filter', 512, 512, line('40,72 472,72 304,280 304,440 208,368 208,280 40,72')],
  [
    'folder-image',
    512,
    512,
    line(
      '24,96 36,68 64,56 176,56 208,72 240,104 264,112 448,112 476,124 488,152 488,400 476,428 448,440 64,440 36,428 24,400 24,96',
    ) +
      dot(160, 216, 32) +
      'M112 376L192 280L232 320L304 224L416 376Z',
  ],
  ['magnifying-glass,search', 512, 512, GLASS],
  ['magnifying-glass-minus,search-minus', 512, 512, GLASS + line('128,208 288,208')],
  ['magnifying-glass-plus,search-plus', 512, 512, GLASS + line('128,208 288,208') + line('208,128 208,288')],
  ['minus', 448, 512, line('40,256 408,256')],
  ['plus', 448, 512, line('40,256 408,256') + line('224,72 224,440')],
  [
    'upload,arrow-up-from-line',
    512,
    512,
    line('256,40 256,336') + line('128,168 256,40 384,168') + line('40,472 472,472'),
  ],
  ['xmark,times', 384, 512, line('48,112 336,400') + line('336,112 48,400')],
];
