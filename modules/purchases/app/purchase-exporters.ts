import type { Exporter } from '#feature';
import { businessDay, type Clock, fen } from '#kernel';
import { CHANNEL_NAMES, type Purchase } from '../domain/purchase.ts';
import type { Buyers } from './buyers.ts';
import type { AnalyseMember } from './member-analysis.ts';

const FEN_PER_YUAN = 100;
const yuan = (amountFen: number): string => (fen(amountFen) / FEN_PER_YUAN).toFixed(2);

/** Everything that was bought, and what is made of it; members by number, nothing personal. */
export function purchaseExporters(
  buyers: Buyers,
  analysis: AnalyseMember,
  clock: Clock,
): readonly Exporter[] {
  return [
    {
      kind: 'purchases',
      label: '消费记录',
      columns: [
        { key: 'channel', label: '渠道' },
        { key: 'number', label: '单号' },
        { key: 'storeId', label: '门店编号' },
        { key: 'boughtAt', label: '消费时间' },
        { key: 'memberNumber', label: '会员号' },
        { key: 'total', label: '实付金额(元)' },
        { key: 'refunded', label: '退款金额(元)' },
        { key: 'title', label: '商品名称' },
        { key: 'productId', label: '商品编号' },
        { key: 'quantity', label: '数量' },
        { key: 'lineTotal', label: '小计(元)' },
      ],
      roles: ['owner'],
      scope: 'shop',
      async *rows({ merchantId }) {
        for await (const batch of buyers(merchantId, { from: 0, until: clock.now() + 1 }))
          yield batch.flatMap(({ purchases }) => purchases.flatMap(rowsOf));
      },
    },
    {
      kind: 'purchase-analysis',
      label: '消费分析（近一年，已同意分群的会员）',
      columns: [
        { key: 'member_id', label: '会员编号' },
        { key: 'type', label: 'RFM类型' },
        { key: 'r', label: 'R' },
        { key: 'f', label: 'F' },
        { key: 'm', label: 'M' },
        { key: 'purchases', label: '消费次数' },
        { key: 'net', label: '消费金额(元)' },
        { key: 'average', label: '客单价(元)' },
        { key: 'interval_days', label: '消费间隔中位数(天)' },
        { key: 'last_on', label: '最近消费日' },
        { key: 'category', label: '最常买的类目' },
      ],
      roles: ['owner'],
      scope: 'shop',
      async *rows({ merchantId }) {
        for await (const batch of analysis.everybody(merchantId))
          yield batch.map(({ memberId, rfm, categories, ...figures }) => [
            ...[memberId, rfm?.type ?? null, rfm?.r ?? null, rfm?.f ?? null, rfm?.m ?? null],
            ...[
              figures.purchases,
              yuan(figures.netFen),
              yuan(figures.averageFen),
              figures.medianIntervalDays,
            ],
            figures.lastAt === null ? null : businessDay(figures.lastAt),
            categories[0]?.name ?? null,
          ]);
      },
    },
  ];
}

/** A row per thing that was bought, as the sheet is brought in; one without goods where none are known. */
function rowsOf({ channel, number, at, memberId, paidFen, refundedFen, lines }: Purchase) {
  const head = (storeId: string | null) => [
    ...[CHANNEL_NAMES[channel], number, storeId, clockText(at), memberId, yuan(paidFen), yuan(refundedFen)],
  ];
  if (lines.length === 0) return [[...head(null), null, null, null, null]];
  return lines.map(({ storeId, title, productId, quantity, totalFen }) => [
    ...head(storeId),
    ...[title, productId, quantity, yuan(totalFen)],
  ]);
}

/** `2024-05-01 13:20` in Shanghai. */
function clockText(at: number): string {
  const clock = new Date(at).toLocaleTimeString('en-GB', {
    ...{ timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hour12: false },
  });
  return `${businessDay(at)} ${clock}`;
}
