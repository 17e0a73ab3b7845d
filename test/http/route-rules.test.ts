import { READS } from '#db';
import { openApiDocument, type Route } from '#http';
import { allRoutes } from '../support/all-routes.ts';
import { DATABASE_KINDS, type DatabaseKind } from '../support/databases.ts';
import { testHouse } from '../support/house.ts';

interface Schema {
  readonly type?: string | readonly string[];
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly [part: string]: unknown;
}

const MOVES =
  /order|payment|after-sales|stock|points|stored-value|coupon|till|\/deliveries$|pickup|shar|check-in|rush/;

/** POSTs about goods, points and money that take no key, by why they need none. */
const WITHOUT_KEY: Readonly<Record<string, readonly string[]>> = {
  'only asks': [
    '/v1/console/coupon-scans',
    '/v1/console/orders/{id}/address',
    '/v1/console/orders/{id}/waybill/label',
    '/v1/console/till/quotes',
    '/v1/me/stored-value/approvals',
    '/v1/me/stored-value/codes',
    '/v1/share/codes',
  ],
  'a guarded step of one thing: the second time finds it done': [
    '/v1/console/coupons/{id}/revoke',
    '/v1/console/orders/{id}/shipment-correction',
    '/v1/console/orders/{id}/waybill/cancel',
    '/v1/me/stored-value/requests/{id}/approve',
    '/v1/me/stored-value/requests/{id}/decline',
    '/v1/me/tier/coupons/{id}/claim',
    '/v1/orders/{id}/payment',
  ],
  'known by the provider’s own number': [
    '/v1/demo/wallet/payments',
    '/v1/payments/alipay/notices',
    '/v1/payments/unionpay/notices',
    '/v1/payments/wechat/notices',
    '/v1/payments/wechat/notify',
  ],
};

/** Lists that come whole, by what bounds them. */
const WHOLE_LISTS: Readonly<Record<string, readonly string[]>> = {
  'what an owner writes by hand, some dozens': [
    '/v1/categories',
    '/v1/collections',
    '/v1/console/categories/{id}/attributes',
    '/v1/console/collections',
    '/v1/console/message-templates',
    '/v1/console/modifier-groups',
    '/v1/console/recommender/experiments',
    '/v1/console/segments',
    '/v1/console/special-days',
    '/v1/console/stored-value/offers',
    '/v1/console/stores/{storeId}/menus',
    '/v1/console/tags',
    '/v1/console/webhooks',
    '/v1/me/message-templates',
    '/v1/me/stored-value/offers',
    '/v1/notices/{purpose}/versions',
    '/v1/products/{id}/modifiers',
    '/v1/promotions',
    '/v1/regions',
  ],
  'of one thing or person, bounded where they are made': [
    '/v1/consents',
    '/v1/console/orders/{id}/hand-over',
    '/v1/me/exports',
    '/v1/me/recommendation-profile',
    '/v1/me/restock-wishes',
    '/v1/me/stored-value/requests',
    '/v1/me/wards',
    '/v1/orders/{id}/hand-over',
    '/v1/orders/{id}/pickup-tickets',
    '/v1/stores/{storeId}/slots',
  ],
  'as many as were asked for': [
    '/v1/console/freight-goods',
    '/v1/console/stock/online',
    '/v1/feed',
    '/v1/lists/{list}',
    '/v1/products/{id}/bought-together',
    '/v1/products/{id}/similar',
    '/v1/promotion-labels',
    '/v1/recommendations/cart',
    '/v1/recommendations/stores',
    '/v1/search/hot-words',
    '/v1/stores/{storeId}/stock',
  ],
  'of the software itself': [
    '/v1/console/ledger/trial-balance',
    '/v1/console/privacy/assessments',
    '/v1/console/privacy/keys',
    '/v1/console/recommender/models',
    '/v1/console/sheets',
    '/v1/payments/providers',
  ],
  'a row per store: the whole chain is looked at': [
    '/v1/console/notices/unread',
    '/v1/console/stock/locations',
    '/v1/console/stored-value/liability',
  ],
};

describe('what every route keeps to', () => {
  let routes: readonly Route[];
  let document: Schema & { readonly paths: Record<string, Record<string, Schema>> };

  beforeAll(async () => {
    routes = await allRoutes();
    document = openApiDocument(routes) as typeof document;
  });

  test('money is whole fen wherever it is told or asked for (X-01)', () => {
    const broken: string[] = [];
    const look = (schema: Schema, path: string): void => {
      for (const [name, value] of Object.entries(schema.properties ?? {}))
        if (/Fen$|^fen$/.test(name) && JSON.stringify(value).includes('"number"'))
          broken.push(`${path}.${name}`);
      for (const [part, value] of Object.entries(schema))
        if (typeof value === 'object' && value !== null) look(value as Schema, `${path}/${part}`);
    };
    look(document, '');
    expect(broken).toEqual([]);
  });

  test('a POST that moves goods, points or money takes a key, or says why it needs none (X-04)', () => {
    const keyless = routes
      .filter(({ method, path, idempotent }) => method === 'post' && idempotent !== true && MOVES.test(path))
      .map(({ path }) => path);
    expect(keyless.sort()).toEqual(Object.values(WITHOUT_KEY).flat().sort());
  });

  test('a list has a cursor, or is one of those that are short (X-08)', () => {
    const resolve = (schema: Schema | undefined): Schema | undefined =>
      schema?.$ref === undefined
        ? schema
        : (document['components'] as { schemas: Record<string, Schema> }).schemas[
            schema.$ref.split('/').at(-1) ?? ''
          ];
    const whole = Object.entries(document.paths).flatMap(([path, { get }]) => {
      const answers = (get?.['responses'] ?? {}) as Record<
        string,
        { content?: Record<string, { schema: Schema }> }
      >;
      const schema = resolve(answers['200']?.content?.['application/json']?.schema);
      const isList = schema?.type === 'array' || schema?.properties?.['items'] !== undefined;
      return isList && schema?.properties?.['nextCursor'] === undefined ? [path] : [];
    });
    expect(whole.sort()).toEqual(Object.values(WHOLE_LISTS).flat().sort());
  });
});

const COLUMNS: Readonly<Record<DatabaseKind, string>> = {
  SQLite: `select m.name as "table", c.name as "name", c.type as "type"
    from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and m.name not like 'sqlite_%'`,
  PostgreSQL: `select table_name as "table", column_name as "name", data_type as "type"
    from information_schema.columns where table_schema = current_schema()`,
};

/** Of the process; what they hold says itself whose it is. */
const WITHOUT_MERCHANT = ['answers', 'leases', 'mikro_orm_migrations', 'outbox', 'outbox_deliveries'];

describe.each(DATABASE_KINDS)('what every table keeps to, on %s', (kind) => {
  test('money lies in whole fen, and every row says whose shop it is (X-01, X-09)', async () => {
    const house = await testHouse(kind);
    const columns = await house.container
      .get(READS)
      .all<{ table: string; name: string; type: string }>(COLUMNS[kind], []);
    await house.close();
    const money = columns.filter(({ name }) => /(^|_)fen$/.test(name));
    expect(money.length).toBeGreaterThan(50);
    expect(money.filter(({ type }) => !/^(big)?int/i.test(type))).toEqual([]);
    const tables = [...new Set(columns.map(({ table }) => table))];
    const said = new Set(columns.filter(({ name }) => name === 'merchant_id').map(({ table }) => table));
    expect(tables.filter((table) => !said.has(table)).sort()).toEqual(WITHOUT_MERCHANT);
  });
});
