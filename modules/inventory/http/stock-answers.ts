import { z } from 'zod';
import { pageOfSchema } from '#http';
import { MOVEMENT_REASONS } from '../domain/movement.ts';

/** What the desk answers with; `title` and `optionText` say what an article is called. */
export const locationAnswer = z.object({
  id: z.string(),
  kind: z.enum(['store', 'warehouse']),
  name: z.string(),
  online: z.boolean(),
});

const named = { title: z.string(), optionText: z.string() };
const place = { skuId: z.string(), storeId: z.string() };
export const listedStock = z
  .object({
    ...place,
    ...named,
    onHand: z.int(),
    available: z.int(),
    reserved: z.int(),
    safety: z.int(),
    offlineBuffer: z.int(),
    sellable: z.int(),
    lowAt: z.int().nullable(),
    lowDays: z.int().nullable(),
    lowDelta: z.int(),
    low: z.boolean(),
    inTransit: z.int(),
    suggested: z.int(),
    version: z.int(),
    changedAt: z.int(),
  })
  .meta({ id: 'ListedStock' });
export const movementAnswer = z
  .object({
    ...place,
    ...named,
    document: z.string(),
    reason: z.enum(MOVEMENT_REASONS),
    change: z.int(),
    at: z.int(),
    position: z.int(),
    actor: z.string(),
    note: z.string(),
  })
  .meta({ id: 'StockMovement' });
export const alertAnswer = z
  .object({
    ...place,
    ...named,
    at: z.int(),
    available: z.int(),
    lowAt: z.int().nullable(),
    lowDelta: z.int(),
    inTransit: z.int(),
    suggested: z.int(),
  })
  .meta({ id: 'LowStockAlert' });
export const shortageAnswer = z
  .object({ ...place, ...named, document: z.string(), pieces: z.int(), at: z.int() })
  .meta({ id: 'StockShortage' });
export const quotaAnswer = z
  .object({
    ...place,
    ...named,
    id: z.string().meta({ description: '`channel:<name>` or `activity:<id>`' }),
    mode: z.enum(['carved', 'ceiling']),
    overflow: z.boolean(),
    state: z.enum(['OPEN', 'ENDED']),
    planned: z.int(),
    quota: z.int(),
    sold: z.int(),
    held: z.int(),
    available: z.int(),
  })
  .meta({ id: 'StockQuota' });
export const transferAnswer = z
  .object({
    id: z.string(),
    fromStoreId: z.string(),
    toStoreId: z.string(),
    state: z.enum(['SENT', 'CLOSED']),
    note: z.string(),
    sentBy: z.string(),
    sentAt: z.int(),
    closedAt: z.int().nullable(),
    lines: z.array(
      z.object({
        skuId: z.string(),
        ...named,
        sent: z.int(),
        received: z.int(),
        lost: z.int(),
        inTransit: z.int(),
      }),
    ),
  })
  .meta({ id: 'StockTransfer' });
export const takeAnswer = z
  .object({
    id: z.string(),
    storeId: z.string(),
    state: z.enum(['OPEN', 'CLOSED']),
    note: z.string(),
    openedBy: z.string(),
    openedAt: z.int(),
    closedAt: z.int().nullable(),
  })
  .meta({ id: 'StockTake' });
export const takeLines = pageOfSchema(
  z
    .object({
      skuId: z.string(),
      title: z.string(),
      optionText: z.string(),
      counted: z.int().nullable(),
      posted: z.boolean(),
      expected: z
        .int()
        .nullable()
        .meta({ description: 'null before it was counted, and to who may not post' }),
      difference: z.int().nullable(),
    })
    .meta({ id: 'StockTakeLine' }),
);
const differences = z.array(z.object({ skuId: z.string(), difference: z.int() }));
export const postedAnswer = z
  .object({
    posted: differences,
    blocked: differences.meta({ description: 'Missing pieces are promised to orders; the take stays open' }),
  })
  .meta({ id: 'PostedStockTake' });
export const tillAnswer = z
  .object({
    repeated: z.boolean(),
    short: z.array(z.object({ skuId: z.string(), pieces: z.int() })),
  })
  .meta({ id: 'RecordedTillSale' });
export const externalAnswer = z
  .object({ applied: z.array(z.string()), ignored: z.array(z.string()) })
  .meta({ id: 'AppliedStockLevels' });

export const wishAnswer = z
  .object({
    skuId: z.string(),
    storeId: z.string().nullable(),
    askedAt: z.int(),
    toldAt: z.int().nullable(),
  })
  .meta({ id: 'RestockWish' });
