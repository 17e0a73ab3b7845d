import type { MemberId } from '#kernel';
import { VAULT } from '#modules/privacy';
import { plantMember } from '../../support/member-in-every-table.ts';
import { MERCHANT, OPENING_MS, type SmallShop, smallShop } from '../../support/small-shop.ts';

interface Copy {
  readonly id: string;
  readonly state: string;
  readonly requestedAt: number;
  readonly dueAt: number;
  readonly files: readonly { readonly name: string }[];
}

/**
 * What is no information about a person: numbers of rows, hashes, and when something is looked at again. Everything
 * else that is left out is named, with its reason.
 */
const HOUSEKEEPING =
  /(^|_)(id|ids|hash|seq|jti|version|revision|position)$|^next_|^(looks|queries|close_at|sealed_for|wrapped)$/;
const NOT_IN_AN_EXPORT: Readonly<Record<string, string>> = {
  'account_closures.certificate': 'she holds it herself',
  'carts.changed_at': 'told with the cart',
  'consent_ledger.notice_version': 'told with the title',
  'export_files.name': 'the copy itself',
  'export_files.content_type': 'the copy itself',
  'export_files.sealed': 'the copy itself',
  'member_identities.sealed': 'told in clear',
  'members.sealed': 'told in clear',
  'member_codes.nonce': 'shown at a till, worth nothing after a minute',
  'member_codes.step': 'the half minute in which it was shown',
  'member_codes.is_spent': 'whether the till has read it',
  'member_identities.subject': 'told in clear, or found again by an index that says nothing',
  'member_preferences.changed_at': 'when they were last saved; what they are is told',
  'member_sessions.expires_at': 'thirty days after the last use, which is told',
  'member_keys.master_version': 'which key of the shop wraps hers',
  'order_audits.on_silence': 'what the shop does with every order that nobody looked at',
  'order_audits.due_at': 'when silence decides; when it was decided is told',
  'order_audits.decided_by': 'a member of staff',
  'order_groups.fulfilment': 'told with the address in clear',
  'order_groups.placed_at': 'told with the order',
  'order_groups.shipped_at': 'told in the timeline',
  'order_groups.paid_at': 'told with the order',
  'order_groups.payable_fen': 'told with the order',
  'order_groups.shipping_asked_fen': 'told with the request after the sale',
  'order_groups.shipping_refunded_fen': 'told with the request after the sale',
  'order_lines.asked_quantity': 'told with the request after the sale',
  'order_lines.asked_fen': 'told with the request after the sale',
  'order_lines.refunded_quantity': 'told with the request after the sale',
  'order_lines.refunded_fen': 'told with the request after the sale',
  'orders.refunded_fen': 'told with each request after the sale',
  'orders.points_back_fen': 'told with each request after the sale',
  'invoices.sealed': 'told in clear',
  'messages.credit_of': 'told with the grants',
  'messages.due_at': 'when it is tried again',
  'payment_intents.refunded_fen': 'told refund by refund',
  'payment_intents.refunds': 'told refund by refund',
  'payment_intents.refund_asked': 'which refund the provider was asked for last',
  'payment_intents.refund_asked_at': 'when the provider was asked last',
  'cart_lines.choice_key': 'told with the choices',
  'orders.provider': 'told with the payment',
  'points_entries.asked': 'what a repeated act is compared with; what she got is told',
  'payment_given_up.out_trade_no': 'a number at a provider that came to nothing',
  'payment_given_up.provider': 'told with the payment',
  'payment_given_up.state': 'of a number that came to nothing',
  'shipping_reports.look_at': 'when the report is looked at again',
  'payment_given_up.paid_at': 'money for such a number goes back at once',
  'payment_given_up.given_up_at': 'when she chose another way to pay',
  'payment_given_up.watch_until': 'when the provider is no longer asked',
  'payment_given_up.return_requested_at': 'of the request to the provider',
  'payment_given_up.amount_fen': 'told with the payment',
  'payment_given_up.returned_at': 'of the request to the provider',
  'payment_intents.is_shared': 'between the shop and those it shares with',
  'payment_refunds.succeeded_at': 'of the request to the provider',
  'order_groups.phone_tail': 'a keyed hash of the end of a phone that is told in full',
  'payment_intents.openid': 'told among her identities',
  'payment_intents.expires_at': 'of the request to the provider, minutes after it',
  'payment_intents.prepaid_at': 'of the request to the provider',
  'payment_intents.closed_at': 'of the request to the provider',
  'payment_scans.out_trade_no': 'the number of one scan at the provider',
  'payment_scans.provider': 'told with the payment',
  'payment_scans.code_hash': 'of a code that was good for a minute',
  'payment_scans.state': 'told with the payment',
  'payment_scans.reason': 'what the cashier told her',
  'payment_scans.scanned_at': 'seconds before the payment, which is told',
  'payment_scans.ended_at': 'seconds before the payment, which is told',
  'after_sale_pictures.seat': 'which of twelve that wait a picture is; it is told itself',
  'after_sales.pictures': 'the pictures that are still there are told, each with its request',
  'order_till_sales.store_id': 'told with the order',
  'order_till_sales.staff_id': 'a member of staff',
  'order_till_sales.sold_at': 'told with the order',
  'payment_refunds.out_trade_no': 'told with the payment',
  'payment_refunds.out_refund_no': 'the number between shop and provider',
  'payment_refunds.requested_at': 'of the request to the provider',
  'member_tags.given_by': 'a member of staff',
  'stored_value_real_names.key_owner': 'the number of a key',
  'pay_passwords.minute': 'told with the day',
  'tier_birthdays.day_index': 'a keyed hash by which the day is found',
  'coupon_pay_gifts.state': 'whether a coupon was given for an order; the coupon is told',
  'staff_credits.kind': 'what a member of staff achieved with the order, which is told by itself',
  'staff_credits.goods_fen': 'as above',
  'staff_credits.at': 'as above',
  'staff_credit_refunds.goods_fen': 'as above',
  'staff_credit_refunds.at': 'as above',
  'staff_commissions.received_at': 'told with the order',
  'staff_commissions.commission_fen': 'what a member of staff earned by the order',
};

