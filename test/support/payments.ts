import { READS } from '#db';
import type { Route } from '#http';
import {
  type DomainEvent,
  type EpochMs,
  type Fen,
  fen,
  type MemberId,
  type MerchantId,
  MINUTE_MS,
  type OrderId,
  UNIT_OF_WORK,
} from '#kernel';
import { MEMBER_IMPORT } from '#modules/members';
import {
  PAYMENTS,
  PAYMENTS_SETTINGS,
  type PaymentProviderName,
  type Payments,
  paymentsFeature,
} from '#modules/payments';
import { HandClock } from './clock.ts';
import type { DatabaseKind } from './databases.ts';
import { testHouse } from './house.ts';
import { testSandbox } from './sandbox.ts';

export const MERCHANT = 'mch_tongqu' as MerchantId;
export const ORDER = 'ord_1' as OrderId;
export const AMOUNT: Fen = fen(12_900);
const MEMBER = 'mbr_1' as MemberId;

/**
 * House and sandbox, with real keys and real HTTP between them. Both live by one clock that is moved by hand;
 * it starts at the machine's time, because the SDK compares signatures with that.
 */
export async function tillAndWallet(kind: DatabaseKind) {
  const clock = new HandClock(Date.now());
  const outside = await testSandbox({ clock });
  const house = await testHouse(kind, { clock, wechat: outside.wechat });
  const notifyUrl = `${house.url}/v1/payments/wechat/notify`;
  outside.setNotifyUrl(notifyUrl);
  await house.container
    .get(UNIT_OF_WORK)
    .run((tx) =>
      house.container
        .get(MEMBER_IMPORT)
        .importMembers(tx, MERCHANT, [
          { id: MEMBER, nickname: '晓雯', openid: 'oXiaowen', joinedAt: clock.now(), homeStoreId: null },
        ]),
    );
  const payments: Payments = house.container.get(PAYMENTS);
  const reads = house.container.get(READS);
  const openUntil: EpochMs = clock.now() + 30 * MINUTE_MS;

  const beginAt = <Name extends PaymentProviderName>(
    name: Name,
    orderId: OrderId = ORDER,
    memberId: MemberId = MEMBER,
  ) =>
    payments.begin(
      {
        merchantId: MERCHANT,
        orderId,
        orderNumber: '20261121000001',
        memberId,
        amountFen: AMOUNT,
        description: '通衢 江汉路店',
        expiresAt: openUntil,
      },
      name,
    );

  return {
    clock,
    outside,
    sandbox: outside.sandbox,
    house,
    notifyUrl,
    payments,
    begin: () => beginAt('wechat'),
    beginAt,
    openUntil,
    /** Begins the payment of whoever holds this access token. */
    async beginFor(token: string) {
      const me = await fetch(`${house.url}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
      const { id } = (await me.json()) as { id: MemberId };
      return beginAt('wechat', ORDER, id);
    },
    post: (path: string, body: object, token?: string) =>
      fetch(`${house.url}${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(body),
      }),
    /** The payment routes of a house that is no demo. */
    routesInProduction(): readonly Route[] {
      const { container } = house;
      const settings = container.get(PAYMENTS_SETTINGS);
      container.unload(paymentsFeature.wiring);
      container.rebind(PAYMENTS_SETTINGS).toConstantValue({ ...settings, isDemo: false });
      container.load(paymentsFeature.wiring);
      return paymentsFeature.routes === undefined ? [] : container.get(paymentsFeature.routes);
    },
    /** Hands an event to the handlers of this module alone; there is no order behind these payments. */
    async deliver(event: DomainEvent): Promise<void> {
      const handlers =
        paymentsFeature.handlers === undefined ? [] : house.container.get(paymentsFeature.handlers);
      for (const handler of handlers) await handler.deliver({ id: `evt-${event.occurredAt}`, event });
    },
    async job(name: string): Promise<void> {
      await house.jobs.find((job) => job.name === name)?.run();
    },
    /** Events that this order has caused, oldest first. */
    async events(type: string): Promise<Record<string, unknown>[]> {
      const rows = await reads.all<{ payload: string }>(
        'select payload from outbox where type = ? order by id',
        [type],
      );
      return rows.map(({ payload }) => JSON.parse(payload));
    },
    async state(orderId: OrderId = ORDER): Promise<string | undefined> {
      const sql = 'select state from payment_intents where order_id = ?';
      return (await reads.all<{ state: string }>(sql, [orderId]))[0]?.state;
    },
    async close(): Promise<void> {
      await house.close();
      await outside.close();
    },
  };
}

export const prepayIdOf = (params: { readonly package: string }): string =>
  params.package.replace('prepay_id=', '');
