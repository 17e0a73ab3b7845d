import { z } from 'zod';
import { pageOfSchema, pageQuery, type Route, requireWholeShop, route, staff } from '#http';
import type { MerchantId } from '#kernel';
import { UNITS } from '../domain/books.ts';
import type { Ledger, TrialLine } from '../tokens.ts';

const unit = z.enum(UNITS);
const trialAnswer = z
  .object({
    items: z.array(
      z.object({
        unit,
        kind: z.string(),
        accounts: z.int(),
        balance: z.int().describe('over all kinds of a unit these add up to 0'),
        held: z.int().describe('set aside by open holds'),
      }),
    ),
  })
  .meta({ id: 'TrialBalance' });

const entryAnswer = z
  .object({
    seq: z.int(),
    amount: z.int(),
    balanceAfter: z.int(),
    bizType: z.string(),
    bizId: z.string(),
    direction: z.string(),
    memo: z.string(),
    at: z.int(),
  })
  .meta({ id: 'LedgerEntry' });

const accountParams = z.object({
  unit,
  kind: z.string().regex(/^[a-z_-]{1,40}\.[a-z_-]{1,40}$/),
  owner: z.string().min(1).max(64),
});

/** The books, for the owner: read only. */
export function ledgerRoutes(
  ledger: Ledger,
  trial: (merchantId: MerchantId) => Promise<readonly TrialLine[]>,
): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/console/ledger/trial-balance',
      summary: 'Sums of all accounts by unit and kind',
      access: staff('owner'),
      limit: { perMinute: 30 },
      answers: { 200: trialAnswer },
      handle: async ({ merchantId, principal }) => {
        requireWholeShop(principal);
        return { json: { items: await trial(merchantId) } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/ledger/accounts/{unit}/{kind}/{owner}/entries',
      summary: 'The book of one account, newest first; empty for one that nothing ever came to',
      access: staff('owner'),
      params: accountParams,
      query: pageQuery,
      answers: { 200: pageOfSchema(entryAnswer) },
      handle: async ({ merchantId, principal, params, query: { cursor, limit } }) => {
        requireWholeShop(principal);
        return { json: await ledger.entries(merchantId, params, cursor, limit) };
      },
    }),
  ];
}
