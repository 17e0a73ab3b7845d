import { affectedRows, type MovedRows, moveRows, moveRowsBack, type Reads, rowsOf } from '#db';
import type { ExportedRows, MemberData } from '#feature';
import { AppError, type Clock, type MemberId, type MerchantId, type Tx } from '#kernel';
import { giftAccount, principalAccount } from '../app/accounts.ts';
import type { AtTillStore } from '../app/at-till.ts';
import { Card, type CardParts, negative } from '../app/card.ts';
import type { Split } from '../domain/split.ts';

/** Where both have a pay password, or have said who they are, each keeps her own. */
const TABLES = {
  recharges: { table: 'stored_value_recharges', key: ['id'], sharesKeys: false },
  uses: { table: 'stored_value_uses', key: ['biz_type', 'biz_id'], sharesKeys: false },
  entries: { table: 'stored_value_entries', key: ['id'], sharesKeys: false },
  cashOuts: { table: 'stored_value_cash_outs', key: ['id'], sharesKeys: false },
  agreements: { table: 'stored_value_agreements', key: ['id'], sharesKeys: false },
  requests: { table: 'stored_value_requests', key: ['id'], sharesKeys: false },
} as const;
type TableName = keyof typeof TABLES;
const NAMES = Object.keys(TABLES) as TableName[];

interface Moved {
  readonly id: string;
  readonly rows: Readonly<Record<TableName, MovedRows>>;
}

interface Parts extends CardParts {
  readonly atTill: Pick<AtTillStore, 'end'>;
  readonly reads: Reads;
  readonly clock: Clock;
  readonly realNames: (merchantId: MerchantId, memberId: MemberId) => Promise<readonly object[]>;
}

