import type { Exporter } from '#feature';
import { businessDay } from '#kernel';
import type { CardReads } from './ports.ts';

const BATCH = 500;
const FEN_PER_YUAN = 100;

const yuan = (fen: number): string => (fen / FEN_PER_YUAN).toFixed(2);

/** 单用途商业预付卡 filing: every card sale with what is left of it; members by number, nothing personal. Money in yuan. */
export function filingExporter(reads: CardReads): Exporter {
  return {
    kind: 'prepaid-cards',
    label: '单用途预付卡备案数据',
    columns: [
      { key: 'sale_id', label: '售卡流水号' },
      { key: 'card_number', label: '卡号（会员编号）' },
      { key: 'store_id', label: '售卡门店' },
      { key: 'sold_on', label: '售卡日期' },
      { key: 'paid_yuan', label: '实收金额（元）' },
      { key: 'gift_yuan', label: '赠送金额（元）' },
      { key: 'principal_left_yuan', label: '本金余额（元）' },
      { key: 'gift_left_yuan', label: '赠金余额（元）' },
      { key: 'refunded_yuan', label: '已退金额（元）' },
    ],
    roles: ['owner'],
    scope: 'shop',
    async *rows({ merchantId }) {
      let after = '';
      for (;;) {
        const recharges = await reads.creditedAfter(merchantId, after, BATCH);
        if (recharges.length === 0) return;
        yield recharges.map(({ id, memberId, storeId, creditedAt, payFen, giftFen, left, paidOutFen }) => [
          ...[id, memberId ?? '', storeId ?? '', creditedAt === null ? '' : businessDay(creditedAt)],
          ...[payFen, giftFen, left.principal, left.gift, paidOutFen].map(yuan),
        ]);
        after = recharges.at(-1)?.id ?? after;
      }
    },
  };
}
