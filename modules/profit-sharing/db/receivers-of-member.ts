import { affectedRows, type Reads, rowsOf } from '#db';
import type { MemberData } from '#feature';
import { AppError, type MemberId, type MerchantId } from '#kernel';
import type { Members } from '#modules/members';
import type { Accounts } from '../app/accounts.ts';

/**
 * Who got parts herself is known by her openid alone. Amounts stay for the books; the openid, and her name as it was sealed
 * for WeChat, go when she closes her account. WeChat's own list of receivers is not told: it knows her anyway, and nothing
 * more is sent there for a receiver that is removed here.
 */
export function receiversOfMember(
  reads: Reads,
  members: Pick<Members, 'openidsOf'>,
  accounts: Accounts,
): MemberData {
  /** Her receivers as a condition; undefined = she has no openid. */
  async function hers(merchantId: MerchantId, memberId: MemberId) {
    const openids = await members.openidsOf(merchantId, memberId);
    if (openids.length === 0) return undefined;
    // A row of an older version has the openid itself.
    const keys = openids.flatMap((openid) => [accounts.keyOf(merchantId, 'PERSONAL_OPENID', openid), openid]);
    const places = keys.map(() => '?').join(', ');
    return {
      where: `merchant_id = ? and type = 'PERSONAL_OPENID' and account in (${places})`,
      values: [merchantId, ...keys],
    };
  }

  return {
    name: 'profit-sharing',
    async exportMember(merchantId, memberId) {
      const own = await hers(merchantId, memberId);
      if (own === undefined) return { receivers: [], received: [] };
      const receivers = await reads.all<{
        id: string;
        account: string;
        sealed_account: string | null;
        relation: string;
        state: string;
        created_at: number | string;
      }>(
        `select id, account, sealed_account, relation, state, created_at from profit_receivers where ${own.where} order by id`,
        own.values,
      );
      const received = await reads.all<{
        amount_fen: number | string;
        description: string;
        result: string;
        created_at: number | string;
      }>(
        `select p.amount_fen, p.description, p.result, s.created_at from profit_parts p
         join profit_shares s on s.merchant_id = p.merchant_id and s.id = p.share_id
         where p.merchant_id = ? and p.receiver_id in (select id from profit_receivers where ${own.where})
         order by s.created_at, s.id`,
        [merchantId, ...own.values],
      );
      return {
        receivers: await Promise.all(
          receivers.map(async ({ id, account, sealed_account, relation, state, created_at: at }) => ({
            account: await accounts.open(
              { merchantId, id, type: 'PERSONAL_OPENID', account, sealedAccount: sealed_account },
              'rights.export',
            ),
            ...{ relation, state, addedAt: Number(at) },
          })),
        ),
        received: received.map(({ amount_fen: amount, description, result, created_at: at }) => ({
          ...{ amountFen: Number(amount), description, result, askedAt: Number(at) },
        })),
      };
    },
    async eraseMember(tx, merchantId, memberId) {
      const own = await hers(merchantId, memberId);
      if (own === undefined) return;
      const known = await rowsOf<{ id: string; state: string }>(
        tx,
        `select id, state from profit_receivers where ${own.where}`,
        own.values,
      );
      for (const { id, state } of known) {
        const [waiting] = await rowsOf<{ parts: number | string }>(
          tx,
          `select count(*) as parts from profit_parts p
           join profit_shares s on s.merchant_id = p.merchant_id and s.id = p.share_id
           where p.merchant_id = ? and p.receiver_id = ? and s.state in ('REQUESTED', 'PROCESSING')`,
          [merchantId, id],
        );
        if (Number(waiting?.parts) > 0 || state === 'ADDING' || state === 'REMOVING')
          throw new AppError('conflict', 'profit-sharing.still_open', '还有正在处理的分账，请稍后再注销');
        await affectedRows(
          tx,
          "update profit_parts set account = '' where merchant_id = ? and receiver_id = ?",
          [merchantId, id],
        );
        // An account is unique and no openid has a colon: nobody is taken for her, and she can be added anew.
        await affectedRows(
          tx,
          `update profit_receivers set account = ?, sealed_account = null, sealed_name = null, state = 'REMOVED'
           where merchant_id = ? and id = ?`,
          [`closed:${id}`, merchantId, id],
        );
        await accounts.forget(tx, merchantId, id);
      }
    },
    // Receivers go with the openid, which is carried over with her other names.
    mergeMember: async () => null,
    unmergeMember: async () => undefined,
  };
}
