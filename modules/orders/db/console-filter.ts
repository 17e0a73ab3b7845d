import type { MerchantId } from '#kernel';
import type { Vault } from '#modules/privacy';
import type { ConsoleFilter } from '../app/ports.ts';

interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Which orders `o` a list of the desk shows. A part of a name may hold the signs that `like` would read. */
export function consoleFilter(
  vault: Pick<Vault, 'blindIndex'>,
  merchantId: MerchantId,
  filter: ConsoleFilter,
): Condition {
  const { channel, from, until, number, article } = filter;
  const conditions = [
    partCondition(vault, merchantId, filter),
    when(channel, 'o.channel = ?'),
    when(from, 'o.placed_at >= ?'),
    when(until, 'o.placed_at < ?'),
    when(number === undefined ? undefined : `${number}%`, 'o.number like ?'),
    articleCondition(filter, article),
  ].filter((condition) => condition !== undefined);
  return {
    sql: conditions.map(({ sql }) => `and ${sql}`).join(' '),
    values: conditions.flatMap(({ values }) => values),
  };
}

function when(value: string | number | undefined, sql: string): Condition | undefined {
  return value === undefined ? undefined : { sql, values: [value] };
}

/** Store, state and phone are those of one and the same part. */
function partCondition(
  vault: Pick<Vault, 'blindIndex'>,
  merchantId: MerchantId,
  { stores, state, phoneTail }: ConsoleFilter,
): Condition {
  const tail =
    phoneTail === undefined ? undefined : vault.blindIndex(merchantId, 'delivery', `tail:${phoneTail}`);
  return {
    sql: `exists (select 1 from order_groups g where g.order_id = o.id ${ofStores('g', stores)}
      ${state === undefined ? '' : 'and (g.state = ? or o.state = ?)'}
      ${tail === undefined ? '' : 'and g.phone_tail = ?'})`,
    values: [
      ...(stores ?? []),
      ...(state === undefined ? [] : [state, state]),
      ...(tail === undefined ? [] : [tail]),
    ],
  };
}

/** Of the reader's own stores: what another store sold in the same order is none of hers. */
function articleCondition({ stores }: ConsoleFilter, article: string | undefined): Condition | undefined {
  if (article === undefined) return undefined;
  return {
    sql: `exists (select 1 from order_lines l where l.order_id = o.id ${ofStores('l', stores)}
      and (l.sku_id = ? or lower(l.title) like lower(?) escape '!'))`,
    values: [...(stores ?? []), article, `%${article.replace(/[!%_]/g, '!$&')}%`],
  };
}

function ofStores(table: string, stores: ConsoleFilter['stores']): string {
  return stores === null ? '' : `and ${table}.store_id in (${stores.map(() => '?').join(', ')})`;
}
