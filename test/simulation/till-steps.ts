import type { SkuId } from '#kernel';
import { JIANGHAN } from '../support/small-shop.ts';
import type { Answer, Body } from './callers.ts';
import type { Scene, Steps } from './scene.ts';
import { SKUS } from './shop.ts';
import { isAllowed } from './wallet.ts';

/** Sales that the cashier still thinks of. */
const RECENT = 4;
/** The code before is still being asked about. */
const SCAN_OPEN = 'payments.scan_open';
/** The wallets whose codes a till reads. */
const WALLETS = ['wechat', 'alipay'] as const;
type Wallet = (typeof WALLETS)[number];

interface Sale {
  readonly id: string;
  readonly payCodes: string[];
  isOver?: true;
}

/** One till: members show their code or stay strangers, pay by the code in a wallet, by their card, or not at all. */
export function tillSteps({ dice, outside: { sandbox }, shoppers, callers }: Scene): Steps {
  const sales: Sale[] = [];
  let customerToken: string | undefined;
  /** She mostly goes on with one that is open; mistakes happen. */
  const anySale = () => {
    const open = sales.filter(({ isOver }) => isOver === undefined);
    const among = open.length === 0 || dice.chance(0.1) ? sales : open;
    return among.length === 0 ? undefined : dice.pick(among.slice(-RECENT));
  };
  const told =
    (sale: Sale) =>
    ({ status, body }: Answer) => {
      const { state } = (body['payment'] ?? {}) as { state?: string };
      if (
        (status === 409 && body['code'] !== SCAN_OPEN) ||
        state === 'PAID' ||
        (body['order'] as Body | undefined)?.['state'] === 'CANCELLED'
      )
        sale.isOver = true;
      if (state !== undefined) callers.count(`code ${state}`);
    };
  const codes = { wechat: sandbox.pay.payCodes, alipay: sandbox.alipay.payCodes };

  async function readMemberCode(): Promise<string> {
    const shown = await callers.once(dice.pick(shoppers), '/v1/me/code');
    if (shown?.status !== 200) return `no code ${shown?.status ?? 'lost'}`;
    const scan = { storeId: JIANGHAN, code: String(shown.body['code']) };
    return callers.ask('owner', '/v1/console/till/customers', scan, ({ status, body }) => {
      if (status === 200) customerToken = String(body['customerToken']);
    });
  }

  function sell(): Promise<string> {
    const isMember = customerToken !== undefined && dice.chance(0.6);
    const skuIds = SKUS.filter(() => dice.chance(0.3));
    const body = {
      storeId: JIANGHAN,
      lines: (skuIds.length === 0 ? [dice.pick(SKUS)] : skuIds).map((skuId: SkuId) => ({
        skuId,
        quantity: dice.between(1, 2),
      })),
      ...(isMember ? { customerToken } : {}),
      ...(isMember && dice.chance(0.4) ? { points: 'max' } : {}),
      ...(isMember && dice.chance(0.4) ? { storedValueFen: dice.between(1, 50) * 100 } : {}),
    };
    return callers.ask('owner', '/v1/console/till/sales', body, (answer) => {
      if (answer.status !== 201) return;
      const { id } = answer.body['order'] as { id: string };
      sales.push({ id, payCodes: [] });
    });
  }

  /** Now and then the code that was read before once more: the cashier is not sure. */
  function scan(): Promise<string> | undefined {
    const sale = anySale();
    if (sale === undefined) return undefined;
    const known = sale.payCodes.at(-1);
    const kind = dice.weighed({ passes: 4, asks: 5, poor: 1 });
    const payCode = known !== undefined && dice.chance(0.2) ? known : codes[dice.pick(WALLETS)].issue(kind);
    sale.payCodes.push(payCode);
    return callers.ask('owner', `/v1/console/till/sales/${sale.id}/scans`, { payCode }, told(sale));
  }

  /** Telephones that ask for a password. */
  const asking = (): readonly (readonly [Wallet, string])[] => [
    ...sandbox.trades
      .list()
      .filter(({ state }) => state === 'USERPAYING')
      .map(({ outTradeNo }) => ['wechat', outTradeNo] as const),
    ...sandbox.alipayTrades
      .list()
      .filter(({ state }) => state === 'WAIT_BUYER_PAY')
      .map(({ outTradeNo }) => ['alipay', outTradeNo] as const),
  ];

  /** She types it, or, where her wallet knows such a thing, says no. */
  function type(): string | undefined {
    const waiting = asking();
    if (waiting.length === 0) return undefined;
    const [wallet, number] = dice.pick(waiting);
    const refuses = wallet === 'wechat' && dice.chance(0.2);
    const isInTime = isAllowed(() => {
      if (wallet === 'wechat') sandbox.pay.confirmCode(number, refuses);
      else sandbox.alipay.confirm(number);
    });
    if (!isInTime) return `${wallet} too late`;
    return `${wallet} ${refuses ? 'no' : 'yes'}`;
  }

  return {
    read_member_code: { weight: 2, act: readMemberCode },
    sell: { weight: 10, act: sell },
    scan: { weight: 14, act: scan },
    type: { weight: 8, act: type },
    cancel_sale: {
      weight: 3,
      act() {
        const sale = anySale();
        return sale && callers.ask('owner', `/v1/console/till/sales/${sale.id}/cancel`, {}, told(sale));
      },
    },
  };
}
