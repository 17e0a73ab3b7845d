import { affectedRows, rowsOf } from '#db';
import type { MemberId } from '#kernel';
import type { MemberCodeStore } from '../app/member-code-store.ts';

export const sqlMemberCodes: MemberCodeStore = {
  async add(tx, merchantId, { nonce, memberId, step }) {
    const added = await affectedRows(
      tx,
      `insert into member_codes (merchant_id, nonce, member_id, step, is_spent) values (?, ?, ?, ?, 0)
       on conflict (merchant_id, nonce) do nothing`,
      [merchantId, nonce, memberId, step],
    );
    return added === 1;
  },
  async find(tx, merchantId, nonce, oldestStep) {
    const [row] = await rowsOf<{ member_id: MemberId; step: number | string }>(
      tx,
      `select member_id, step from member_codes
       where merchant_id = ? and nonce = ? and step >= ? and is_spent = 0`,
      [merchantId, nonce, oldestStep],
    );
    return row === undefined ? undefined : { nonce, memberId: row.member_id, step: Number(row.step) };
  },
  async spend(tx, merchantId, nonce) {
    const spent = await affectedRows(
      tx,
      'update member_codes set is_spent = 1 where merchant_id = ? and nonce = ? and is_spent = 0',
      [merchantId, nonce],
    );
    return spent === 1;
  },
  async forgetBefore(tx, step) {
    await affectedRows(tx, 'delete from member_codes where step < ?', [step]);
  },
};
