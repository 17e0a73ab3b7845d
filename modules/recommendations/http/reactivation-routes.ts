import { z } from 'zod';
import { pageOfSchema, pageQuery, type Route, requireWholeShop, route, staff } from '#http';
import { businessDay, type Clock, type StaffPrincipal, type StoreId, type UnitOfWork } from '#kernel';
import type { Audit } from '#modules/access';
import type { Reactivation, ReactivationEntry } from '../app/places/reactivation.ts';

const ID_CHARS_MAX = 64;
const CSV_ROWS_MAX = 5_000;
const CSV_PAGE_ROWS = 100;
const CSV_PER_MINUTE_MAX = 6;
/** Excel reads UTF-8 only behind this mark. */
const BYTE_ORDER_MARK = '\uFEFF';

const storeId = z
  .string()
  .min(1)
  .max(ID_CHARS_MAX)
  .transform((id) => id as StoreId)
  .optional();

const entry = z
  .object({
    memberId: z.string(),
    name: z.string().meta({ description: 'masked' }),
    storeId: z.string(),
    lastPurchaseAt: z.int(),
    intervalDays: z.number(),
    overdueRatio: z.number().meta({ description: 'days since the last purchase, in intervals of her own' }),
    category: z.object({
      id: z.string(),
      name: z.string(),
      chance: z.number().meta({ description: 'of a purchase from it within 30 days, 0..1' }),
    }),
    products: z.array(z.object({ productId: z.string(), title: z.string(), priceFen: z.int() })),
  })
  .meta({ id: 'ReactivationEntry' });

/** Whom a message could bring back: the owner's, of one store or of all. */
export function reactivationRoutes(
  reactivation: Reactivation,
  unitOfWork: UnitOfWork,
  audit: Audit,
  clock: Clock,
): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/console/recommender/reactivation',
      summary: 'Members who are late by their own rhythm and may be written to, least late first',
      access: staff('owner'),
      query: pageQuery.extend({ storeId }),
      answers: { 200: pageOfSchema(entry) },
      handle: async ({ merchantId, principal, query }) => {
        requireScope(principal, query.storeId);
        return { json: await reactivation.page(merchantId, query.storeId, query.cursor, query.limit) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/recommender/reactivation.csv',
      summary: 'The same as a table, at most 5,000 rows; that it was taken is audited',
      access: staff('owner'),
      limit: { perMinute: CSV_PER_MINUTE_MAX },
      query: z.object({ storeId }),
      answers: { 200: { contentType: 'text/csv' } },
      handle: async ({ merchantId, principal, query, http }) => {
        requireScope(principal, query.storeId);
        const rows: ReactivationEntry[] = [];
        let cursor: string | null | undefined;
        while (cursor !== null && rows.length < CSV_ROWS_MAX) {
          const page = await reactivation.page(merchantId, query.storeId, cursor, CSV_PAGE_ROWS);
          rows.push(...page.items);
          cursor = page.nextCursor;
        }
        await unitOfWork.run((tx) =>
          audit.record(tx, {
            ...{ merchantId, actor: principal.staffId, action: 'recommendations.export_reactivation' },
            subject: `store:${query.storeId ?? 'all'}`,
            ...{ before: null, after: { rows: rows.length }, ip: http.request.ip ?? null, at: clock.now() },
          }),
        );
        return {
          bytes: csvOf(rows),
          contentType: 'text/csv; charset=utf-8',
          headers: { 'content-disposition': 'attachment; filename="reactivation.csv"' },
        };
      },
    }),
  ];
}

/** Without a store the list tells of every store: a grant for one of them does not open it. */
function requireScope(person: StaffPrincipal, wanted: StoreId | undefined): void {
  if (wanted === undefined) requireWholeShop(person);
}

const HEADINGS = [
  '会员号',
  '昵称',
  '门店',
  '上次购买',
  '平均间隔（天）',
  '逾期倍数',
  '建议品类',
  '商品一',
  '商品二',
];

function csvOf(rows: readonly ReactivationEntry[]): string {
  const lines = rows.map((row) => [
    row.memberId,
    row.name,
    row.storeId,
    businessDay(row.lastPurchaseAt),
    String(row.intervalDays),
    String(row.overdueRatio),
    row.category.name,
    row.products[0]?.title ?? '',
    row.products[1]?.title ?? '',
  ]);
  return BYTE_ORDER_MARK + [HEADINGS, ...lines].map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}

/** A cell that begins like a formula would be one: nicknames are other people's words. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
