import { READS } from '#db';
import { type Fen, fen, type MemberId, MINUTE_MS, type OrderId, UNIT_OF_WORK } from '#kernel';
import { LEDGER } from '#modules/ledger';
import { PROFIT_SHARING } from '#modules/profit-sharing';
import type { DatabaseKind } from './databases.ts';
import { staffOf } from './owner.ts';
import { MERCHANT, prepayIdOf, tillAndWallet } from './payments.ts';

export const ROUTE = '/v1/console/profit-sharing';

/** A till whose payments may be shared, an owner, and WeChat's word when it is asked for. */
export async function sharingShop(kind: DatabaseKind) {
  const till = await tillAndWallet(kind);
  const { house, clock, sandbox, payments } = till;
  const unitOfWork = house.container.get(UNIT_OF_WORK);
  const sharing = house.container.get(PROFIT_SHARING);
  const owner = await staffOf(house);
  const pursue = house.jobs.find(({ name }) => name === 'profit-sharing.pursue');
  let orders = 0;
  let keys = 0;

  async function rounds(count: number, jobs: readonly string[] = []): Promise<void> {
    for (let round = 0; round < count; round += 1) {
      for (const name of jobs) await till.job(name);
      await pursue?.run();
      // Longer than the longest pause between two questions.
      clock.advance(11 * MINUTE_MS);
      await sandbox.tick();
    }
  }

  async function post<Body>(path: string, body: object, key = `key-sharing-${++keys}`) {
    const answer = await owner.call('POST', `${ROUTE}${path}`, body, { 'idempotency-key': key });
    return { status: answer.status, body: (await answer.json()) as Body };
  }

  return {
    ...till,
    unitOfWork,
    sharing,
    owner,
    post,
    /** The job runs, time passes, so often. */
    rounds,
    async read<Body>(path: string): Promise<Body> {
      return (await (await owner.call('GET', `${ROUTE}${path}`)).json()) as Body;
    },
    async pay(amountFen: Fen = fen(10_000), isShared = true): Promise<OrderId> {
      orders += 1;
      const orderId = `ord_s${orders}` as OrderId;
      const { params } = await payments.begin(
        {
          ...{ merchantId: MERCHANT, orderId, orderNumber: String(orders), memberId: 'mbr_1' as MemberId },
          ...{ amountFen, description: '团购', expiresAt: clock.now() + 30 * MINUTE_MS },
          ...{ subject: 'recharge', isShared },
        },
        'wechat',
      );
      await till.outside.pay(prepayIdOf(params));
      return orderId;
    },
    async receiver(account: string): Promise<string> {
      const given = { type: 'MERCHANT_ID', account, relation: 'PARTNER', name: '江城商行' };
      const { body } = await post<{ id: string }>('/receivers', given);
      await rounds(1);
      return body.id;
    },
    share: (
      orderId: OrderId,
      shareId: string,
      amounts: Readonly<Record<string, number>>,
      unfreezes = false,
    ): Promise<boolean> =>
      unitOfWork.run((tx) =>
        sharing.share(tx, {
          ...{ merchantId: MERCHANT, orderId, shareId, unfreezes },
          parts: Object.entries(amounts).map(([receiverId, amount]) => ({
            ...{ receiverId, amountFen: fen(amount), description: '分给合作方' },
          })),
        }),
      ),
    unfreeze: (orderId: OrderId, shareId = 'rest') =>
      unitOfWork.run((tx) => sharing.unfreeze(tx, { merchantId: MERCHANT, orderId, shareId })),
    async standing(orderId: OrderId) {
      const found = await unitOfWork.run((tx) => sharing.standing(tx, MERCHANT, orderId));
      if (found === undefined) throw new Error('nobody shared it');
      return found;
    },
    refund: (orderId: OrderId, amountFen: number, refundId = 'r1') =>
      unitOfWork.run((tx) =>
        payments.refund(tx, {
          ...{ merchantId: MERCHANT, orderId, refundId, amountFen: fen(amountFen), reason: '退款' },
        }),
      ),
    /** What a receiver has of us in the books. */
    balance: async (owner: string) =>
      (
        await house.container
          .get(LEDGER)
          .balance(MERCHANT, { unit: 'fen', kind: 'profit-sharing.receiver', owner })
      ).balance,
    check: () => house.container.get(LEDGER).check(MERCHANT),
    rows: (sql: string) => house.container.get(READS).all<Record<string, unknown>>(sql),
  };
}
