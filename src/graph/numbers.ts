// Every number that decides what a drawing says, in drawing units where nothing else is said. They were found on roadmaps
// whose ends, captions, legends and spines people labelled (`test/graph/truth`), and `test/graph/truth.test.ts` holds them.

// Lines

/** Drawing units that the point of a `line` may lie beside it; further off the line has a corner there (two exports). */
export const STRAIGHT = 2;
/** A box of the oldest versions is at least this thick; a thinner line runs straight through its middle. */
export const THINNEST = 10;
/** A line shorter than this is a dot that holds a corner of the picture, not an edge; drawing units. */
export const LEAST_LINE = 5;

// What belongs together (pieces)

/** An icon with a side up to this is a badge or a bullet when it lies at a box or a text; drawing units. */
export const BADGE_SIDE = 40;
/** A larger icon is one when its middle lies on a box, or nearly; drawing units. */
export const LARGE_BADGE = 48;
export const NEARLY_ON = 4;
/** A box without text and with sides up to this before a text is a bullet; drawing units. */
export const BULLET_SIDE = 16;
/** How much of its area what a box holds has on the box. */
export const HELD = 0.75;
/** How far a badge's centre may lie from the border of its box. */
export const BADGE_REACH = 16;
/** How far apart boxes of a stack stand at most; drawing units. */
export const STACK_GAP = 16;
/** How far their left sides may differ. */
export const STACK_ASIDE = 8;

// What an end of a line means (ends)

/** An end nearer to a border than this touches it; drawing units. */
export const TOUCH = 4;
/** An end further than this from a border does not belong to it, unless it points at it. */
export const END_NEAR = 20;
/** An end that does not point at a border is not further from it than this. */
export const END_ASIDE = 6;
/** An end further inside a container than this does not mean the container; drawing units. */
export const DEEP = 48;
/** How far an end may point. */
export const POINTING = 40;
/** How far an end may come out behind a box that hides the line, and still mean it. */
export const BEHIND = 10;
/** What is left of the confidence in an end that does not point at its node. */
export const NOT_POINTING = 0.75;
/** Two things are about as far from an end when the one is no more than so much further than the other. */
export const AS_FAR = 1.25;
/** How much nearer than the next best target makes a decision certain. */
export const CERTAIN_MARGIN = 10;
/** A line that crosses a box this near to its middle means it, wherever it leaves; share of half the box's side. */
export const MIDDLE_SHARE = 0.6;
/** A line ties at most so many nodes that it runs beneath [22 in real files]. */
export const MOST_ON_THE_WAY = 50;
/** Two lines meet when their ends are nearer than this; drawing units. */
export const MEETING = 20;
/** An end branches off a line when it is nearer than this to it. */
export const BRANCHING = 8;
/** An end that belongs to nothing else branches off a line that it has crossed when it is no further beyond it. */
export const OVERSHOT = 16;
/** Lines that are this near to each other are seen to join: a node further off than `TOUCH` is not what their ends mean. */
export const JOINT = 5;
/** An end that is tied to a node with less confidence than this goes with a line that it meets instead. */
export const SURE = 0.65;
/** How far a head may lead; drawing units, fewer where it does not point straight at its node. */
export const HEAD_REACH = 50;
/** How far the end of a solid line may point. */
export const TAIL_REACH = 60;
/** The next best is at least so many times as far: two that are about as far make it unclear which is meant. */
export const CLEARLY_NEARER = 1.5;
/** A head does not lead to what lies further aside; cosine of the angle. */
export const AHEAD = 0.05;
/**
 * Where more heads lead to nothing, or there are few at all, that is how their author points at things. Of 68 roadmaps 64
 * have no such head, the others one or two of 22 to 144.
 */
export const FEWEST_HEADS = 10;
export const LED_SHARE = 0.9;
/** So many lines are followed from one to the next: a connection of more is none [13 in real files]. */
export const MOST_LINES = 100;

// What the drawing says (meaning)

/** How far a text stands from the badge that it explains at most; drawing units. */
export const SAMPLE_GAP = 100;
/** Up to which `colourDistance` a reader takes two fills for the same. */
export const SAME_COLOUR = 20;
/** Up to which a reader takes one for the other when no other fill of the legend is half as near. */
export const LIKE_COLOUR = 45;
/** By how much the sides of a column or a row differ at most; drawing units. */
export const LEGEND_ALIGNED = 4;
/** Of columns that begin at one place at most so many are followed, the last ones. */
export const MOST_RUNS = 256;
/** How far apart boxes that belong together stand at most; drawing units. */
export const NEIGHBOURS_APART = 16;
/** How far they may lie over one another. */
export const NEIGHBOURS_OVER = 8;
/** How far a heading stands from its boxes at most. */
export const HEADING_GAP = 24;
/** How far a caption may stand from its node or line; drawing units. */
export const CAPTION_REACH = 16;
/** A path of fewer nodes is not a spine. */
export const SPINE_NODES = 3;
/** How much of the picture's length a spine runs along at least. */
export const SPINE_SHARE = 0.4;
/** How long the way from the top is, of the longest, for the spine to take it. */
export const SPINE_ARM = 0.85;

// How it is written (export)

/** How much taller than most texts the title of a drawing is, or how large its font is at least. */
export const TITLE_TALLER = 1.25;
export const TITLE_SIZE = 24;
