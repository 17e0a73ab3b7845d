import { z } from 'zod';
import { FRAME_JPEG_BYTES_MAX, FRAME_RAW_BYTES_MAX, FRAME_SIDE_PX_MAX, ITEMS_MAX } from '../domain/limits.ts';

const ID_CHARS_MAX = 64;
const TOKEN_CHARS_MAX = 2_048;
/** A WebSocket frame may have 16-bit sides. */
const SIDE_PX_FIELD_MAX = 65_535;

const skuIds = z.array(z.string().min(1).max(ID_CHARS_MAX)).max(ITEMS_MAX);

export const sessionParams = z.object({ id: z.string().min(1).max(ID_CHARS_MAX) });

export const openBody = z.strictObject({
  /** Its absence is a missing consent (403), not a malformed request. */
  consentToken: z.string().max(TOKEN_CHARS_MAX).optional(),
  items: skuIds.default([]),
});

export const itemsBody = z.strictObject({ items: skuIds });

const sessionItem = z
  .object({ skuId: z.string(), arItemId: z.string(), kind: z.string(), manifestUrl: z.string() })
  .meta({ id: 'TryOnItem' });

const follows = z
  .enum(['face', 'hand', 'body'])
  .meta({ description: 'what the tracker looks for; follows from the items' });

export const sessionItems = z.object({ follows, items: z.array(sessionItem) });

const consentEndsAt = z
  .int()
  .meta({ description: 'renew the consent before this instant, or the session ends with 403 and 4403' });

export const consentBody = z.strictObject({ consentToken: z.string().max(TOKEN_CHARS_MAX) });
export const renewedConsent = z.object({ consentEndsAt });

export const openedSession = sessionItems
  .extend({
    sessionId: z.string(),
    streamTicket: z.string().meta({ description: 'once, within 30 seconds; first message of the stream' }),
    consentEndsAt,
    ttlSeconds: z.int().meta({ description: 'without a frame for this long the session ends' }),
    limits: z.object({ sidePxMax: z.int(), jpegBytesMax: z.int(), rawBytesMax: z.int() }),
  })
  .meta({ id: 'TryOnSession' });

export const freshTicket = z.object({ streamTicket: z.string() });

export const FRAME_LIMITS = {
  sidePxMax: FRAME_SIDE_PX_MAX,
  jpegBytesMax: FRAME_JPEG_BYTES_MAX,
  rawBytesMax: FRAME_RAW_BYTES_MAX,
};

const matrix = z.array(z.number()).length(16).meta({ description: 'column-major, cm, camera of 63° height' });

export const frameAnswer = z
  .object({
    status: z.enum(['ok', 'no_face', 'several_faces', 'no_hand', 'no_body', 'dropped', 'tracker_reset']),
    faces: z.array(
      z.object({
        landmarks: z
          .array(z.array(z.number()).length(3))
          .length(478)
          .meta({ description: 'x and y as shares of the upright picture, z scaled like x' }),
        matrix: matrix,
        fitted: matrix,
        score: z.number(),
      }),
    ),
    items: z.array(z.object({ skuId: z.string(), arItemId: z.string(), transform: matrix })),
    width: z.int(),
    height: z.int(),
    hint: z.string().nullable().meta({ description: 'what the person can do about it, in Chinese' }),
    timings: z.object({
      decodeMs: z.number(),
      trackMs: z.number(),
      fitMs: z.number(),
      totalMs: z.number(),
    }),
  })
  .meta({ id: 'TryOnFrameAnswer' });

/** Sizes of a raw frame travel in headers. */
export const rawFrameHeaders = z.object({
  'x-frame-width': z.coerce.number().int().min(1).max(SIDE_PX_FIELD_MAX),
  'x-frame-height': z.coerce.number().int().min(1).max(SIDE_PX_FIELD_MAX),
  'x-frame-format': z.enum(['rgba', 'rgb']).default('rgba'),
});

/** First message of a stream. */
export const firstMessage = z.strictObject({
  ticket: z.string().min(1).max(ID_CHARS_MAX),
  reply: z.enum(['json', 'binary']).default('json'),
});
