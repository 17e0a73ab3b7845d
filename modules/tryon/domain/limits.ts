import { MINUTE_MS, SECOND_MS } from '#kernel';

/** Without a frame for this long a session ends. */
export const SESSION_IDLE_MS_MAX = 5 * MINUTE_MS;
/** Without a frame for this long the tracker forgets the person; the session goes on with the next frame. */
export const SEAT_IDLE_MS_MAX = 15 * SECOND_MS;
/** Whoever sends frames keeps the place: a shorter pause than this is a slow connection. */
export const SEAT_IDLE_MS_MIN = 2 * SECOND_MS;
/** However busy: then a new session needs a fresh consent token. */
export const SESSION_MS_MAX = 30 * MINUTE_MS;
export const SESSIONS_PER_MEMBER_MAX = 2;
export const SESSIONS_MAX = 200;

/** A ticket is for the connection that follows at once. */
export const TICKET_MS_MAX = 30 * SECOND_MS;
export const FIRST_MESSAGE_WAIT_MS = 5 * SECOND_MS;

export const ITEMS_MAX = 6;

/** Longer side that a camera frame should have at most; the tracker makes larger ones smaller. */
export const FRAME_SIDE_PX_MAX = 1_280;
/** A 640 × 480 camera frame has about 45 KB; this leaves room for 1280 × 960 in good quality. */
export const FRAME_JPEG_BYTES_MAX = 1024 * 1024;
/** 640 × 640 RGBA. */
export const FRAME_RAW_BYTES_MAX = 640 * 640 * 4;
/** One photo out of an album. */
export const PHOTO_BYTES_MAX = 12 * 1024 * 1024;
/** Longer side of the picture that goes back, pixels. */
export const PHOTO_SIDE_PX_MAX = 1_280;
