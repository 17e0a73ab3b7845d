import { rowsOf } from '#db';
import { type Ids, invariant, type MerchantId, type Tx } from '#kernel';
import { type Account, nameOf } from '../domain/books.ts';
import type { HandedOver, HandOver, Ledger } from '../tokens.ts';
import { keyOf, letGo, lock, setAside } from './accounts.ts';
import { claim, post } from './transfers.ts';

const MOVE_HOLDS = `update ledger_holds set owner = ? where merchant_id = ? and unit = ? and kind = ? and owner = ?
  and captured + released < amount`;
const RETURNING = 'returning biz_type as "bizType", biz_id as "bizId", amount - captured - released as open';

interface OpenHold {
  readonly bizType: string;
  readonly bizId: string;
  readonly open: number;
}

/** For the merge of two members (MEM-03): holds move as they are, so whoever made one ends it as if nothing had happened. */
export function sqlHandOver(ids: Ids): Pick<Ledger, 'handOver' | 'handBack'> {
  async function shift(
    tx: Tx,
    merchantId: MerchantId,
    { bizType, bizId, direction = '', from, to, memo, at }: HandOver,
    amount: number,
    holds: readonly OpenHold[],
  ): Promise<void> {
    const held = holds.reduce((sum, { open }) => sum + open, 0);
    if (held > 0) await letGo(tx, merchantId, from, held);
    const id =
      amount === 0 ? undefined : await claim(tx, ids, merchantId, { bizType, bizId, direction, memo, at });
    if (id !== undefined)
      await post(tx, merchantId, id, [
        { account: from, amount: -amount },
        { account: to, amount },
      ]);
    invariant(amount === 0 || id !== undefined, 'a hand-over has a key of its own');
    if (held > 0) await setAside(tx, merchantId, to, held);
  }

  return {
    async handOver(tx, merchantId, handOver): Promise<HandedOver> {
      const { from, to } = handOver;
      refuseOtherKind(from, to);
      const { balance } = await lock(tx, merchantId, from);
      const holds = await rowsOf<OpenHold>(tx, `${MOVE_HOLDS} ${RETURNING}`, [
        to.owner,
        ...keyOf(merchantId, from),
      ]);
      await shift(tx, merchantId, handOver, balance, holds);
      return { amount: balance, holds: holds.map(({ bizType, bizId }) => ({ bizType, bizId })) };
    },

    async handBack(tx, merchantId, handOver, moved) {
      const { from, to } = handOver;
      refuseOtherKind(from, to);
      await lock(tx, merchantId, to);
      const holds: OpenHold[] = [];
      for (const { bizType, bizId } of moved.holds)
        holds.push(
          ...(await rowsOf<OpenHold>(tx, `${MOVE_HOLDS} and biz_type = ? and biz_id = ? ${RETURNING}`, [
            from.owner,
            ...keyOf(merchantId, to),
            bizType,
            bizId,
          ])),
        );
      await shift(tx, merchantId, { ...handOver, from: to, to: from }, moved.amount, holds);
    },
  };
}

function refuseOtherKind(from: Account, to: Account): void {
  invariant(
    nameOf({ ...from, owner: to.owner }) === nameOf(to) &&
      from.mayOwe === to.mayOwe &&
      from.owner !== to.owner,
    'a hand-over goes to another owner of the same kind',
  );
}
