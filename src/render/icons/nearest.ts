/** Icons that Font Awesome does not give away, and the free one that means the same. Names without a style. */
const PAIRS = `
airplay:display alarm-clock:clock album:compact-disc arrow-down-to-line:download arrow-left-to-line:arrow-left
arrow-right-to-line:arrow-right arrow-up-to-line:upload arrow-up-from-line:arrow-up-from-bracket
arrows-maximize:maximize arrows-minimize:minimize backpack:suitcase badge:certificate badge-check:circle-check
ball-pile:circle ban-bug:ban bank:building-columns bars-filter:bars-staggered bars-sort:bars-staggered
bell-on:bell blog:pen book-copy:book browser:window-maximize browsers:window-restore bullseye-arrow:bullseye
calendar-lines:calendar-days calendar-pen:calendar camera-slash:camera camera-viewfinder:expand
card-club:diamond cards-blank:clone cart-shopping-fast:cart-shopping chart-mixed:chart-column chart-scatter:chart-line
circle-bolt:bolt circle-bookmark:bookmark circle-calendar:calendar circle-camera:camera circle-ellipsis:ellipsis
circle-envelope:envelope circle-heart:heart circle-phone:phone circle-star:star circle-sort:sort circle-small:circle
circle-three-quarters:circle-notch clouds:cloud comment-lines:comment-dots comment-smile:comment-dots
credit-card-blank:credit-card cube-o:cube desktop-arrow-down:desktop diagram-venn:circle-nodes display-code:display
dot:circle ear:ear-listen ellipsis-h:ellipsis ellipsis-stroke:ellipsis envelope-dot:envelope exclamation-square:square
eyes:eye face-party:face-smile-beam file-magnifying-glass:file files:copy filters:filter
floppy-disk-circle-arrow-right:floppy-disk folders:folder gear-complex:gear gears-o:gears gift-card:gift
grid:table-cells grid-2:table-cells-large grid-round:table-cells hexagon:square house-blank:house
house-night:house image-landscape:image image-polaroid:image inbox-in:inbox input-text:i-cursor
key-skeleton:key lambda:code lamp:lightbulb layer-group-o:layer-group layer-plus:layer-group
lightbulb-on:lightbulb link-horizontal:link list-dropdown:list list-radio:list list-tree:list
lock-keyhole:lock lock-keyhole-open:lock-open lock-a:lock loader:spinner mailbox:envelope
memo:file-lines message-lines:message message-dots:comment-dots messages:comments mobile-notch:mobile
money-check-dollar-pen:money-check-dollar moon-stars:moon mp3-player:music notebook:book note:note-sticky notes:note-sticky
octagon:stop octagon-check:circle-check octagon-exclamation:circle-exclamation octagon-minus:circle-minus
octagon-plus:circle-plus octagon-xmark:circle-xmark option:bars page:file pen-line:pen
person-running-fast:person-running phone-office:phone pipe:grip-lines-vertical play-pause:play pot-food:bowl-food
presentation-screen:person-chalkboard rectangle:square rectangle-history:layer-group
rectangle-terminal:terminal scanner-touchscreen:mobile screen-users:users send:paper-plane
shield-check:shield-halved shield-exclamation:shield-halved shield-keyhole:shield-halved shield-user:user-shield
shopping-basket-alt:basket-shopping sidebar:table-columns sidebar-flip:table-columns signal-stream:tower-broadcast
slider:sliders sliders-simple:sliders sort-alt:sort sparkle:wand-magic-sparkles sparkles:wand-magic-sparkles
speaker:volume-high spinner-third:circle-notch split:code-branch square-dashed:vector-square square-info:circle-info
square-kanban:table-columns square-list:rectangle-list square-question:circle-question square-star:star
square-ellipsis:ellipsis square-exclamation:circle-exclamation stopwatch-o:stopwatch sun-bright:sun table-layout:table
tablet-button-o:tablet-screen-button tags-o:tags text:font text-size:text-height ticket-airline:ticket
timer:stopwatch trash-xmark:trash triangle:play triangle-person-digging:person-digging tv-retro:tv
user-circle:circle-user user-hair:user user-headset:headset user-robot:robot
users-medical:users video-arrow-up-right:video wallet-o:wallet watch:clock wave-pulse:heart-pulse waveform:wave-square
window:window-maximize wreath:award wrench-simple:wrench xmark-large:xmark plus-large:plus
`;

const FREE: ReadonlyMap<string, string> = new Map(
  PAIRS.trim()
    .split(/\s+/)
    .map((pair): [string, string] => {
      const at = pair.indexOf(':');
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
);

/**
 * Names to try for an icon that is not free, nearest first: one that means the same, then the name with ever fewer words
 * (`house-person-leave` → `house-person` → `house`; then `person-leave`, `leave`).
 */
export function nearestNames(icon: string): string[] {
  const words = icon.split('-');
  const shorter: string[] = [];
  for (let n = words.length - 1; n > 0; n--) shorter.push(words.slice(0, n).join('-'));
  for (let n = 1; n < words.length; n++) shorter.push(words.slice(n).join('-'));
  // A single letter or figure is an icon of its own, and means nothing as the rest of another name.
  return [icon, ...shorter.filter((name) => name.length > 1)].flatMap((name) => {
    const same = FREE.get(name);
    return [...(same === undefined ? [] : [same]), ...(name === icon ? [] : [name])];
  });
}
