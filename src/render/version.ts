/**
 * Version of the drawing: raised with every change after which a picture of an unchanged source has other pixels or
 * marks. Images carry it, so that a check can tell "drawn by an older balsa" from "the source changed". A test holds it
 * against golden pictures.
 */
export const DRAWING_VERSION = 5;
