import Database from 'better-sqlite3';

/** Columns that say whose row it is, or that lead to a row that says so. */
const OWNER_COLUMNS = ['member_id'] as const;
const LINKS: Readonly<Record<string, string>> = {
  order_id: 'orders',
  payment_id: 'payment_intents',
  snapshot_id: 'segment_snapshots',
  session_id: 'tryon_sessions',
  after_sale_id: 'after_sales',
};

/** What a column has to hold so that its module can read the row; everything else gets a marker. */
const GIVEN: Readonly<Record<string, unknown>> = {
  'orders.state': 'COMPLETED',
  'order_groups.state': 'RECEIVED',
  'order_groups.fulfilment':
    '{"type":"delivery","address":{"name":"mk_order_groups_name","phone":"13812340000","region":"武汉","detail":"mk_order_groups_detail"}}',
  'order_groups.parcels': 1,
  'order_parcels.store_id': 'mk_order_groups_store_id',
  'order_parcels.position': 1,
  'order_parcels.pieces': '[{"skuId":"mk_order_parcels_pieces","quantity":1}]',
  'order_audits.reasons': '["mk_order_audits_reasons"]',
  'order_timeline.state': 'COMPLETED',
  'order_timeline.scope': '',
  'order_lines.store_id': 'mk_order_groups_store_id',
  'order_lines.quantity': 17_171,
  'order_lines.asked_quantity': 17_170,
  'order_lines.asked_fen': 17_169,
  'order_lines.refunded_quantity': 17_168,
  'order_lines.refunded_fen': 17_167,
  'order_groups.shipping_asked_fen': 17_166,
  'order_groups.shipping_refunded_fen': 17_165,
  'orders.refunded_fen': 17_163,
  'orders.coupons': '["mk_orders_coupons"]',
  'orders.discounts': '[{"label":"mk_orders_discounts"}]',
  'order_groups.shipping_shares': '[{"id":"mk_order_groups_shares"}]',
  'order_lines.shares': '[{"id":"mk_order_lines_shares"}]',
  'order_lines.choices': '[{"name":"mk_order_lines_choices"}]',
  'order_lines.gift': '{"id":"mk_order_lines_gift"}',
  'order_lines.is_gift': 1,
  'cart_lines.choices': '[{"groupId":"mk_cart_lines_choices","modifierIds":[]}]',
  'shipping_reports.reports': 2,
  'after_sales.parcel': '{"trackingNumber":"mk_after_sales_parcel"}',
  'after_sales.resent': '{"trackingNumber":"mk_after_sales_resent"}',
  'after_sales.split': '{"points":"mk_after_sales_split"}',
  'after_sales.pictures': '["mk_after_sales_pictures"]',
  'after_sales.offer': '{"words":"mk_after_sales_offer"}',
  'after_sales.is_unsent': 1,
  'after_sale_lines.pieces': 17_164,
  'after_sales.shipping_fen': 17_162,
  'payment_intents.refunded_fen': 17_161,
  'invoices.red_due_fen': 17_160,
  'invoices.red_fen': 17_159,
  'consents.live': 1,
  'behaviour_events.is_repeat': 1,
  'tryon_sessions.frames_deleted': 1,
  'payment_intents.state': 'SUCCEEDED',
  'payment_scans.state': 'PAID',
  'payment_refunds.state': 'SUCCEEDED',
  'consent_ledger.purpose': 'profiling.segments',
  'consent_ledger.action': 'GRANT',
  'consents.purpose': 'profiling.segments',
  'exports.state': 'EXPIRED',
  'account_closures.state': 'CANCELLED',
  'feed_exposures.rows_json': '[{"productId":"mk_feed_exposures_rows"}]',
  'segment_snapshot_members.rests_on': ',mk_rests_on,',
  'points_lots.state': 'AVAILABLE',
  'points_lots.remaining': 17_172,
  'points_purchases.reversed': 17_173,
  'stored_value_recharges.state': 'CREDITED',
  'stored_value_recharges.principal_left': 17_174,
  'stored_value_recharges.gift_left': 17_175,
  'stored_value_uses.state': 'CAPTURED',
  'stored_value_uses.principal_back': 17_176,
  'stored_value_uses.gift_back': 17_177,
  'coupons.state': 'USED',
  'profit_payments.requests': 41,
  'profit_payments.limit_fen': 17_150,
  'profit_payments.asked_fen': 17_149,
  'profit_payments.given_fen': 17_148,
  'profit_payments.returned_fen': 17_147,
  'profit_payments.pending': 17_146,
  'profit_parts.amount_fen': 17_145,
  'profit_parts.returning_fen': 17_144,
  'promotion_order_takes.state': 'KEPT',
  'member_preferences.chosen':
    '{"categories":["mk_member_preferences_chosen"],"brands":[],"sizes":[],"styles":[],"stores":[],"topics":{}}',
};

