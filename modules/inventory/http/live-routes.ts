import { z } from 'zod';
import { eventStream, open, type Route, route, staff } from '#http';
import type { Clock, MerchantId, SkuId, StoreId } from '#kernel';
import type { LiveRow, LiveStock } from '../app/live-stock.ts';
import { stockState } from '../domain/stock-state.ts';
import { skuList } from './list-routes.ts';
import { locationsSeen, STOCK_STAFF } from './staff-scope.ts';
import { storeIdSchema } from './stock-contract.ts';

const ARTICLES_MAX = 50;
const STREAMS_PER_MINUTE_MAX = 60;
const NO_ROOM = 'Too many open streams; try again later';

const shownStock = z
  .object({ skuId: z.string(), stock: z.enum(['in', 'low', 'none']), version: z.int() })
  .meta({ id: 'ShownStock' });

type StandingRows = (
  merchantId: MerchantId,
  storeId: StoreId,
  skuIds: readonly SkuId[],
) => Promise<readonly LiveRow[]>;

/** Stock as it changes, pushed to open pages (server-sent events). */
export function liveRoutes(live: LiveStock, standing: StandingRows, clock: Clock): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/stores/{storeId}/stock',
      summary: 'Whether these articles are at this store: there, few left, or none; never how many (STO-02)',
      access: open,
      params: z.object({ storeId: storeIdSchema }),
      query: z.object({ skuIds: skuList(ARTICLES_MAX) }),
      answers: { 200: z.object({ storeId: z.string(), items: z.array(shownStock) }) },
      handle: async ({ merchantId, params: { storeId }, query: { skuIds } }) => {
        const rows = new Map((await standing(merchantId, storeId, skuIds)).map((row) => [row.skuId, row]));
        const items = skuIds.map((skuId) =>
          seenByShopper(rows.get(skuId) ?? { skuId, sellable: 0, version: 0 }),
        );
        return { json: { storeId, items } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/stores/{storeId}/stock/live',
      summary:
        'Server-sent events: `snapshot` of these articles at this store, then `stock` per change; what carries a smaller version than was seen is old',
      access: open,
      limit: { perMinute: STREAMS_PER_MINUTE_MAX },
      params: z.object({ storeId: storeIdSchema }),
      query: z.object({ skuIds: skuList(ARTICLES_MAX) }),
      answers: { 200: { contentType: 'text/event-stream' } },
      problems: { 503: NO_ROOM },
      handle: async ({ merchantId, params: { storeId }, query: { skuIds }, http: { response } }) => {
        const wanted = new Set(skuIds);
        const shown = (rows: readonly LiveRow[]) => rows.map(seenByShopper);
        const reload = async () => {
          const rows = await standing(merchantId, storeId, skuIds);
          stream.send('snapshot', { storeId, items: shown(rows) });
        };
        const stop = live.listen(merchantId, {
          changed(rows) {
            const items = rows.filter((row) => row.storeId === storeId && wanted.has(row.skuId));
            if (items.length > 0) stream.send('stock', { storeId, items: shown(items) });
          },
          lost: () => void reload().catch(() => stream.end()),
        });
        const stream = eventStream(response, stop);
        await reload();
        return undefined;
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/stock/live',
      summary:
        'Server-sent events: `snapshot` (load the list now), then `stock` for every change at my locations',
      access: staff(...STOCK_STAFF),
      query: z.object({ storeId: storeIdSchema.optional() }),
      answers: { 200: { contentType: 'text/event-stream' } },
      problems: { 503: NO_ROOM },
      handle: ({ merchantId, principal, query: { storeId }, staysSignedIn, http: { response } }) => {
        const stores = locationsSeen(principal, STOCK_STAFF, storeId);
        const tell = async (name: string, data: object) => {
          if (await staysSignedIn()) stream.send(name, data);
          else stream.end();
        };
        const sees = (row: LiveRow) => stores === null || stores.includes(row.storeId);
        const stop = live.listen(merchantId, {
          changed(rows) {
            const items = rows.filter(sees);
            if (items.length > 0) void tell('stock', { items });
          },
          lost: () => void tell('snapshot', { asOf: clock.now() }),
        });
        const stream = eventStream(response, stop);
        stream.send('snapshot', { asOf: clock.now() });
        return undefined;
      },
    }),
  ];
}

function seenByShopper({ skuId, sellable, version }: Pick<LiveRow, 'skuId' | 'sellable' | 'version'>) {
  return { skuId, stock: stockState(sellable), version };
}
