import { affectedRows, rowsOf } from '#db';
import { invariant, type MemberId } from '#kernel';
import type { UseRow, UseStore } from '../app/ports.ts';
import type { LotPart } from '../domain/lots.ts';
import { spendApproval } from './spent-approvals.ts';

const OF_USE = 'merchant_id = ? and biz_type = ? and biz_id = ?';

interface Parts {
  readonly id: string;
  readonly principal: number | string;
  readonly gift: number | string;
}

export const sqlUses: UseStore = {
  async lots(tx, merchantId, memberId) {
    const rows = await rowsOf<Parts>(
      tx,
      `select id, principal_left as principal, gift_left as gift from stored_value_recharges
       where merchant_id = ? and member_id = ? and state = 'CREDITED' and principal_left + gift_left > 0
       order by credited_at, id`,
      [merchantId, memberId],
    );
    return rows.map((row) => ({
      id: row.id,
      left: { principal: Number(row.principal), gift: Number(row.gift) },
    }));
  },

  async moveLots(tx, merchantId, parts, sign) {
    for (const { lotId, principal, gift } of parts) {
      const moved = await affectedRows(
        tx,
        `update stored_value_recharges set principal_left = principal_left + ?, gift_left = gift_left + ?
         where merchant_id = ? and id = ? and state = 'CREDITED'`,
        [sign * principal, sign * gift, merchantId, lotId],
      );
      invariant(moved === 1, 'a recharge that was credited stays');
    }
  },

  async lotOwners(tx, merchantId, parts) {
    const owners = new Map<string, MemberId | null>();
    for (const { lotId } of parts) {
      const [row] = await rowsOf<{ member_id: MemberId | null }>(
        tx,
        'select member_id from stored_value_recharges where merchant_id = ? and id = ?',
        [merchantId, lotId],
      );
      owners.set(lotId, row?.member_id ?? null);
    }
    return owners;
  },

  async use(tx, merchantId, { bizType, bizId }) {
    const [row] = await rowsOf<
      Omit<Parts, 'id'> & {
        member_id: MemberId | null;
        title: string;
        state: UseRow['state'];
        principal_back: number | string;
        gift_back: number | string;
      }
    >(
      tx,
      `select member_id, title, state, principal, gift, principal_back, gift_back from stored_value_uses where ${OF_USE}`,
      [merchantId, bizType, bizId],
    );
    if (row === undefined) return undefined;
    const { member_id: memberId, title, state } = row;
    const back = { principal: Number(row.principal_back), gift: Number(row.gift_back) };
    return { memberId, title, state, principal: Number(row.principal), gift: Number(row.gift), back };
  },

  async addUse(tx, merchantId, { bizType, bizId, memberId, title, state, principal, gift, at, parts }) {
    await affectedRows(
      tx,
      `insert into stored_value_uses (merchant_id, biz_type, biz_id, member_id, title, state, principal, gift,
         principal_back, gift_back, at) values (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?)`,
      [merchantId, bizType, bizId, memberId, title, state, principal, gift, at],
    );
    for (const [seq, part] of parts.entries())
      await affectedRows(
        tx,
        `insert into stored_value_use_parts (merchant_id, biz_type, biz_id, recharge_id, seq, principal, gift,
           principal_back, gift_back) values (?, ?, ?, ?, ?, ?, ?, 0, 0)`,
        [merchantId, bizType, bizId, part.lotId, seq, part.principal, part.gift],
      );
  },

  spendApproval,

  async endHold(tx, merchantId, { bizType, bizId }, to) {
    const changed = await affectedRows(
      tx,
      `update stored_value_uses set state = ? where ${OF_USE} and state = 'HELD'`,
      [to, merchantId, bizType, bizId],
    );
    return changed === 1;
  },

  async openParts(tx, merchantId, { bizType, bizId }): Promise<LotPart[]> {
    const rows = await rowsOf<Parts>(
      tx,
      `select recharge_id as id, principal - principal_back as principal, gift - gift_back as gift
       from stored_value_use_parts where ${OF_USE} order by seq`,
      [merchantId, bizType, bizId],
    );
    return rows.map(({ id, principal, gift }) => ({
      ...{ lotId: id, principal: Number(principal), gift: Number(gift) },
    }));
  },

  async noteBack(tx, merchantId, { bizType, bizId }, parts) {
    const of = [merchantId, bizType, bizId];
    for (const { lotId, principal, gift } of parts) {
      await affectedRows(
        tx,
        `update stored_value_use_parts set principal_back = principal_back + ?, gift_back = gift_back + ?
         where ${OF_USE} and recharge_id = ?`,
        [principal, gift, ...of, lotId],
      );
      await affectedRows(
        tx,
        `update stored_value_uses set principal_back = principal_back + ?, gift_back = gift_back + ? where ${OF_USE}`,
        [principal, gift, ...of],
      );
    }
  },

  async refund(tx, merchantId, { bizType, bizId }, refundId) {
    const [row] = await rowsOf<Omit<Parts, 'id'>>(
      tx,
      `select principal, gift from stored_value_refunds where ${OF_USE} and refund_id = ?`,
      [merchantId, bizType, bizId, refundId],
    );
    return row === undefined ? undefined : { principal: Number(row.principal), gift: Number(row.gift) };
  },

  async addRefund(tx, merchantId, { bizType, bizId }, { refundId, split, at }) {
    await affectedRows(
      tx,
      `insert into stored_value_refunds (merchant_id, biz_type, biz_id, refund_id, principal, gift, at)
       values (?, ?, ?, ?, ?, ?, ?)`,
      [merchantId, bizType, bizId, refundId, split.principal, split.gift, at],
    );
  },

  async addEntry(tx, merchantId, memberId, { id, title, change, after, at }) {
    await affectedRows(
      tx,
      `insert into stored_value_entries (merchant_id, id, member_id, title, principal_change, gift_change,
         principal_after, gift_after, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [merchantId, id, memberId, title, change.principal, change.gift, after.principal, after.gift, at],
    );
  },
};