export interface PlantedColumn {
  readonly table: string;
  readonly column: string;
  /** What the column holds now. */
  readonly marker: string;
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly pk: number;
}

/**
 * Gives the member a row in every table that has a column for her, by the schema itself: a table that somebody adds
 * is planted without being named here. SQLite alone, because the schema is the same text on both databases.
 */
export function plantMember(path: string, merchantId: string, memberId: string): PlantedColumn[] {
  const database = new Database(path);
  database.pragma('foreign_keys = OFF');
  const planted: PlantedColumn[] = [];
  let number = 1_790_000_000_000;
  for (const table of memberTables(database)) {
    const row: Record<string, unknown> = {};
    for (const { name, type } of columnsOf(database, table)) {
      const given = GIVEN[`${table}.${name}`];
      const link = LINKS[name];
      if (name === 'merchant_id') row[name] = merchantId;
      else if (isOwner(table, name)) row[name] = memberId;
      else if (link !== undefined) row[name] = `mk_${link}_id`;
      else if (given !== undefined) row[name] = given;
      else if (type.toLowerCase() === 'text') row[name] = `mk_${table}_${name}`;
      else row[name] = ++number;
    }
    const columns = Object.keys(row);
    const { changes } = database
      .prepare(`insert or ignore into ${table} (${columns}) values (${columns.map(() => '?')})`)
      .run(...Object.values(row));
    // What she has already counts as it is.
    const kept = changes === 1 ? row : rowOf(database, table, memberId);
    for (const [column, value] of Object.entries(kept))
      if (value !== null && value !== merchantId && value !== memberId)
        planted.push({ table, column, marker: /mk_\w+/.exec(String(value))?.[0] ?? String(value) });
  }
  database.close();
  return planted;
}

/** Tables with a column that says whose a row is. */
export function memberTablesOf(path: string): string[] {
  const database = new Database(path, { readonly: true });
  const found = memberTables(database);
  database.close();
  return found;
}

/** Rows that still bear her number, by table. */
export function tablesWith(path: string, memberId: string): string[] {
  const database = new Database(path, { readonly: true });
  const found = memberTables(database).filter((table) => {
    const columns = columnsOf(database, table).filter(({ name }) =>
      (OWNER_COLUMNS as readonly string[]).includes(name),
    );
    return columns.some(({ name }) =>
      database.prepare(`select 1 from ${table} where ${name} = ?`).get(memberId),
    );
  });
  database.close();
  return found;
}

/** `table.column` of everything whose name sounds like a person. */
export function personalColumns(path: string): string[] {
  const database = new Database(path, { readonly: true });
  const sounds =
    /phone|mobile|address|nickname|openid|unionid|email|birth|avatar|fulfilment|recipient|(shown|real|full)_name|(^|_)ip$/;
  const found = tablesOf(database).flatMap((table) =>
    columnsOf(database, table)
      .filter(({ name }) => sounds.test(name))
      .map(({ name }) => `${table}.${name}`),
  );
  database.close();
  return found.sort();
}

function rowOf(database: Database.Database, table: string, memberId: string): Record<string, unknown> {
  const owner = table === 'members' ? 'id' : 'member_id';
  if (columnsOf(database, table).every(({ name }) => name !== owner))
    throw new Error(`${table} takes no planted row: give its columns values that its checks allow`);
  return (database.prepare(`select * from ${table} where ${owner} = ?`).get(memberId) ?? {}) as Record<
    string,
    unknown
  >;
}

function isOwner(table: string, column: string): boolean {
  return (OWNER_COLUMNS as readonly string[]).includes(column) || (table === 'members' && column === 'id');
}

function memberTables(database: Database.Database): string[] {
  const known = [...OWNER_COLUMNS, ...Object.keys(LINKS)];
  return tablesOf(database).filter(
    (table) => table === 'members' || columnsOf(database, table).some(({ name }) => known.includes(name)),
  );
}

function tablesOf(database: Database.Database): string[] {
  const rows = database.prepare("select name from sqlite_master where type = 'table' order by name").all();
  return (rows as { name: string }[]).map(({ name }) => name).filter((name) => !name.startsWith('sqlite_'));
}

function columnsOf(database: Database.Database, table: string): Column[] {
  return database.pragma(`table_info(${table})`) as Column[];
}