/** Tables that lead to an order of hers, and say nothing about her beside it. */
const ABOUT_THE_BOOKS: Readonly<Record<string, string>> = {
  channel_orders: 'an order as another platform sent it; what became of it is told as an order',
  channel_refunds: 'the number under which that platform knows a refund that is told',
  ...{ profit_payments: 'between the shop and those it shares with', profit_shares: 'as above' },
  ...{ profit_parts: 'as above', profit_returns: 'as above', profit_refunds: 'as above' },
  reconciliation_differences: 'where the provider’s books and ours differ, by number and amount',
};

describe('a copy of everything about one member (PRV-06)', () => {
  let shop: SmallShop;
  let token: string;
  beforeAll(async () => {
    shop = await smallShop('SQLite');
    token = await shop.shopper('lin');
  }, OPENING_MS);
  afterAll(() => shop.close());

  test('every column of every table that holds something about her is in it', async () => {
    const [{ file = '' } = {}] = await shop.reads.all<{ file: string }>('pragma database_list');
    const { body: me } = await shop.call<{ id: string }>('GET', '/v1/me', { token });
    const memberId = me.id as MemberId;
    const vault = shop.house.container.get(VAULT);
    await shop.unitOfWork.run((tx) => vault.seal(tx, MERCHANT, memberId, 'phone', 'makes her key'));
    const planted = plantMember(file, MERCHANT, memberId);

    const asked = await shop.call<Copy>('POST', '/v1/me/export', { token });
    expect(asked.status).toBe(202);
    await shop.job('privacy.prepare_exports');
    const copy = (await shop.call<Copy>('GET', `/v1/me/exports/${asked.body.id}`, { token })).body;
    expect(copy.state).toBe('READY');
    const path = (name: string) => `${shop.house.url}/v1/me/exports/${copy.id}/files/${name}`;
    const read = async (name: string) =>
      (await fetch(path(name), { headers: { authorization: `Bearer ${token}` } })).text();
    const whole = await read('data.json');
    const tables = (await Promise.all(copy.files.map(({ name }) => read(name)))).join('\n');

    const missing = planted.filter(
      ({ table, column, marker }) =>
        !HOUSEKEEPING.test(column) &&
        ABOUT_THE_BOOKS[table] === undefined &&
        NOT_IN_AN_EXPORT[`${table}.${column}`] === undefined &&
        !whole.includes(marker),
    );
    expect(missing.map(({ table, column }) => `${table}.${column}`)).toEqual([]);
    expect(tables).toContain('mk_order_groups_detail');
  });
});
