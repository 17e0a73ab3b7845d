import { affectedRows, READS } from '#db';
import { MINUTE_MS, type OrderId, SECOND_MS, type StoreId, UNIT_OF_WORK } from '#kernel';
import { TILL_PAYMENTS } from '#modules/payments';
import { PAYMENT_PROVIDERS } from '../../modules/payments/app/ports.ts';
import type { ProviderAtTill } from '../../modules/payments/app/provider.ts';
import { bareCode } from '../../modules/payments/domain/pay-code.ts';
import type { DatabaseKind } from './databases.ts';
import { AMOUNT, MERCHANT, tillAndWallet } from './payments.ts';

export const CODE_PROVIDERS = ['wechat', 'alipay', 'unionpay'] as const;
export type CodeProvider = (typeof CODE_PROVIDERS)[number];

/** A counter at which codes are scanned: the payments module and the providers, without orders. */
export async function tillCounter(kind: DatabaseKind) {
  const till = await tillAndWallet(kind);
  const { house, sandbox, clock } = till;
  const payments = house.container.get(TILL_PAYMENTS);
  const reads = house.container.get(READS);
  let keys = 0;
  const original = new Map<CodeProvider, ProviderAtTill['charge']>();

  const codes = {
    ...{ wechat: sandbox.pay.payCodes, alipay: sandbox.alipay.payCodes },
    unionpay: sandbox.unionpay.payCodes,
  };
  const numberOf = async (orderId: OrderId) => {
    const [row] = await reads.all<{ number: string }>(
      `select out_trade_no as number from payment_scans where order_id = ? order by scanned_at desc, out_trade_no desc limit 1`,
      [orderId],
    );
    return row?.number ?? '';
  };

  return {
    ...till,
    codes,
    numberOf,
    async numbersOf(orderId: OrderId): Promise<readonly string[]> {
      const rows = await reads.all<{ number: string }>(
        'select out_trade_no as number from payment_scans where order_id = ?',
        [orderId],
      );
      return rows.map(({ number }) => number);
    },
    scan(orderId: OrderId, payCode: string, key?: string) {
      keys += 1;
      return payments.scan(
        {
          ...{ merchantId: MERCHANT, orderId, orderNumber: '20261121000001', memberId: 'mbr_1' as never },
          ...{ amountFen: AMOUNT, description: '通衢 江汉路店', expiresAt: clock.now() + 15 * MINUTE_MS },
          ...{ storeId: 'str_jianghan' as StoreId, payCode },
        },
        { owner: 'stf_1', key: key ?? `scan-key-${keys}`, requestHash: bareCode(payCode) },
      );
    },
    scanOf: (orderId: OrderId) => payments.scanOf(MERCHANT, orderId),
    /** She types her password, or (at WeChat) says no. */
    confirm(provider: CodeProvider, outTradeNo: string, refuses = false) {
      if (provider === 'wechat') sandbox.pay.confirmCode(outTradeNo, refuses);
      else if (provider === 'unionpay') sandbox.unionpay.pay(outTradeNo);
      else sandbox.alipay.confirm(outTradeNo);
    },
    /** Time passes, and the jobs do their work. */
    async pass(ms: number, everyMs = 5 * SECOND_MS): Promise<void> {
      for (let left = ms; left > 0; left -= everyMs) {
        clock.advance(Math.min(everyMs, left));
        await sandbox.tick();
        for (const job of ['pursue_scans', 'watch_given_up', 'query_unfinished', 'pursue_refunds'])
          await till.job(`payments.${job}`);
      }
    },
    /** What the provider holds of this number's money in the end. */
    heldFen(provider: CodeProvider, outTradeNo: string): number {
      if (provider === 'wechat') {
        const trade = sandbox.trades.list().find((each) => each.outTradeNo === outTradeNo);
        if (trade === undefined || trade.paidAt === null || trade.state === 'REVOKED') return 0;
        const back = sandbox.refunds.of(outTradeNo).reduce((sum, { amountFen }) => sum + amountFen, 0);
        return trade.totalFen - back;
      }
      if (provider === 'unionpay') {
        const all = sandbox.acpTransactions.list().filter(({ doneAt }) => doneAt !== null);
        const payment = all.find((each) => each.orderId === outTradeNo);
        if (payment === undefined || payment.state === 'REVERSED') return 0;
        const back = all.filter(({ origQryId }) => origQryId === payment.queryId);
        return payment.amountFen - back.reduce((sum, { amountFen }) => sum + amountFen, 0);
      }
      const trade = sandbox.alipayTrades.list().find((each) => each.outTradeNo === outTradeNo);
      if (trade === undefined || trade.paidAt === null) return 0;
      return trade.totalFen - trade.refunds.reduce((sum, { amountFen }) => sum + amountFen, 0);
    },
    /** What became of the numbers of this order under which nobody is to pay any more. */
    async givenUpOf(orderId: OrderId): Promise<readonly string[]> {
      const rows = await reads.all<{ state: string }>(
        `select g.state from payment_given_up g join payment_intents i on i.id = g.payment_id where i.order_id = ?`,
        [orderId],
      );
      return rows.map(({ state }) => state);
    },
    /** Something happens between the provider's answer to the next question and what is made of it. */
    afterNextAnswer(provider: CodeProvider, work: () => Promise<unknown>): void {
      const asked = house.container.get(PAYMENT_PROVIDERS).get(provider);
      const query = asked.query.bind(asked);
      asked.query = async (payment) => {
        asked.query = query;
        const said = await query(payment);
        await work();
        return said;
      };
    },
    /** A shop that has no account there. */
    async without(provider: CodeProvider, work: () => Promise<unknown>): Promise<void> {
      const providers = house.container.get(PAYMENT_PROVIDERS);
      const find = providers.find.bind(providers);
      providers.find = (name) => (name === provider ? undefined : find(name));
      await work();
      providers.find = find;
    },
    /** As another process does that finds her too slow. */
    async decideAgainst(outTradeNo: string): Promise<void> {
      await house.container
        .get(UNIT_OF_WORK)
        .run((tx) =>
          affectedRows(
            tx,
            "update payment_scans set state = 'REVERSING', reason = 'timed_out' where out_trade_no = ?",
            [outTradeNo],
          ),
        );
    },
    /** The process dies at the next scan: before the provider hears of it, or before its answer is written down. */
    dieAtNextCharge(provider: CodeProvider, when: 'before' | 'after'): void {
      const { atTill } = house.container.get(PAYMENT_PROVIDERS).get(provider);
      const charge = original.get(provider) ?? atTill.charge;
      original.set(provider, charge);
      atTill.charge = async (...asked) => {
        atTill.charge = charge;
        if (when === 'after') await charge(...asked);
        throw new Error('the process was killed');
      };
    },
    async paidEvents(orderId: OrderId): Promise<number> {
      const all = await till.events('payments.payment_succeeded');
      return all.filter((event) => event['orderId'] === orderId).length;
    },
  };
}

export type TillCounter = Awaited<ReturnType<typeof tillCounter>>;
