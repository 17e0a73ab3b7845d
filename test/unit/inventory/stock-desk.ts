import type { MerchantId, SkuId, StaffId, StoreId, Tx } from '#kernel';
import { stockDesk, type Who } from '../../../modules/inventory/app/desk.ts';
import { KnownGoods } from '../../../modules/inventory/app/known-goods.ts';
import type { StockLocation } from '../../../modules/inventory/domain/stock-location.ts';

export const NOW = Date.UTC(2026, 10, 21, 4);
export const MERCHANT = 'mch_1' as MerchantId;
export const HERE = 'str_1' as StoreId;
export const THERE = 'whs_1' as StoreId;
export const MUG = 'sku_mug' as SkuId;
export const TEA = 'sku_tea' as SkuId;

const TX: Tx = { emit: () => undefined };

export const ANN: Who = { merchantId: MERCHANT, staffId: 'stf_ann' as StaffId, ip: '10.0.0.7' };
export const POSTED: Who = {
  ...ANN,
  request: { owner: 'stf_ann', key: 'key-00000001', requestHash: 'hash' },
};

const LOCATIONS: readonly StockLocation[] = [
  { id: HERE, kind: 'store', name: '江汉路店', online: true },
  { id: THERE, kind: 'warehouse', name: '总仓', online: false },
];

/** A desk whose log can be read; it knows one store, one warehouse, a mug and tea. */
export function desk() {
  const log: unknown[] = [];
  const answers = new Map<string, object>();
  const act = stockDesk({
    unitOfWork: { run: (work) => work(TX) },
    answers: {
      claim: async <Answer extends object>(_tx: Tx, { key }: { readonly key: string }) =>
        answers.get(key) as Answer | undefined,
      record: async (_tx, { key }, answer) => void answers.set(key, answer),
    },
    audit: {
      record: async (_tx, entry) => void log.push(entry),
      verifyChain: () => Promise.reject(new Error('nobody asks')),
    },
    clock: { now: () => NOW },
  });
  const find = async (merchantId: MerchantId, id: StoreId) =>
    merchantId === MERCHANT ? LOCATIONS.find((location) => location.id === id) : undefined;
  const written: unknown[] = [];
  const names = new Map([MUG, TEA].map((id) => [id, { title: id, optionText: '' }]));
  const known = new KnownGoods({
    skus: {
      names: async () => names,
      search: async () => [],
      identify: async (_merchant, asked) => {
        written.push(asked);
        return new Map([['6901234567892', MUG]]);
      },
    },
    locations: { find },
  });
  return { act, known, log, answers, find, written };
}

/** What is written down of an act of hers. */
export const entry = (
  action: string,
  subject: string,
  after: object | null,
  before: object | null = null,
) => ({
  ...{ merchantId: MERCHANT, actor: 'stf_ann', ip: '10.0.0.7', at: NOW },
  action,
  subject,
  before,
  after,
});

/** Answers as given, and remembers what it was asked. */
export function heard<Answer>(calls: unknown[], name: string, answer?: Answer) {
  return async (...given: unknown[]): Promise<Answer> => {
    calls.push([name, ...given.filter((one) => one !== TX)]);
    return answer as Answer;
  };
}

export const refusal = (kind: string, code: string, message: string, facts: object = {}) =>
  expect.objectContaining({ kind, code, message, facts });
