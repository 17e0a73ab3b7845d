import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  basket,
  GIFT,
  JIANGHAN,
  OPENING_MS,
  OPTICS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';
import type { OrderBody } from './order-body.ts';

interface Message {
  readonly name: string;
  readonly data: Record<string, unknown>;
}

/** Reads server-sent events until `enough` of them have come. */
async function* messages(body: ReadableStream<Uint8Array>): AsyncGenerator<Message> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const name = /^event: (.+)$/m.exec(block)?.[1];
      const data = /^data: (.+)$/m.exec(block)?.[1];
      if (name !== undefined && data !== undefined) yield { name, data: JSON.parse(data) };
    }
  }
}

describe.each(DATABASE_KINDS)('the live order list on %s', (kind) => {
  let shop: SmallShop;

  beforeAll(async () => {
    shop = await smallShop(kind);
  }, OPENING_MS);
  afterAll(() => shop.close());

  beforeEach(async () => {
    await shop.startAfresh();
  });

  const open = async (account: string, storeId: string) => {
    const token = await shop.staff(account);
    const leave = new AbortController();
    const reply = await fetch(`${shop.house.url}/v1/console/orders/stream?storeId=${storeId}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: leave.signal,
    });
    return { reply, leave, token };
  };

  test('a paid order appears at its store, and only there, without code or address', async () => {
    const here = await open('jianghan', JIANGHAN);
    const elsewhere = await open('optics', OPTICS);
    expect(here.reply.headers.get('content-type')).toMatch('text/event-stream');
    if (here.reply.body === null || elsewhere.reply.body === null) throw new Error('a stream has a body');
    const told = messages(here.reply.body);
    const toldElsewhere = messages(elsewhere.reply.body);
    expect((await told.next()).value).toMatchObject({ name: 'snapshot' });
    expect((await toldElsewhere.next()).value).toMatchObject({ name: 'snapshot' });

    const token = await shop.shopper('晓雯');
    const { body: order } = await shop.call<OrderBody>('POST', '/v1/orders', {
      token,
      body: { groups: basket({ [GIFT]: 1 }) },
    });
    await shop.deliver();

    const { value } = await told.next();
    expect(value).toMatchObject({
      name: 'order',
      data: {
        id: order.id,
        number: order.number,
        state: 'PAID',
        groups: [{ state: 'PREPARING', pickupCode: null }],
      },
    });
    const silence = await Promise.race([
      toldElsewhere.next(),
      new Promise<'silent'>((resolve) => setTimeout(() => resolve('silent'), 200)),
    ]);
    expect(silence).toBe('silent');
    here.leave.abort();
    elsewhere.leave.abort();
  });

  test('who signs out hears no more of the shop, and the stream ends', async () => {
    const { reply, token } = await open('jianghan', JIANGHAN);
    if (reply.body === null) throw new Error('a stream has a body');
    const told = messages(reply.body);
    expect((await told.next()).value).toMatchObject({ name: 'snapshot' });
    expect((await shop.call('POST', '/v1/staff/sign-out', { token })).status).toBe(204);

    const body = { groups: basket({ [GIFT]: 1 }) };
    await shop.call('POST', '/v1/orders', { token: await shop.shopper('晓雯'), body });
    await shop.deliver();
    expect(await told.next()).toMatchObject({ done: true });
  });

  test('another store’s stream is refused', async () => {
    expect((await open('optics', JIANGHAN)).reply.status).toBe(403);
  });
});
