import type { Reads } from '#db';
import type { CardReads, Liability } from '../app/ports.ts';
import { RECHARGE_COLUMNS, type RechargeRow, rechargeOf } from './recharge-rows.ts';

export function sqlCardReads(reads: Reads): CardReads {
  return {
    async entries(merchantId, memberId, beforeId, limit) {
      const rows = await reads.all<{
        id: string;
        title: string;
        principal: number;
        gift: number;
        principalAfter: number;
        giftAfter: number;
        at: number;
      }>(
        `select id, title, principal_change as principal, gift_change as gift, principal_after as "principalAfter",
           gift_after as "giftAfter", at
         from stored_value_entries where merchant_id = ? and member_id = ? ${beforeId === undefined ? '' : 'and id < ?'}
         order by id desc limit ?`,
        [merchantId, memberId, ...(beforeId === undefined ? [] : [beforeId]), limit],
      );
      return rows.map(({ id, title, principal, gift, principalAfter, giftAfter, at }) => ({
        ...{ id, title, at, change: { principal, gift } },
        after: { principal: principalAfter, gift: giftAfter },
      }));
    },

    liability: (merchantId) =>
      reads.all<Liability>(
        `select r.store_id as "storeId", sum(r.principal_left) as "principalFen", sum(r.gift_left) as "giftFen",
           sum(coalesce((select sum(p.principal + p.gift) from stored_value_use_parts p
             join stored_value_uses u on u.merchant_id = p.merchant_id and u.biz_type = p.biz_type and u.biz_id = p.biz_id
             where p.merchant_id = r.merchant_id and p.recharge_id = r.id and u.state = 'HELD'), 0)) as "heldFen",
           sum(coalesce((select sum(c.principal + c.gift) from stored_value_cash_outs c
             where c.merchant_id = r.merchant_id and c.recharge_id = r.id and c.state = 'REQUESTED'), 0))
             as "cashingOutFen",
           count(distinct r.member_id) as cards
         from stored_value_recharges r where r.merchant_id = ? and r.state = 'CREDITED'
         group by r.store_id order by r.store_id`,
        [merchantId],
      ),

    async creditedAfter(merchantId, afterId, limit) {
      const rows = await reads.all<RechargeRow>(
        `select ${RECHARGE_COLUMNS} from stored_value_recharges
         where merchant_id = ? and state = 'CREDITED' and id > ? order by id limit ?`,
        [merchantId, afterId, limit],
      );
      return rows.map(rechargeOf);
    },
  };
}
