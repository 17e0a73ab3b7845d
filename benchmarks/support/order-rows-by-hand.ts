import type { Reads } from '#db';

type Row = Readonly<Record<string, unknown>>;

/** One table's row of a real order, by which others are made. */
interface Template {
  readonly table: string;
  readonly columns: readonly string[];
  readonly row: Row;
}

/** What is put in place of a real order's own names, wherever a row or an event tells them. */
type Rename = (value: unknown) => unknown;

/** Rows of one order, by table, in the order in which foreign keys want them. */
export interface OrderByHand {
  readonly table: string;
  readonly columns: readonly string[];
  readonly values: readonly unknown[];
}

export interface RealOrder {
  readonly id: string;
  readonly number: string;
  readonly memberId: string;
  readonly key: string;
}

const OF_ORDER: readonly (readonly [table: string, column: string])[] = [
  ['orders', 'id'],
  ['order_groups', 'order_id'],
  ['order_lines', 'order_id'],
  ['order_timeline', 'order_id'],
  ['stock_reservations', 'id'],
  ['stock_reservation_lines', 'reservation_id'],
];

/**
 * Everything that the product writes for one order in a rush, as rows that somebody could write by hand: the same tables
 * and columns, the same lengths of text.
 */
export async function orderByHand(
  reads: Reads,
  real: RealOrder,
): Promise<(n: number) => readonly OrderByHand[]> {
  const templates: Template[] = [];
  const take = async (table: string, where: string, values: readonly unknown[]) => {
    const [row] = await reads.all<Row>(`select * from ${table} where ${where}`, values);
    if (row === undefined) throw new Error(`no row of ${table} to copy`);
    templates.push({ table, columns: Object.keys(row), row });
  };
  for (const [table, column] of OF_ORDER) await take(table, `${column} = ?`, [real.id]);
  await take('answers', 'owner = ? and request_key = ?', [real.memberId, real.key]);
  await take('outbox', "type = 'orders.order_placed' and payload like ?", [`%${real.id}%`]);
  const [event] = templates.filter(({ table }) => table === 'outbox');
  const eventId = String(event?.row['id']);

  return (n) => {
    const digits = String(n).padStart(12, '0');
    const rename = renaming([
      [real.id, `by-hand-${digits}`.padEnd(real.id.length, '0')],
      [real.number, `9${digits}`.padEnd(real.number.length, '0')],
      [real.memberId, `mbr_by_hand_${digits}`],
      [real.key, `key-by-hand-${digits}`],
      [eventId, `evt-by-hand-${digits}`.padEnd(eventId.length, '0')],
    ]);
    return templates.map(({ table, columns, row }) => ({
      ...{ table, columns },
      values: columns.map((column) => rename(row[column])),
    }));
  };
}

function renaming(names: readonly (readonly [from: string, to: string])[]): Rename {
  return (value) =>
    typeof value === 'string' ? names.reduce((text, [from, to]) => text.replaceAll(from, to), value) : value;
}
