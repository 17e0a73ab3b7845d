import { randomUUID } from 'node:crypto';

export interface BoughtOrder {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly groups: readonly { readonly storeId: string; readonly pickupCode: string | null }[];
}

const PAID_WITHIN_MS = 10_000;

/** Somebody with a phone, over the public API: signs in, orders for pickup, pays in the sandbox's wallet. */
export async function demoShopper(shopUrl: string, name: string) {
  async function call<Answer>(method: string, path: string, body?: object, token?: string): Promise<Answer> {
    const answer = await fetch(`${shopUrl}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  }
  const { accessToken } = await call<{ accessToken: string }>('POST', '/v1/auth/wechat', {
    code: `demo:${name}`,
    acceptsTerms: true,
  });

  return {
    /** Buys the first article of the store that is in stock, and waits until the shop knows that it is paid. */
    async buy(storeId: string): Promise<BoughtOrder> {
      type Goods = { items: { skuId: string; inStock: boolean }[] };
      const { items } = await call<Goods>('GET', `/v1/products?storeId=${storeId}&limit=20`);
      const skuId = items.find(({ inStock }) => inStock)?.skuId;
      const groups = [{ storeId, lines: [{ skuId, quantity: 1 }], fulfilment: { type: 'pickup' } }];
      const order = await call<BoughtOrder>('POST', '/v1/orders', { groups }, accessToken);
      const payment = await call<{ params: { package: string } }>(
        'POST',
        `/v1/orders/${order.id}/payment`,
        { provider: 'wechat' },
        accessToken,
      );
      await call('POST', '/v1/demo/wallet/payments', { package: payment.params.package }, accessToken);
      const end = performance.now() + PAID_WITHIN_MS;
      for (;;) {
        const seen = await call<BoughtOrder>('GET', `/v1/orders/${order.id}`, undefined, accessToken);
        if (seen.state === 'PAID') return seen;
        if (performance.now() > end) throw new Error(`order ${order.number} stays ${seen.state}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
}
