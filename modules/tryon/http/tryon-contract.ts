import { z } from 'zod';
import { COMPARED_MAX } from '#ml/tryon';
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

/** Comma-separated, as an image tag would write it. */
export const compareQuery = z.object({
  items: z
    .string()
    .max(COMPARED_MAX * (ID_CHARS_MAX + 1))
    .transform((text) => text.split(','))
    .pipe(z.array(z.string().min(1).max(ID_CHARS_MAX)).min(1).max(COMPARED_MAX)),
  before: z.stringbool().default(false).meta({ description: 'begins with the bare photo' }),
});

export const fitQuery = z
  .object({
    kind: z.enum(['glasses', 'hat', 'clothes']),
    skuId: z
      .string()
      .min(1)
      .max(ID_CHARS_MAX)
      .optional()
      .meta({ description: 'which garment; clothes only' }),
  })
  .refine(({ kind, skuId }) => (kind === 'clothes') === (skuId !== undefined), {
    path: ['skuId'],
    error: 'skuId goes with clothes',
  });

const millimetres = z.object({
  pupillaryDistanceMm: z.number(),
  innerEyesMm: z.number(),
  outerEyesMm: z.number(),
  faceWidthMm: z.number(),
  templeWidthMm: z.number(),
  headCircumferenceMm: z.number(),
});

const fitAnswer = z
  .object({
    measures: millimetres.extend({ errors: millimetres.meta({ description: 'one standard deviation' }) }),
    items: z.array(
      sessionItem.extend({ fit: z.enum(['narrow', 'good', 'wide']), score: z.number(), text: z.string() }),
    ),
  })
  .meta({ id: 'TryOnFit' });

const sizeAnswer = z
  .object({
    sizes: z.array(z.object({ name: z.string(), shoulderCm: z.number(), hipCm: z.number().optional() })),
    hint: z
      .object({ size: z.string(), score: z.number(), text: z.string() })
      .nullable()
      .meta({ description: 'null when no size is near enough to be named' }),
  })
  .meta({ id: 'TryOnSize' });

export const fitOrSize = z.union([fitAnswer, sizeAnswer]);

export const freshTicket = z.object({ streamTicket: z.string() });

export const FRAME_LIMITS = {
  sidePxMax: FRAME_SIDE_PX_MAX,
  jpegBytesMax: FRAME_JPEG_BYTES_MAX,
  rawBytesMax: FRAME_RAW_BYTES_MAX,
};

const matrix = z.array(z.number()).length(16).meta({ description: 'column-major, cm, camera of 63° height' });

const points = (count: number) => z.array(z.array(z.number()).length(3)).length(count);

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
        expression: z
          .object({
            blinkLeft: z.number(),
            blinkRight: z.number(),
            jawOpen: z.number(),
            smile: z.number(),
          })
          .meta({ description: '0 to 1; left and right are the wearer’s own' }),
      }),
    ),
    hands: z.array(
      z.object({
        side: z.enum(['left', 'right']),
        landmarks: points(21),
        worldLandmarks: points(21).meta({ description: 'metres' }),
        score: z.number(),
      }),
    ),
    body: z
      .object({
        landmarks: points(33),
        worldLandmarks: points(33).meta({ description: 'metres' }),
        visibility: z.array(z.number()).length(33),
      })
      .nullable(),
    light: z
      .object({
        colour: z.array(z.number()).length(3),
        ambient: z.number(),
        direction: z.array(z.number()).length(3),
        strength: z.number(),
      })
      .meta({ description: 'linear colour with mean 1; direction towards the light in camera space' }),
    items: z.array(z.object({ skuId: z.string(), arItemId: z.string(), transform: matrix })),
    width: z.int(),
    height: z.int(),
    nextCrop: z
      .object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
      .nullable()
      .meta({ description: 'shares of the whole frame worth sending next; null = the whole frame' }),
    hint: z.string().nullable().meta({ description: 'what the person can do about it, in Chinese' }),
    timings: z.object({
      decodeMs: z.number(),
      trackMs: z.number(),
      fitMs: z.number(),
      totalMs: z.number(),
    }),
  })
  .meta({ id: 'TryOnFrameAnswer' });

const side = z.coerce.number().int().min(1).max(SIDE_PX_FIELD_MAX);

/** Size of a raw frame, of the whole frame behind a crop, or of the picture behind points. */
export const frameSizeHeaders = z.object({ 'x-frame-width': side, 'x-frame-height': side });

export const rawFormatHeader = z.enum(['rgba', 'rgb']).default('rgba');

/** `x,y,width,height` in pixels of the whole frame. */
export const cropHeader = z
  .string()
  .regex(/^\d{1,5},\d{1,5},\d{1,5},\d{1,5}$/)
  .transform((text) => text.split(',').map(Number) as [number, number, number, number]);

/** First message of a stream. */
export const firstMessage = z.strictObject({
  ticket: z.string().min(1).max(ID_CHARS_MAX),
  reply: z.enum(['json', 'binary']).default('json'),
  layout: z.union([z.literal(1), z.literal(2)]).default(1),
});

/** A text message on an open stream. */
export const consentMessage = z.strictObject({
  type: z.literal('consent'),
  consentToken: z.string().max(TOKEN_CHARS_MAX),
});
