import { z } from 'zod';
import type { SkuId, StoreId } from '#kernel';
import { MOVE_KINDS } from '../app/move-goods.ts';
import { CHANNELS } from '../domain/channels.ts';
import { HOLD_MINUTES_MAX } from '../domain/stock-settings.ts';

const ID_CHARS_MAX = 64;
const PIECES_MAX = 10_000_000;
const LINES_MAX = 500;
const NOTE_CHARS_MAX = 200;
const DAYS_MAX = 90;
const DOCUMENT = /^[\w.\-/]{1,64}$/;

const id = z.string().min(1).max(ID_CHARS_MAX);
export const storeIdSchema = id.transform((text) => text as StoreId).meta({ id: 'StockLocationId' });
export const skuIdSchema = id.transform((text) => text as SkuId);
const pieces = z.int().min(0).max(PIECES_MAX);
const somePieces = z.int().min(1).max(PIECES_MAX);
const note = z.string().trim().max(NOTE_CHARS_MAX).default('');

/** Each article once: twice would mean two things. */
function linesOf<Line extends z.ZodType<{ skuId: SkuId }>>(line: Line) {
  return z
    .array(line)
    .min(1)
    .max(LINES_MAX)
    .refine((lines) => new Set(lines.map(({ skuId }) => skuId)).size === lines.length, {
      message: '同一商品规格只能出现一次',
    });
}

const skuIds = z.array(skuIdSchema).min(1).max(LINES_MAX);

export const moveBody = z
  .strictObject({
    storeId: storeIdSchema,
    kind: z.enum(MOVE_KINDS),
    document: z.string().regex(DOCUMENT).optional(),
    note,
    lines: linesOf(
      z.strictObject({
        skuId: skuIdSchema,
        quantity: z
          .int()
          .min(-PIECES_MAX)
          .max(PIECES_MAX)
          .refine((quantity) => quantity !== 0, { message: '数量不能为 0' }),
      }),
    ),
  })
  .refine(({ kind, lines }) => kind === 'adjust' || lines.every(({ quantity }) => quantity > 0), {
    message: '只有调整可以是负数',
    path: ['lines'],
  })
  .meta({ id: 'StockMove' });

export const transferBody = z
  .strictObject({
    fromStoreId: storeIdSchema,
    toStoreId: storeIdSchema,
    note,
    lines: linesOf(z.strictObject({ skuId: skuIdSchema, quantity: somePieces })),
  })
  .meta({ id: 'NewStockTransfer' });

export const receiptBody = z
  .strictObject({
    note,
    lines: linesOf(
      z
        .strictObject({ skuId: skuIdSchema, received: pieces, lost: pieces.default(0) })
        .refine(({ received, lost }) => received + lost > 0, { message: '收到和丢失不能都是 0' }),
    ),
  })
  .meta({ id: 'StockTransferReceipt' });

export const takeBody = z.strictObject({ storeId: storeIdSchema, skuIds, note }).meta({ id: 'NewStockTake' });
export const beginBody = z.strictObject({ skuIds }).meta({ id: 'BeginCounting' });
export const countBody = z
  .strictObject({ lines: linesOf(z.strictObject({ skuId: skuIdSchema, counted: pieces })) })
  .meta({ id: 'StockCounts' });
export const postBody = z.strictObject({ note }).meta({ id: 'PostStockTake' });

export const tillBody = z
  .strictObject({
    storeId: storeIdSchema,
    source: z.string().regex(DOCUMENT),
    saleId: z.string().regex(DOCUMENT),
    kind: z.enum(['sale', 'return']).default('sale'),
    soldAt: z.int().min(0),
    lines: linesOf(z.strictObject({ skuId: skuIdSchema, quantity: somePieces })),
  })
  .meta({ id: 'TillSale' });

export const externalBody = z
  .strictObject({
    storeId: storeIdSchema,
    source: z.string().regex(DOCUMENT),
    lines: linesOf(z.strictObject({ skuId: skuIdSchema, version: z.int().min(1), onHand: pieces })),
  })
  .meta({ id: 'ExternalStockLevels' });

export const levelsBody = z
  .strictObject({
    storeId: storeIdSchema,
    lines: linesOf(
      z
        .strictObject({
          skuId: skuIdSchema,
          safety: pieces.default(0),
          offlineBuffer: pieces.default(0),
          lowAt: pieces.nullable().default(null),
          lowDays: z.int().min(1).max(DAYS_MAX).nullable().default(null),
          lowDelta: somePieces.default(1),
        })
        .refine(({ lowAt, lowDays }) => lowAt === null || lowDays === null, {
          message: '预警按件数或按天数，只能选一种',
        }),
    ),
  })
  .meta({ id: 'StockLevels' });

export const shareBody = z
  .strictObject({
    storeId: storeIdSchema,
    skuId: skuIdSchema,
    channel: z.enum(CHANNELS),
    pieces: pieces.nullable().meta({ description: 'null = sells from the shared pool' }),
    overflow: z.boolean(),
  })
  .meta({ id: 'ChannelShare' });

const minutes = z.int().min(1).max(HOLD_MINUTES_MAX);
export const settingsSchema = z
  .strictObject({
    reserveAt: z.enum(['order', 'payment']),
    holdMinutes: minutes,
    flashHoldMinutes: minutes,
  })
  .meta({ id: 'StockSettings' });

export const locationBody = z
  .strictObject({
    kind: z.enum(['store', 'warehouse']),
    name: z.string().trim().min(1).max(40),
    online: z.boolean(),
  })
  .meta({ id: 'StockLocation' });
