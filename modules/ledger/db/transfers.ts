import { affectedRows, rowsOf } from '#db';
import { AppError, type EpochMs, type Ids, type MerchantId, type Tx } from '#kernel';
import {
  type BizKey,
  inLockOrder,
  type Leg,
  refuseUnbalanced,
  sameLegs,
  type Unit,
} from '../domain/books.ts';
import { move } from './accounts.ts';

const CLAIM = `insert into ledger_transfers (merchant_id, id, biz_type, biz_id, direction, memo, at)
  values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing`;
const WRITE = `insert into ledger_entries
  (merchant_id, unit, kind, owner, seq, transfer_id, amount, balance_after) values (?, ?, ?, ?, ?, ?, ?, ?)`;
const EARLIER = `select e.unit, e.kind, e.owner, e.amount from ledger_transfers t
  join ledger_entries e on e.merchant_id = t.merchant_id and e.transfer_id = t.id
  where t.merchant_id = ? and t.biz_type = ? and t.biz_id = ? and t.direction = ?`;

export interface Claim extends BizKey {
  readonly memo: string;
  readonly at: EpochMs;
}

/** The id of the new transfer, or undefined when this business is in the books already. */
export async function claim(
  tx: Tx,
  ids: Ids,
  merchantId: MerchantId,
  { bizType, bizId, direction = '', memo, at }: Claim,
): Promise<string | undefined> {
  const id = ids.next();
  const claimed = await affectedRows(tx, CLAIM, [merchantId, id, bizType, bizId, direction, memo, at]);
  return claimed === 1 ? id : undefined;
}

export async function post(tx: Tx, merchantId: MerchantId, id: string, legs: readonly Leg[]): Promise<void> {
  refuseUnbalanced(legs);
  for (const { account, amount } of inLockOrder(legs)) {
    const { balance, entries } = await move(tx, merchantId, account, amount);
    const { unit, kind, owner } = account;
    await affectedRows(tx, WRITE, [merchantId, unit, kind, owner, entries, id, amount, balance]);
  }
}

/** What was posted under this key before. */
export async function legsOf(
  tx: Tx,
  merchantId: MerchantId,
  { bizType, bizId, direction = '' }: BizKey,
): Promise<Leg[]> {
  const rows = await rowsOf<{ unit: Unit; kind: string; owner: string; amount: number }>(tx, EARLIER, [
    merchantId,
    bizType,
    bizId,
    direction,
  ]);
  return rows.map(({ amount, ...account }) => ({ account, amount }));
}

/** A repeat is the same movement again; another one under its key is a mistake of somebody. */
export async function refuseOtherLegs(
  tx: Tx,
  merchantId: MerchantId,
  key: BizKey,
  legs: readonly Leg[],
): Promise<void> {
  if (!sameLegs(await legsOf(tx, merchantId, key), legs)) throw otherLegs(key);
}

export function otherLegs({ bizType, bizId }: BizKey): AppError {
  return new AppError('conflict', 'ledger.other_legs', '这笔业务已按其他内容记账', { bizType, bizId });
}
