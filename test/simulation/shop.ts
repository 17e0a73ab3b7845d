import { affectedRows, type Reads } from '#db';
import { type Clock, type MemberId, type SkuId, UNIT_OF_WORK } from '#kernel';
import { STAFF_IMPORT } from '#modules/access';
import { CATALOG_IMPORT } from '#modules/catalog';
import { STOCK_IMPORT } from '#modules/inventory';
import { POINTS } from '#modules/points';
import { STORE_IMPORT } from '#modules/stores';
import {
  BLACK,
  BROWN,
  DUCK,
  GIFT,
  JIANGHAN,
  MERCHANT,
  OPTICS,
  product,
  STORES,
} from '../support/small-shop.ts';
import type { Instance } from './instance.ts';
import { type OpenPayment, openPayment } from './wallet.ts';

export const SKUS: readonly SkuId[] = [BLACK, BROWN, DUCK, GIFT];
const SHOPPERS = 8;
export const POINTS_EACH = 20_000;
const COUPONS_EACH = 20;
const RECHARGE_FEN = 50_000;
const RECHARGE_GIFT_FEN = 5_000;
/** On each card before the story begins. */
export const CARD_FEN = RECHARGE_FEN + RECHARGE_GIFT_FEN;
export const OWNER = { account: 'owner', password: 'tongqu-simulated' };
const DAY_MS = 86_400_000;
/** What a till may take from a card without asking, per sale and day. */
const TILL_LIMIT_FEN = 3_000;
const TILL_DAY_FEN = 20_000;
/** As many in each; the second store sells a part of some orders. */
export const SHELVES = [JIANGHAN, OPTICS];

export interface Shopper {
  readonly name: string;
  readonly memberId: MemberId;
}

/** How money reaches the shop before the story begins. */
export interface Wallets {
  confirm(open: OpenPayment): Promise<void>;
  /** The shop has heard of all of them. */
  arrived(): Promise<void>;
}

/** Goods, staff and eight members with points, coupons and a card: as little as every kind of order needs. */
export async function stockShop(
  { house }: Pick<Instance, 'house'>,
  wallets: Wallets,
  clock: Clock,
  pieces: number,
): Promise<readonly Shopper[]> {
  const { container } = house;
  const unitOfWork = container.get(UNIT_OF_WORK);
  await unitOfWork.run(async (tx) => {
    await container.get(STORE_IMPORT).importStores(tx, MERCHANT, STORES);
    const catalog = container.get(CATALOG_IMPORT);
    await catalog.importCategories(tx, MERCHANT, [{ id: 'cat_all', name: '全部', parentId: null }]);
    await catalog.importProducts(
      tx,
      MERCHANT,
      ['prd_frame', 'prd_duck', 'prd_gift'].map((id) => product(id)),
    );
    await container.get(STAFF_IMPORT).importStaff(tx, MERCHANT, [
      {
        ...{ id: 'stf_owner' as never, ...OWNER, name: '老板' },
        grants: [{ role: 'owner', storeId: null }],
      },
    ]);
  });
  await fillShelves({ house }, clock, 'opening', pieces);
  const { accessToken } = await post(house.url, '/v1/staff/sign-in', OWNER);
  const owner = String(accessToken);
  const offer = await post(
    house.url,
    '/v1/console/stored-value/offers',
    {
      ...{
        title: '充500送50',
        payFen: RECHARGE_FEN,
        giftFen: RECHARGE_GIFT_FEN,
        giftPoints: 0,
        giftCoupons: [],
      },
      ...{ fromAt: null, untilAt: null, perMemberMax: null, active: true },
    },
    owner,
  );
  const shoppers: Shopper[] = [];
  for (let n = 0; n < SHOPPERS; n += 1) {
    const name = `顾客${n}`;
    const signedIn = await post(house.url, '/v1/auth/wechat', { code: `demo:${name}`, acceptsTerms: true });
    const { member } = signedIn;
    const recharge = await post(
      house.url,
      '/v1/me/stored-value/recharges',
      { offerId: offer['id'] },
      String(signedIn['accessToken']),
    );
    await wallets.confirm(openPayment(recharge['payment']));
    const memberId = (member as { id: MemberId }).id;
    shoppers.push({ name, memberId });
    await unitOfWork.run(async (tx) => {
      await container.get(POINTS).earn(tx, MERCHANT, {
        ...{ memberId, amount: POINTS_EACH, source: 'opening', bizType: 'simulation.gift', bizId: name },
        at: clock.now(),
      });
      // Written here, because her consent hashes a password, which takes its time.
      await affectedRows(
        tx,
        `insert into stored_value_agreements (merchant_id, id, member_id, limit_fen, day_fen, terms_version,
           agreed_at, day, spent_fen) values (?, ?, ?, ?, ?, '2026-11', 1, '', 0)`,
        [MERCHANT, `agreement-${n}`, memberId, TILL_LIMIT_FEN, TILL_DAY_FEN],
      );
    });
  }
  await wallets.arrived();
  while ((await house.relay.deliverWaiting()) > 0);
  await giveCoupons(house.url, owner, shoppers, clock);
  return shoppers;
}

/** A delivery of goods; a repeat of the same one changes nothing. */
export async function fillShelves(
  { house: { container } }: Pick<Instance, 'house'>,
  clock: Clock,
  document: string,
  quantity: number,
): Promise<void> {
  const rows = SHELVES.flatMap((storeId) => SKUS.map((skuId) => ({ skuId, storeId, quantity })));
  await container
    .get(UNIT_OF_WORK)
    .run((tx) => container.get(STOCK_IMPORT).receive(tx, MERCHANT, document, rows, clock.now()));
}

/** A delivery in the course of the story. */
export const DELIVERY = { document: 'delivery-', pieces: 10 };

/** Pieces of every article that were ever put on each shelf; a delivery that the power cut off was not. */
export async function piecesEver(reads: Reads, opening: number): Promise<number> {
  const [row] = await reads.all<{ n: number }>(
    'select count(*) as n from stock_documents where document like ?',
    [`${DELIVERY.document}%`],
  );
  return opening + Number(row?.n) * DELIVERY.pieces;
}

async function giveCoupons(
  url: string,
  token: string,
  shoppers: readonly Shopper[],
  clock: Clock,
): Promise<void> {
  const template = await post(
    url,
    '/v1/console/coupon-templates',
    {
      title: '满100减20',
      benefit: { kind: 'threshold', thresholdFen: 10_000, offFen: 2_000 },
      ...{ audience: 'chosen', total: 1_000_000, perMemberMax: 100, perMemberDayMax: 100 },
      ...{ claimFrom: clock.now() - 1, claimUntil: clock.now() + 300 * DAY_MS },
      validity: { kind: 'days', days: 200, afterDays: 0 },
    },
    token,
  );
  await post(
    url,
    `/v1/console/coupon-templates/${template['id']}/state`,
    { state: 'PUBLISHED' },
    token,
    'PUT',
  );
  for (let n = 0; n < COUPONS_EACH; n += 1)
    await post(
      url,
      `/v1/console/coupon-templates/${template['id']}/issues`,
      { memberIds: shoppers.map(({ memberId }) => memberId) },
      token,
    );
}

let keys = 0;

async function post(
  url: string,
  path: string,
  body: object,
  token?: string,
  method = 'POST',
): Promise<Record<string, unknown>> {
  keys += 1;
  const answer = await fetch(url + path, {
    method,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': `preparing-${keys}`,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}