/** Money: who has some left is not forgotten before she got it back. The books stay, without her; who bought large cards stays, as long as the law has it. */
export function storedValueOfMember(parts: Parts): MemberData {
  const { reads, ledger, ids, clock, atTill } = parts;

  const bothCards = (tx: Tx, merchantId: MerchantId, from: MemberId, into: MemberId) =>
    Card.openAll(parts, tx, merchantId, [from, into]);

  return {
    name: 'stored-value',
    async exportMember(merchantId, memberId) {
      const of = [merchantId, memberId];
      const [recharges, uses, refunds, entries, cashOuts, payPassword, passwordFree, payRequests, realName] =
        await Promise.all([
          reads.all<object>(
            `select title, offer_id as "offerId", store_id as "storeId", pay_fen as "payFen", gift_fen as "giftFen",
             gift_points as "giftPoints", gift_coupons as "giftCoupons", state, principal_left as "principalLeftFen",
             gift_left as "giftLeftFen", paid_out_fen as "paidOutFen", created_at as "createdAt",
             pay_before as "payBefore", credited_at as "creditedAt"
           from stored_value_recharges where merchant_id = ? and member_id = ? order by id`,
            of,
          ),
          reads.all<object>(
            `select biz_type as "kind", biz_id as "number", title, state, principal as "principalFen", gift as "giftFen",
             principal_back as "principalBackFen", gift_back as "giftBackFen", at
           from stored_value_uses where merchant_id = ? and member_id = ? order by at, biz_id`,
            of,
          ),
          reads.all<object>(
            `select r.biz_id as "number", r.refund_id as "refund", r.principal as "principalFen", r.gift as "giftFen", r.at
           from stored_value_refunds r join stored_value_uses u on u.merchant_id = r.merchant_id
             and u.biz_type = r.biz_type and u.biz_id = r.biz_id
           where u.merchant_id = ? and u.member_id = ? order by r.at, r.refund_id`,
            of,
          ),
          reads.all<object>(
            `select at, title, principal_change as "principalChangeFen", gift_change as "giftChangeFen",
             principal_after as "principalAfterFen", gift_after as "giftAfterFen"
           from stored_value_entries where merchant_id = ? and member_id = ? order by id`,
            of,
          ),
          reads.all<object>(
            `select principal as "principalFen", gift as "giftFen", refund_fen as "refundFen", channel, state, reference,
             reason, requested_at as "requestedAt", decided_at as "decidedAt", paid_at as "paidAt"
           from stored_value_cash_outs where merchant_id = ? and member_id = ? order by id`,
            of,
          ),
          reads.all<object>(
            `select set_at as "setAt", day as "lastTriedOn", day_tries as "triesThatDay", minute_tries as "triesThatMinute"
           from pay_passwords where merchant_id = ? and member_id = ?`,
            of,
          ),
          reads.all<object>(
            `select limit_fen as "limitFen", day_fen as "dayFen", terms_version as "termsVersion", agreed_at as "agreedAt",
             ended_at as "endedAt", day as "lastUsedOn", spent_fen as "spentThatDayFen"
           from stored_value_agreements where merchant_id = ? and member_id = ? order by id`,
            of,
          ),
          reads.all<object>(
            `select store_name as "store", store_id as "storeId", amount_fen as "amountFen", state, created_at as "createdAt",
             until_at as "untilAt", decided_at as "decidedAt", used_by as "usedBy"
           from stored_value_requests where merchant_id = ? and member_id = ? order by id`,
            of,
          ),
          parts.realNames(merchantId, memberId),
        ]);
      const all = {
        recharges,
        uses,
        refunds,
        entries,
        cashOuts,
        payPassword,
        passwordFree,
        payRequests,
        realName,
      };
      return all as unknown as Record<keyof typeof all, ExportedRows>;
    },

    async eraseMember(tx, merchantId, memberId) {
      const card = await Card.open(parts, tx, merchantId, memberId);
      const balanceFen = card.has.principal + card.has.gift + card.held;
      const [open] = await rowsOf<{ n: number | string }>(
        tx,
        `select (select count(*) from stored_value_recharges where merchant_id = ? and member_id = ? and state = 'PENDING')
           + (select count(*) from stored_value_cash_outs where merchant_id = ? and member_id = ? and state = 'REQUESTED')
           as n`,
        [merchantId, memberId, merchantId, memberId],
      );
      if (balanceFen > 0 || Number(open?.n ?? 0) > 0)
        throw new AppError(
          'conflict',
          'stored-value.balance_left',
          '储值余额未退或有未完成的充值退款，请先处理再注销',
          {
            balanceFen,
          },
        );
      const of = [merchantId, memberId];
      for (const table of [
        ...['stored_value_entries', 'pay_passwords', 'stored_value_agreements', 'stored_value_requests'],
      ])
        await affectedRows(tx, `delete from ${table} where merchant_id = ? and member_id = ?`, of);
      for (const table of ['stored_value_recharges', 'stored_value_uses', 'stored_value_cash_outs'])
        await affectedRows(
          tx,
          `update ${table} set member_id = null where merchant_id = ? and member_id = ?`,
          of,
        );
    },

    async mergeMember(tx, merchantId, from, into): Promise<Moved> {
      const at = clock.now();
      const cards = await bothCards(tx, merchantId, from, into);
      const id = ids.next();
      const carried = cards.get(from)?.has ?? { principal: 0, gift: 0 };
      for (const account of [principalAccount, giftAccount]) {
        const key = { bizType: 'stored-value.merge', bizId: id, direction: account(from).kind };
        await ledger.handOver(tx, merchantId, {
          ...{ ...key, from: account(from), to: account(into), memo: '会员合并', at },
        });
      }
      // A yes of one of the two is no yes of both: whoever stays agrees anew.
      await atTill.end(tx, merchantId, from, at);
      const rows: Partial<Record<TableName, MovedRows>> = {};
      for (const name of NAMES) rows[name] = await moveRows(tx, TABLES[name], merchantId, from, into);
      if (carried.principal + carried.gift > 0) await cards.get(into)?.note('会员合并转入', carried, at);
      return { id, rows: rows as Moved['rows'] };
    },

    /** What is left of the recharges that came, goes: untouched, that is every fen of it. */
    async unmergeMember(tx, merchantId, from, into, moved) {
      const { id, rows } = moved as Moved;
      const at = clock.now();
      const cards = await bothCards(tx, merchantId, from, into);
      if (cards.get(into)?.held !== 0)
        throw new AppError('conflict', 'stored-value.payment_open', '有进行中的储值支付，请稍后再拆分');
      for (const name of NAMES) await moveRowsBack(tx, TABLES[name], merchantId, from, into, rows[name]);
      const left: Split = { principal: 0, gift: 0 };
      const sum = (await parts.uses.lots(tx, merchantId, from)).reduce(
        (all, lot) => ({ principal: all.principal + lot.left.principal, gift: all.gift + lot.left.gift }),
        left,
      );
      const had = cards.get(from)?.has ?? left;
      const change = { principal: sum.principal - had.principal, gift: sum.gift - had.gift };
      if (change.principal + change.gift === 0) return;
      const legs = [
        ...(cards.get(into)?.legs(negative(change)) ?? []),
        ...(cards.get(from)?.legs(change) ?? []),
      ];
      await ledger.transfer(tx, merchantId, {
        ...{ bizType: 'stored-value.merge', bizId: id, direction: 'unmerge', memo: '会员拆分', at, legs },
      });
      await cards.get(into)?.note('会员拆分转出', negative(change), at);
      await cards.get(from)?.note('会员拆分转回', change, at);
    },
  };
}
