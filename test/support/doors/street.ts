import { affectedRows } from '#db';
import {
  type EpochMs,
  HOUR_MS,
  type MerchantId,
  SIGNED_TOKENS,
  STAFF_ROLES,
  type StaffRole,
  type StoreId,
} from '#kernel';
import { STOCK_IMPORT } from '#modules/inventory';
import { STORE_IMPORT, STORES } from '#modules/stores';
import type { DatabaseKind } from '../databases.ts';
import { testHouse } from '../house.ts';
import { houseDatabase } from '../house-database.ts';
import { ReplayTracker, withReplay } from '../replay-tracker.ts';
import { basket, DUCK, JIANGHAN, MERCHANT, OPTICS, type SmallShop, smallShop } from '../small-shop.ts';

const OTHER_MERCHANT = 'mch_other' as MerchantId;
/** Of the form of a hash, and of no password. */
const NOBODYS_PASSWORD = 'scrypt$2$1$1$AAAA$AAAA';
const THIRD_STORE = 'str_third' as StoreId;
const SECRET_KEY = 'test-only-secret-key-0123456789abcdef';

export interface Grant {
  readonly role: StaffRole;
  readonly storeId: StoreId | null;
}

/** Somebody who tries a door. */
export interface Person {
  readonly name: string;
  readonly side: 'nobody' | 'forged' | 'member' | 'staff';
  readonly merchantId: MerchantId;
  readonly grants: readonly Grant[];
  /** Anew each time for who has signed out meanwhile. */
  token(): Promise<string | undefined>;
}

/** Ids of things that really are there, each belonging to `victim` or to 江汉路. */
export interface Things {
  readonly product: string;
  readonly store: string;
  readonly order: string;
  readonly tryOnSession: string;
  readonly segment: string;
  readonly member: string;
  readonly export: string;
  /** The rest are 江汉路’s. */
  readonly clerk: string;
  readonly news: string;
  readonly storeCode: string;
  readonly stockTake: string;
  readonly shift: string;
  readonly task: string;
  /** To 江汉路, from a store that nobody here works at. */
  readonly transfer: string;
}

export interface Street {
  readonly shop: SmallShop;
  readonly people: readonly Person[];
  /** The member whose things are tried. */
  readonly victim: Person;
  readonly things: Things;
  find(name: string): Person;
  close(): Promise<void>;
}

/**
 * Our shop with two stores, and everybody who may come to its doors: members of ours, staff of every role at 江汉路, at
 * 光谷 and at all stores, and the people of another merchant, who have real tokens from a house of their own that shares
 * database and key with ours.
 */
export async function street(kind: DatabaseKind): Promise<Street> {
  const settings = { DATABASE_URL: await houseDatabase(kind), SECRET_KEY, LOG_LEVEL: 'silent' };
  const shop = await smallShop(kind, {}, settings, withReplay(new ReplayTracker()));
  const { container } = shop.house;
  const others = await testHouse(
    kind,
    { clock: shop.clock, wechat: shop.outside.wechat },
    { ...settings, MERCHANT_ID: OTHER_MERCHANT },
  );
  const memberOf = (house: { readonly url: string }, merchantId: MerchantId, name: string): Person => ({
    ...{ name, side: 'member', merchantId, grants: [] },
    token: () => memberToken(house.url, name),
  });
  await shop.unitOfWork.run(async (tx) => {
    const [one] = await container.get(STORES).list(MERCHANT);
    if (one === undefined) throw new Error('the shop has stores');
    const third = { ...one, id: THIRD_STORE, name: '第三家店' };
    await container.get(STORE_IMPORT).importStores(tx, MERCHANT, [third]);
    const shelf = [{ skuId: DUCK, storeId: THIRD_STORE, quantity: 5 }];
    await container.get(STOCK_IMPORT).receive(tx, MERCHANT, 'third-opening', shelf, shop.clock.now());
  });
  let sessions = 0;
  const staffOf = async (merchantId: MerchantId, name: string, grants: readonly Grant[]): Promise<Person> => {
    const staffId = `stf_${name}`;
    await shop.unitOfWork.run(async (tx) => {
      await affectedRows(
        tx,
        'insert into staff (merchant_id, id, account, name, password_hash, changed_at) values (?, ?, ?, ?, ?, 0)',
        [merchantId, staffId, name, name, NOBODYS_PASSWORD],
      );
      for (const { role, storeId } of grants)
        await affectedRows(
          tx,
          'insert into staff_grants (merchant_id, staff_id, role, store_id) values (?, ?, ?, ?)',
          [merchantId, staffId, role, storeId ?? ''],
        );
    });
    return {
      ...{ name, side: 'staff', merchantId, grants },
      async token() {
        sessions += 1;
        const claims = { sid: `street-${sessions}`, sub: staffId, mch: merchantId, grants };
        const expiresAt: EpochMs = shop.clock.now() + 10 * HOUR_MS;
        return container.get(SIGNED_TOKENS).sign('access.staff', claims, expiresAt);
      },
    };
  };

  const victim = memberOf(shop.house, MERCHANT, '甲');
  const people: Person[] = [
    { name: 'nobody', side: 'nobody', merchantId: MERCHANT, grants: [], token: async () => undefined },
    { name: 'a forger', side: 'forged', merchantId: MERCHANT, grants: [], token: async () => 'made.up' },
    victim,
    memberOf(shop.house, MERCHANT, '乙'),
    memberOf(others, OTHER_MERCHANT, '丙'),
    await staffOf(OTHER_MERCHANT, 'owner-of-another-merchant', [{ role: 'owner', storeId: null }]),
  ];
  for (const role of STAFF_ROLES)
    for (const [where, storeId] of [
      ['everywhere', null],
      ['jianghan', JIANGHAN],
      ['optics', OPTICS],
    ] as const)
      people.push(await staffOf(MERCHANT, `${role}-${where}`, [{ role, storeId }]));

  const find = (name: string) => {
    const found = people.find((person) => person.name === name);
    if (found === undefined) throw new Error(`nobody is called ${name}`);
    return found;
  };
  return {
    ...{ shop, people, victim, find },
    things: await things(shop, victim, find('owner-everywhere')),
    async close() {
      await others.close();
      await shop.close();
    },
  };
}

