import { affectedRows } from '#db';
import { DATABASE_KINDS } from '../support/databases.ts';
import { MERCHANT, OPENING_MS, type SmallShop, smallShop } from '../support/small-shop.ts';

const LETTERS = '/v1/console/outbox/dead-letters';
const PHONE = '13800138000';

interface Letter {
  readonly id: string;
  readonly type: string;
  readonly attempts: number;
  readonly lastError: string;
  readonly payloadKeys: readonly string[];
}

interface LetterPage {
  readonly items: readonly Letter[];
  readonly nextCursor: string | null;
}

describe.each(DATABASE_KINDS)('dead letters on %s', (kind) => {
  let shop: SmallShop;
  let owner: string;

  const die = (id: string, deadAt: number, merchantId: string = MERCHANT) =>
    shop.unitOfWork.run((tx) =>
      affectedRows(
        tx,
        `insert into outbox (id, type, occurred_at, payload, attempts, next_attempt_at, last_error, dead_at)
         values (?, 'hall.greeted', 1000, ?, 36, 0, ?, ?)`,
        [
          id,
          JSON.stringify({ merchantId, note: `她说 "merchantId":"mch_far"，电话 ${PHONE}` }),
          `no route to ${PHONE} ${'.'.repeat(400)}`,
          deadAt,
        ],
      ),
    );
  const list = async (query = '', token = owner) =>
    (await shop.call<LetterPage>('GET', `${LETTERS}${query}`, { token })).body;
  const redrive = (id: string, token = owner) =>
    shop.call<{ redriven: boolean }>('POST', `${LETTERS}/${id}/redrive`, { token });
  const entries = async () =>
    (
      await shop.call<{ items: { actor: string; subject: string }[] }>(
        'GET',
        '/v1/console/audit?action=house.redrive_event',
        { token: owner },
      )
    ).body.items;

  beforeAll(async () => {
    shop = await smallShop(kind);
    owner = await shop.staff('owner');
    await die('letter-1', 5_000);
    await die('letter-2', 5_000);
    await die('letter-3', 6_000);
    await die('letter-far', 7_000, 'mch_far');
  }, OPENING_MS);
  afterAll(() => shop.close());

  test('the owner sees what was given up, page by page, and nothing that it says about anybody (X-05)', async () => {
    const first = await list('?limit=2');
    expect(first.items.map(({ id }) => id)).toEqual(['letter-3', 'letter-2']);
    const second = await list(`?limit=2&cursor=${first.nextCursor}`);
    expect(second).toMatchObject({ items: [{ id: 'letter-1' }], nextCursor: null });
    expect(first.items[0]).toMatchObject({
      type: 'hall.greeted',
      occurredAt: 1_000,
      attempts: 36,
      payloadKeys: ['merchantId', 'note'],
    });
    expect(first.items[0]?.lastError.length).toBeLessThanOrEqual(200);
    expect(JSON.stringify([first, second])).not.toContain(PHONE);
  });

  test('a cursor that nobody gave is refused', async () => {
    const cursor = Buffer.from('["soon"]').toString('base64url');
    expect((await shop.call('GET', `${LETTERS}?cursor=${cursor}`, { token: owner })).status).toBe(400);
  });

  test('only the owner of the whole shop sees them', async () => {
    const clerk = await shop.staff('jianghan');
    expect((await shop.call('GET', LETTERS, { token: clerk })).status).toBe(403);
    expect((await redrive('letter-1', clerk)).status).toBe(403);
  });

  test('a letter is sent again once, however often she presses, and the log says who did it (X-05, X-10)', async () => {
    expect((await redrive('letter-1')).body).toMatchObject({ redriven: true });
    expect((await redrive('letter-1')).body).toMatchObject({ redriven: false });
    expect(await entries()).toMatchObject([{ actor: 'stf_owner', subject: 'event:letter-1' }]);
    await shop.deliver();
    const rows = await shop.reads.all(
      "select 1 as one from outbox where id = 'letter-1' and delivered_at > 0",
    );
    expect(rows).toHaveLength(1);
    expect((await list()).items.map(({ id }) => id)).toEqual(['letter-3', 'letter-2']);
  });

  test('another merchant’s letters do not exist here (X-09)', async () => {
    expect((await redrive('letter-far')).status).toBe(404);
    expect((await redrive('letter-nowhere')).status).toBe(404);
    const rows = await shop.reads.all("select 1 as one from outbox where id = 'letter-far' and dead_at > 0");
    expect(rows).toHaveLength(1);
  });
});
