import type { EpochMs, ProductId, StoreId } from '#kernel';
import { CHANNEL_NAMES, OTHER_CHANNELS, type OtherChannel } from './purchase.ts';

/** One row of a sheet: a purchase, or one of its goods; rows of one purchase stand together. */
export interface PurchaseRow {
  readonly channel: OtherChannel;
  readonly number: string;
  readonly storeId: StoreId | null;
  readonly at: EpochMs;
  readonly phone: string | null;
  readonly memberNumber: string | null;
  readonly totalFen: number | null;
  readonly refundedFen: number;
  readonly line: {
    readonly title: string;
    readonly productId: ProductId | null;
    readonly quantity: number;
    readonly totalFen: number;
  } | null;
}

export interface BadCell {
  readonly column: string;
  readonly code: string;
  readonly message: string;
}

const TEXT_CHARS_MAX = 64;
const TITLE_CHARS_MAX = 100;
/** 99,999,999.99 yuan. */
const YUAN = /^\d{1,8}(\.\d{1,2})?$/;
const PIECES = /^[1-9]\d{0,4}$/;
const AT = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(?::\d{2})?)?$/;
/** A day without a clock stands for its noon, so that no zone moves it. */
const NOON = '12:00';

const CHANNEL_OF = new Map<string, OtherChannel>(
  OTHER_CHANNELS.flatMap((channel) => [
    [channel, channel],
    [CHANNEL_NAMES[channel], channel],
  ]),
);

export function readPurchaseRow(
  cells: Readonly<Record<string, string>>,
  normalPhone: (text: string) => string | undefined,
): { readonly row: PurchaseRow } | { readonly problems: readonly BadCell[] } {
  const text = (column: string) => cells[column] ?? '';
  const channel = CHANNEL_OF.get(text('channel').toLowerCase());
  const at = instantOf(text('boughtAt'));
  const phone = text('phone') === '' ? null : normalPhone(text('phone'));
  const [total, refunded, lineTotal] = [
    fenOf(text('total')),
    fenOf(text('refunded')),
    fenOf(text('lineTotal')),
  ];
  const hasLine = text('title') !== '' || text('productId') !== '' || text('lineTotal') !== '';
  const problems = [
    channel !== undefined || bad('channel', `渠道为以下之一：${[...CHANNEL_OF.keys()].join('、')}`),
    within(text('number'), 1, TEXT_CHARS_MAX) || bad('number', `不能为空，最多 ${TEXT_CHARS_MAX} 个字`),
    within(text('storeId'), 0, TEXT_CHARS_MAX) || bad('storeId', `最多 ${TEXT_CHARS_MAX} 个字`),
    at !== undefined || bad('boughtAt', '时间的写法是 2024-05-01 13:20'),
    phone !== undefined || bad('phone', '请填写正确的手机号'),
    within(text('memberNumber'), 0, TEXT_CHARS_MAX) || bad('memberNumber', `最多 ${TEXT_CHARS_MAX} 个字`),
    text('phone') !== '' || text('memberNumber') !== '' || bad('phone', '手机号和会员号至少填写一个'),
    total !== undefined || bad('total', '金额的写法是 12.50'),
    refunded !== undefined || bad('refunded', '金额的写法是 12.50'),
    lineTotal !== undefined || bad('lineTotal', '金额的写法是 12.50'),
    text('total') !== '' || text('lineTotal') !== '' || bad('total', '实付金额和小计至少填写一个'),
    text('quantity') === '' || PIECES.test(text('quantity')) || bad('quantity', '数量必须是正整数'),
    !hasLine || within(text('title'), 1, TITLE_CHARS_MAX) || bad('title', '请填写商品名称，最多 100 个字'),
    within(text('productId'), 0, TEXT_CHARS_MAX) || bad('productId', `最多 ${TEXT_CHARS_MAX} 个字`),
  ].filter((found) => found !== true);
  if (problems.length > 0 || channel === undefined || at === undefined || phone === undefined)
    return { problems };
  return {
    row: {
      ...{ channel, at, phone, number: text('number') },
      storeId: text('storeId') === '' ? null : (text('storeId') as StoreId),
      memberNumber: text('memberNumber') || null,
      totalFen: total ?? null,
      refundedFen: refunded ?? 0,
      line: hasLine
        ? {
            title: text('title'),
            productId: text('productId') === '' ? null : (text('productId') as ProductId),
            quantity: Number(text('quantity') || '1'),
            totalFen: lineTotal ?? 0,
          }
        : null,
    },
  };
}

/** null for an empty cell, undefined for what is no amount. */
function fenOf(cell: string): number | null | undefined {
  if (cell === '') return null;
  if (!YUAN.test(cell)) return undefined;
  const [yuan = '0', cents = ''] = cell.split('.');
  return Number(yuan) * 100 + Number(cents.padEnd(2, '0'));
}

function instantOf(cell: string): EpochMs | undefined {
  const [, day, clock = NOON] = AT.exec(cell) ?? [];
  if (day === undefined) return undefined;
  const at = Date.parse(`${day}T${clock}:00+08:00`);
  // 2024-02-31 would be read as a day of March.
  const isThatDay = !Number.isNaN(at) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
  return isThatDay ? at : undefined;
}

function within(cell: string, least: number, most: number): boolean {
  return cell.length >= least && cell.length <= most;
}

function bad(column: string, message: string): BadCell {
  return { column, code: 'purchases.bad_cell', message };
}
