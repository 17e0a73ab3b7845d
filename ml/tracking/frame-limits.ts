/** Longest side of a live frame, raw or JPEG. */
export const LIVE_SIDE_PX_MAX = 1_280;
/** A photo out of the album: a 4:3 phone picture of 16 megapixels just fits. */
export const PHOTO_PIXELS_MAX = 16_100_000;
