import type { OrderId } from '#kernel';
import { type Buyer, buyerAndOwner } from '../../support/after-sales.ts';
import { bought } from '../../support/bought-order.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { BLACK, OPENING_MS, type SmallShop, smallShop } from '../../support/small-shop.ts';

interface InvoiceBody {
  readonly id: string;
  readonly state: string;
  readonly amountFen: number;
  readonly redDueFen: number;
  readonly redFen: number;
  readonly shownTitle: string;
  readonly title?: string;
  readonly code?: string;
}
const COMPANY = { kind: 'company', title: '武汉通衢商贸有限公司', taxNumber: '91440300708461136T' };

describe.each(DATABASE_KINDS)('invoices, on %s (ORD-09)', (kind) => {
  let shop: SmallShop;
  let buyer: Buyer;
  let token: string;
  let orderId: OrderId;
  let people = 0;
  beforeAll(async () => {
    shop = await smallShop(kind);
  }, OPENING_MS);
  afterAll(() => shop.close());
  beforeEach(async () => {
    people += 1;
    await shop.startAfresh();
    buyer = await buyerAndOwner(shop, `i${kind}${people}`);
    token = await shop.shopper(`i${kind}${people}`);
    orderId = await bought(shop, buyer.memberId, {
      lines: [{ skuId: BLACK, quantity: 2, totalFen: 20_000 }],
    });
  });

  const request = (body: object = COMPANY, as = token) =>
    shop.call<InvoiceBody>('POST', '/v1/me/invoices', { token: as, body: { orderId, ...body } });
  const desk = (id: string, verb: string, body?: object) =>
    shop.call<InvoiceBody>('POST', `/v1/console/invoices/${id}/${verb}`, {
      token: buyer.owner(),
      ...(body === undefined ? {} : { body }),
    });
  const own = async () =>
    (await shop.call<{ items: InvoiceBody[] }>('GET', '/v1/me/invoices', { token })).body.items;
  /** One of the two pieces goes back. */
  async function giveBackOne(): Promise<void> {
    const { body } = await buyer.apply(orderId, { lines: [{ line: 0, quantity: 1 }] });
    await buyer.desk(body.id, 'approve');
    await shop.deliver();
  }

  test('she asks once per order; a wrong tax number is refused, somebody else’s order does not exist', async () => {
    expect((await request({ ...COMPANY, taxNumber: '91440300708461137T' })).body.code).toBe(
      'invoices.bad_tax_number',
    );
    expect((await request({ ...COMPANY, taxNumber: null })).status).toBe(422);
    expect((await request()).body).toMatchObject({ state: 'REQUESTED', amountFen: 20_000 });
    expect((await request({ kind: 'personal', title: '李雷' })).body.code).toBe('invoices.requested_already');
    expect((await request(COMPANY, await shop.shopper(`j${kind}${people}`))).status).toBe(404);
  });

  test('title and tax number are sealed: the database does not hold them, lists are masked, who looked is kept', async () => {
    const { body } = await request();
    const rows = await shop.reads.all<object>('select * from invoices where id = ?', [body.id]);
    expect(JSON.stringify(rows)).not.toContain(COMPANY.taxNumber);
    expect(JSON.stringify(rows)).not.toContain(COMPANY.title);
    const list = await shop.call<{ items: InvoiceBody[] }>('GET', '/v1/console/invoices', {
      token: buyer.owner(),
    });
    expect(list.body.items).toMatchObject([{ shownTitle: '武***司' }]);
    expect((await desk(body.id, 'title')).body).toEqual(COMPANY);
    expect(
      await shop.reads.all("select 1 from audit_log where action = 'invoices.look_at_title'"),
    ).toHaveLength(1);
    expect((await own())[0]?.title).toBe(COMPANY.title);
  });

  test('what goes back before it is issued makes it smaller, and all of it cancels it', async () => {
    await request();
    await giveBackOne();
    await shop.deliver();
    expect((await own())[0]).toMatchObject({ state: 'REQUESTED', amountFen: 10_000, redDueFen: 0 });
    await giveBackOne();
    expect((await own())[0]).toMatchObject({ state: 'CANCELLED' });
  });

  test('what goes back after it was issued waits for a red letter; with the last of it the invoice is reversed', async () => {
    const { body } = await request();
    const issued = {
      amountFen: 20_000,
      number: '26420000001234567890',
      fileUrl: 'https://files.example/1.pdf',
    };
    expect((await desk(body.id, 'issue', issued)).body).toMatchObject({ state: 'ISSUED' });
    expect((await desk(body.id, 'issue', issued)).status).toBe(409);
    expect((await desk(body.id, 'red-letter', { redNumber: '10000001' })).status).toBe(409);
    await giveBackOne();
    expect((await own())[0]).toMatchObject({ state: 'ISSUED', redDueFen: 10_000, redFen: 0 });
    expect((await desk(body.id, 'red-letter', { redNumber: '10000001' })).body).toMatchObject({
      ...{ state: 'ISSUED', redDueFen: 0, redFen: 10_000 },
    });
    await giveBackOne();
    expect((await desk(body.id, 'red-letter', { redNumber: '10000002' })).body).toMatchObject({
      ...{ state: 'REVERSED', redFen: 20_000 },
    });
  });

  test('an invoice that was written over more than is left by now is not the one that was asked for', async () => {
    const { body } = await request();
    await giveBackOne();
    const written = { number: '26420000001234567890', fileUrl: null };
    expect(await desk(body.id, 'issue', { ...written, amountFen: 20_000 })).toMatchObject({
      status: 409,
      body: { code: 'invoices.changed' },
    });
    expect((await desk(body.id, 'issue', { ...written, amountFen: 10_000 })).body.state).toBe('ISSUED');
  });

  test('money that went back before she asked is not in the invoice, whenever its story is told', async () => {
    const { body } = await buyer.apply(orderId, { lines: [{ line: 0, quantity: 1 }] });
    await buyer.desk(body.id, 'approve');
    expect((await request()).body).toMatchObject({ amountFen: 10_000 });
    await shop.deliver();
    expect((await own())[0]).toMatchObject({ state: 'REQUESTED', amountFen: 10_000, redDueFen: 0 });
  });

  test('money that went back before she asked is not in the invoice', async () => {
    await giveBackOne();
    expect((await request()).body).toMatchObject({ amountFen: 10_000 });
    await shop.deliver();
    expect((await own())[0]).toMatchObject({ amountFen: 10_000, redDueFen: 0 });
  });
});
