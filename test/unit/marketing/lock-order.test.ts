import { type MemberId, type MerchantId, type OrderId, SeededRandom, type Tx } from '#kernel';
import { givingCoupons } from '../../../modules/marketing/app/give-coupon.ts';
import { issueDesk } from '../../../modules/marketing/app/issue-desk.ts';
import { orderCoupons } from '../../../modules/marketing/app/order-coupons.ts';
import { HandClock } from '../../support/clock.ts';

const MERCHANT = 'mch_tongqu' as MerchantId;
const clock = new HandClock();
const tx = { emit: () => {} } as unknown as Tx;

/** Whatever is asked of it is written down and answered by `answers`, or with true. */
function recorder(into: string[], name: string, answers: Readonly<Record<string, unknown>> = {}): never {
  return new Proxy(
    {},
    {
      get: (_target, command) => async (_tx: unknown, _merchantId: unknown, what: unknown, more: unknown) => {
        into.push([name, String(command), ...told(what), ...told(more)].join(' '));
        const known = answers[String(command)];
        return typeof known === 'function' ? known(what) : String(command) in answers ? known : true;
      },
    },
  ) as never;
}

function told(what: unknown): unknown[] {
  if (typeof what !== 'object' || what === null || Array.isArray(what)) return [];
  const { memberId, pieces } = what as { memberId?: string; pieces?: number };
  return [memberId, pieces].filter((each) => each !== undefined);
}

test('(MKT-08) issuing takes the members’ rows in one order and the template’s once, after them, as claims do', async () => {
  const rows: string[] = [];
  const validity = { kind: 'days', days: 7, afterDays: 0 };
  const template = { id: 'tpl_1', state: 'PUBLISHED', perMemberMax: 1, perMemberDayMax: 1, validity };
  const templates = recorder(rows, 'template', { find: template });
  const coupons = recorder(rows, 'coupons', {
    givenFor: undefined,
    nextSeq: ({ memberId }: { memberId: string }) => (memberId === 'mbr_2' ? undefined : 1),
  });
  let n = 0;
  const ids = { next: () => `id_${++n}` };
  const random = new SeededRandom(1);
  const desk = issueDesk({
    ...{ templates, coupons, codes: recorder([], 'codes'), clock, ids, random },
    unitOfWork: { run: async <Result>(work: (tx: Tx) => Promise<Result>) => work(tx) } as never,
    ...{ answers: recorder([], 'answers', { claim: undefined }), audit: recorder([], 'audit') },
    ...{ members: { find: async () => ({}) } as never, hash: {} as never },
    hasBought: async () => false,
    give: givingCoupons({ templates, coupons, ids, random }),
  });
  const members = ['mbr_3', 'mbr_1', 'mbr_2', 'mbr_3'] as MemberId[];
  const issued = await desk.issue({ merchantId: MERCHANT } as never, 'tpl_1', members, {} as never);
  expect(issued).toEqual({ issued: 2, skipped: [{ memberId: 'mbr_2', reason: 'limit' }] });
  expect(rows.filter((row) => /nextSeq|take/.test(row))).toEqual([
    'coupons nextSeq mbr_1',
    'coupons nextSeq mbr_2',
    'coupons nextSeq mbr_3',
    'template take 2',
  ]);
});

test('(MKT-08, MKT-10) locking, using and giving back take coupons before pieces at a price for a time', async () => {
  const rows: string[] = [];
  const orders = orderCoupons({
    coupons: recorder(rows, 'coupons', { ofOrder: [], useFor: ['cpn_1'] }),
    pieces: recorder(rows, 'pieces'),
    gifts: recorder(rows, 'gifts', { end: [] }),
    clock,
  });
  const orderId = 'ord_1' as OrderId;
  const inOrder = async (work: () => Promise<unknown>) => {
    rows.length = 0;
    await work();
    return rows.map((row) => row.split(' ')[0]);
  };
  const lock = {
    ...{ memberId: 'mbr_1' as MemberId, couponIds: ['cpn_1'], orderId, until: 1 },
    limited: [{ promotionId: 'prm_1', skuId: 'sku_1' as never, quantity: 1 }],
  };
  const works = [
    () => orders.lock(tx, MERCHANT, lock),
    () => orders.use(tx, MERCHANT, orderId),
    () => orders.unlock(tx, MERCHANT, orderId, 'cancelled'),
  ];
  for (const work of works) expect(await inOrder(work)).toEqual(['coupons', 'pieces']);
});
