import { affectedRows, rowsOf } from '#db';
import { AppError, type Ids, invariant, type MerchantId, type Tx } from '#kernel';
import { type Account, type BizKey, nameOf, type Unit } from '../domain/books.ts';
import type { Ledger } from '../tokens.ts';
import { letGo, setAside } from './accounts.ts';
import { claim, legsOf, otherLegs, post } from './transfers.ts';

const ADD = `insert into ledger_holds
  (merchant_id, biz_type, biz_id, unit, kind, owner, amount, captured, released, at)
  values (?, ?, ?, ?, ?, ?, ?, 0, 0, ?) on conflict do nothing`;
/** Takes the row until the commit: of two that end a hold at once, the second sees what the first left. */
const TAKE = `update ledger_holds set captured = captured where merchant_id = ? and biz_type = ? and biz_id = ?
  returning unit, kind, owner, amount, amount - captured - released as open`;
const CAPTURE = `update ledger_holds set captured = captured + ?
  where merchant_id = ? and biz_type = ? and biz_id = ? and captured + released + ? <= amount`;
const RELEASE = `update ledger_holds set released = released + ?
  where merchant_id = ? and biz_type = ? and biz_id = ? and captured + released + ? <= amount`;

interface HoldRow {
  readonly unit: Unit;
  readonly kind: string;
  readonly owner: string;
  readonly amount: number;
  readonly open: number;
}

type HoldKey = Pick<BizKey, 'bizType' | 'bizId'>;

export function sqlHolds(ids: Ids): Pick<Ledger, 'hold' | 'capture' | 'release'> {
  return {
    async hold(tx, merchantId, { account, amount, at, ...key }) {
      invariant(Number.isSafeInteger(amount) && amount > 0, 'a hold sets a whole amount aside');
      invariant(account.mayOwe !== true, 'of what may be below zero nothing can be set aside');
      const { unit, kind, owner } = account;
      const { bizType, bizId } = key;
      const values = [merchantId, bizType, bizId, unit, kind, owner, amount, at];
      if ((await affectedRows(tx, ADD, values)) === 1) return setAside(tx, merchantId, account, amount);
      const earlier = await take(tx, merchantId, key);
      if (earlier.amount !== amount || nameOf(earlier) !== nameOf(account)) throw otherLegs(key);
    },

    async capture(tx, merchantId, { bizType, bizId, part, amount, to, memo, at }) {
      const key = { bizType, bizId };
      const { open, amount: _all, ...from } = await take(tx, merchantId, key);
      const direction = part === undefined ? 'capture' : `capture:${part}`;
      const id = await claim(tx, ids, merchantId, { ...key, direction, memo, at });
      if (id === undefined) return refuseOtherPart(tx, merchantId, { ...key, direction }, to, amount);
      const taken = amount ?? open;
      invariant(Number.isSafeInteger(taken) && taken >= 0, 'a capture moves a whole amount');
      const left = taken > 0 && (await affectedRows(tx, CAPTURE, [taken, merchantId, bizType, bizId, taken]));
      if (left !== 1)
        throw new AppError('conflict', 'ledger.hold_too_small', '预留的余额不足', { ...key, open });
      await letGo(tx, merchantId, from, taken);
      await post(tx, merchantId, id, [
        { account: from, amount: -taken },
        { account: to, amount: taken },
      ]);
    },

    async release(tx, merchantId, key) {
      const { open, amount: _all, ...account } = await take(tx, merchantId, key);
      if (open === 0) return 0;
      const values = [open, merchantId, key.bizType, key.bizId, open];
      invariant((await affectedRows(tx, RELEASE, values)) === 1, 'nobody else holds this row');
      await letGo(tx, merchantId, account, open);
      return open;
    },
  };
}

async function take(tx: Tx, merchantId: MerchantId, key: HoldKey): Promise<HoldRow> {
  const [row] = await rowsOf<HoldRow>(tx, TAKE, [merchantId, key.bizType, key.bizId]);
  if (row === undefined) throw new AppError('not_found', 'ledger.hold_not_found', '没有这笔预留', { ...key });
  return row;
}

async function refuseOtherPart(
  tx: Tx,
  merchantId: MerchantId,
  key: BizKey,
  to: Account,
  amount: number | undefined,
): Promise<void> {
  const earlier = (await legsOf(tx, merchantId, key)).find((leg) => leg.amount > 0);
  const isSame = earlier !== undefined && nameOf(earlier.account) === nameOf(to);
  if (!isSame || (amount !== undefined && earlier.amount !== amount)) throw otherLegs(key);
}