async function memberToken(url: string, name: string): Promise<string> {
  const answer = await fetch(`${url}/v1/auth/wechat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: `demo:${name}`, acceptsTerms: true }),
  });
  return ((await answer.json()) as { accessToken: string }).accessToken;
}

async function things({ call }: SmallShop, victim: Person, owner: Person): Promise<Things> {
  const token = (await victim.token()) ?? '';
  const made = async (path: string, body: object, as = token) => {
    const answer = await call<Record<string, string>>('POST', path, { token: as, body });
    if (answer.status > 202) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const { consentToken } = await made('/v1/consents', { purpose: 'face.tryon' });
  const segment = { name: '新会员', predicate: { kind: 'joined', daysAgo: { max: 30 } } };
  const boss = (await owner.token()) ?? '';
  const lines = [{ skuId: DUCK, quantity: 1 }];
  const take = { storeId: JIANGHAN, skuIds: [DUCK], note: '' };
  const transfer = { fromStoreId: THIRD_STORE, toStoreId: JIANGHAN, note: '', lines };
  const news = { storeId: JIANGHAN, title: '店庆', text: '全场九折', from: 0, until: null };
  const code = { storeId: JIANGHAN, position: '入口' };
  const shift = { storeId: JIANGHAN, staffId: 'stf_clerk-jianghan', from: 0, until: 1 };
  const task = { storeId: JIANGHAN, title: '盘点货架', dueAt: 1, assignee: { role: 'clerk' } };
  const ids = {
    shift: (await made('/v1/console/shifts', shift, boss))['id'],
    task: (await made('/v1/console/tasks', task, boss))['id'],
    news: (await made('/v1/console/store-news', news, boss))['id'],
    storeCode: (await made('/v1/console/store-codes', code, boss))['token'],
    export: (await made('/v1/me/export', {}))['id'],
    stockTake: (await made('/v1/console/stock/takes', take, boss))['id'],
    transfer: (await made('/v1/console/stock/transfers', transfer, boss))['id'],
    order: (await made('/v1/orders', { groups: basket({ [DUCK]: 1 }) }))['id'],
    tryOnSession: (await made('/v1/tryon/sessions', { consentToken, items: [] }))['sessionId'],
    segment: (await made('/v1/console/segments', segment, boss))['id'],
    member: (await call<{ id: string }>('GET', '/v1/me', { token })).body.id,
  };
  for (const [kind, id] of Object.entries(ids)) if (id === undefined) throw new Error(`no ${kind} was made`);
  return {
    ...(ids as Record<keyof typeof ids, string>),
    product: 'prd_frame',
    store: JIANGHAN,
    clerk: 'stf_clerk-jianghan',
  };
}
