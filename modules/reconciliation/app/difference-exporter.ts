import type { Exporter } from '#feature';
import type { DifferenceKind, DifferenceState } from '../domain/difference.ts';
import type { DifferenceFilter, Differences } from './ports.ts';

const BATCH = 500;

const KINDS: Readonly<Record<DifferenceKind, string>> = {
  missing: '渠道缺少收款',
  extra: '渠道多出收款',
  amount: '收款金额不符',
  status: '收款状态不符',
  refund_missing: '渠道缺少退款',
  refund_extra: '渠道多出退款',
  refund_amount: '退款金额不符',
  refund_status: '退款状态不符',
  order_status: '已收款但订单未支付',
  order_amount: '订单金额不符',
  order_unpaid: '订单已支付但未收款',
};
const STATES: Readonly<Record<DifferenceState, string>> = {
  CARRIED: '待次日核对',
  REPAIRING: '自动处理中',
  OPEN: '待处理',
  TIMING: '跨日到账',
  REPAIRED: '已自动修复',
  CLOSED: '已关闭',
};

const yuan = (fen: number | null): string => {
  if (fen === null) return '';
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

const oneOf = (names: object) => new RegExp(`^(${Object.keys(names).join('|')})$`);

/** Differences, newest first, for the bookkeeper: all of them, or what her list shows. */
export function differenceExporter(differences: Differences): Exporter {
  return {
    kind: 'reconciliation-differences',
    label: '对账差异',
    roles: ['owner', 'manager'],
    scope: 'shop',
    filters: {
      state: oneOf(STATES),
      kind: oneOf(KINDS),
      provider: /^[a-z]{1,20}$/,
      day: /^\d{4}-\d{2}-\d{2}$/,
    },
    columns: [
      ...[
        { key: 'day', label: '账单日期' },
        { key: 'provider', label: '渠道' },
      ],
      ...[
        { key: 'kind', label: '差异' },
        { key: 'state', label: '状态' },
        { key: 'number', label: '单号' },
      ],
      ...[
        { key: 'ours', label: '本店金额（元）' },
        { key: 'theirs', label: '渠道金额（元）' },
      ],
      ...[
        { key: 'reason', label: '关闭原因' },
        { key: 'foundAt', label: '发现时间' },
      ],
    ],
    async *rows({ merchantId }, wanted: DifferenceFilter = {}) {
      let seen: readonly [number, string] | undefined;
      for (;;) {
        const batch = await differences.list(merchantId, wanted, seen, BATCH);
        yield batch.map((found) => [
          ...[found.day, found.provider, KINDS[found.kind], STATES[found.state], found.number],
          ...[yuan(found.oursFen), yuan(found.theirsFen), found.closingReason],
          new Date(found.foundAt).toISOString(),
        ]);
        const last = batch.at(-1);
        if (last === undefined || batch.length < BATCH) return;
        seen = [last.foundAt, last.id];
      }
    },
  };
}
