// Every number that decides who is who in two versions, and what is told of them; drawing units where nothing else is said.
// Random edits of real roadmaps hold them (`npm run recovery`), and the cases of `test/cases/diff`.

// Who is who (match)

/** A match that costs this much or more is none. */
export const NO_MATCH = 1;
/** Wordless look-alikes further apart than this are taken for two: drawing units. */
export const ASTRAY = 700;
/** Of a text that stands there more often than this allows, only those near their expected places are looked at. */
export const MOST_PAIRS = 250_000;
/** Of wordless leftovers so many are looked at, the nearest. */
export const MOST_NEAR = 200;
/** So many leftovers of one type are looked at for each one of the old version. */
export const MOST_LEFT = 2000;
/** This near to where it was expected, a control stands in its place; drawing units. */
export const IN_PLACE = 12;
/** The same of a control that kept its ID; drawing units. */
export const ABOUT = 20;
/** Neighbours further away than this do not tell of a single control's place; drawing units. */
export const BYSTANDER = 500;
/** An end this near to where it was expected has not been touched; drawing units. */
export const END_STILL = 3;
/** How far an end may be from where it was expected and still speak for a match; drawing units. */
export const END_FOUND = 60;
/** What it costs that an end has a head by now, or has none any more: who drags an end takes its head along. */
export const HEAD_COST = 0.1;
/** Two groups must share this much of their contents (Dice) to be one. */
export const SHARED_CONTENTS = 0.3;
/**
 * How far a control may be from where its neighbours say that it should be, drawing units: rounding; a row and its gap (most
 * rows of real roadmaps are 32 to 50 apart); half a row.
 */
export const ON_PLACE = 3;
export const NEARBY = 80;
export const CLOSE = 20;
/** What following a partner may cost: nothing but its own place has changed; it was shifted by a few units, too. */
export const GOES_EXACTLY = 0.05;
export const GOES_NEARLY = 0.11;
/** How far around an item others tell where it went; drawing units. */
export const SIGHT = 1500;
/** How many neighbours are asked, and how many different answers are heard. */
export const NEIGHBOURS_ASKED = 30;
export const ANSWERS_HEARD = 6;
/** How far an icon may stand from the text or box that it belongs to; drawing units. */
export const BESIDE = 24;

// What changed (facts)

/** Less than this is a matter of number formatting; drawing units. */
export const UNCHANGED = 0.5;
/** Farther than this against the drawing is a move; drawing units. */
export const MOVED = 3;
/** Shifts this close to each other are one; drawing units. */
export const ALIKE_SHIFT = 1;
/** How far a bend may go and still be the same one; drawing units. */
export const SAME_BEND = 3;
/** Nearer than this an end has not been touched; drawing units. */
export const TOUCHED = 3;
/** A badge that went further than this against its node does not lie on it as before; drawing units. */
export const LOOSELY_BESIDE = 8;
/** Pairs at or above this cost are none. */
export const NO_RESOURCE_MATCH = 1;
/** So many new things that belong together are told one by one; more are told as one. */
export const FEW_NEW = 3;
/** Up to so many things that came, or went, are told each by itself when no edge ties them, even side by side. */
export const MANY_NEW = 8;
/** Things further apart than this are in different parts of a drawing; drawing units. */
export const REGION_GAP = 150;
/** A move up to this is a nudge; drawing units. */
export const NUDGE = 6;
/** So many nudges, resizings in different ways, or things that came to a section, are told one by one; more as one. */
export const FEW_NUDGES = 3;

// How much is told (tell)

/** A drawing with fewer things than this is small enough to be told thing by thing. */
export const SMALL_DRAWING = 12;
/** Things that went in more ways than this did not move as a few sections. */
export const MANY_WAYS = 6;
