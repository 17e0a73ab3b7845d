import type { Importer } from '#feature';
import {
  AppError,
  type Clock,
  type Ids,
  type MemberId,
  type MerchantId,
  type StoreId,
  type Tx,
} from '#kernel';
import type { Catalog } from '#modules/catalog';
import { type Members, normalPhone } from '#modules/members';
import type { OldNumbers } from '#modules/onboarding';
import type { Stores } from '#modules/stores';
import { type PurchaseRow, readPurchaseRow } from '../domain/purchase-sheet.ts';
import { type ImportedPurchase, type ImportedPurchases, keyText } from './ports.ts';

/** A purchase of three rows is about six statements. */
const ROWS_PER_COMMIT = 60;

interface Prepared {
  readonly stores: ReadonlySet<StoreId>;
  readonly categoryOf: ReadonlyMap<string, string>;
}

interface Parts {
  readonly imported: ImportedPurchases;
  readonly members: Members;
  readonly oldNumbers: OldNumbers;
  readonly stores: Stores;
  readonly catalog: Catalog;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** What members bought at tills and on other platforms (MEM-09). Moves no stock, earns nothing: it has happened. */
export function purchaseImporter(parts: Parts): Importer<PurchaseRow> {
  const { imported, members, oldNumbers, stores, catalog, clock, ids } = parts;

  /** A number of ours or of the system she came from; else whoever has the phone, a shadow if need be (MEM-15). */
  async function memberOf(tx: Tx, merchantId: MerchantId, row: PurchaseRow): Promise<MemberId> {
    const { memberNumber, phone } = row;
    if (memberNumber !== null) {
      const old = await oldNumbers.memberWith(tx, merchantId, memberNumber);
      const known = await members.current(merchantId, old ?? (memberNumber as MemberId));
      if (known !== undefined) return known.id;
      if (phone === null) throw refused('memberNumber', 'purchases.no_such_member', '没有这位会员');
    }
    const { memberId } = await members.enrolShadow(tx, merchantId, { phone: phone ?? '', source: 'import' });
    return memberId;
  }

  function purchaseOf(rows: readonly PurchaseRow[], { stores: known, categoryOf }: Prepared) {
    const [first] = rows as [PurchaseRow];
    const { channel, number, storeId, at } = first;
    if (rows.some((row) => row.at !== at || row.storeId !== storeId || row.phone !== first.phone))
      throw refused('number', 'purchases.rows_differ', '同一单各行的时间、门店和手机号必须一致');
    if (storeId !== null && !known.has(storeId))
      throw refused('storeId', 'purchases.no_such_store', '没有这家门店');
    const lines = rows.flatMap(({ line }) =>
      line === null
        ? []
        : [
            {
              ...line,
              storeId,
              categoryId: line.productId === null ? null : (categoryOf.get(line.productId) ?? null),
            },
          ],
    );
    const paidFen =
      rows.find(({ totalFen }) => totalFen !== null)?.totalFen ??
      lines.reduce((sum, { totalFen }) => sum + totalFen, 0);
    const refundedFen = Math.max(...rows.map((row) => row.refundedFen));
    if (refundedFen > paidFen)
      throw refused('refunded', 'purchases.refund_too_large', '退款金额不能大于实付金额');
    return { channel, number, storeId, at, paidFen, refundedFen, lines };
  }

  return {
    kind: 'purchases',
    label: '消费记录',
    columns: [
      { key: 'channel', label: '渠道', required: true },
      { key: 'number', label: '单号', alsoCalled: ['订单号', '小票号'], required: true },
      { key: 'storeId', label: '门店编号' },
      { key: 'boughtAt', label: '消费时间', alsoCalled: ['下单时间', '支付时间'], required: true },
      { key: 'phone', label: '手机号', alsoCalled: ['手机', '电话'] },
      { key: 'memberNumber', label: '会员号', alsoCalled: ['会员编号', '原会员号'] },
      { key: 'total', label: '实付金额(元)', alsoCalled: ['实付金额', '金额'] },
      { key: 'refunded', label: '退款金额(元)', alsoCalled: ['退款金额'] },
      { key: 'title', label: '商品名称', alsoCalled: ['商品'] },
      { key: 'productId', label: '商品编号' },
      { key: 'quantity', label: '数量', alsoCalled: ['件数'] },
      { key: 'lineTotal', label: '小计(元)', alsoCalled: ['小计'] },
    ],
    roles: ['owner'],
    scope: 'shop',
    groupBy: ['channel', 'number'],
    rowsPerCommit: ROWS_PER_COMMIT,

    async prepare({ merchantId }): Promise<Prepared> {
      const [places, cards] = await Promise.all([stores.list(merchantId), catalog.cards(merchantId)]);
      return {
        stores: new Set(places.map(({ id }) => id)),
        categoryOf: new Map(cards.map(({ productId, categoryId }) => [productId, categoryId])),
      };
    },
    check: (cells) => readPurchaseRow(cells, normalPhone),

    async apply(tx, { merchantId }, rows, prepared) {
      const counts = { created: 0, changed: 0, unchanged: 0 };
      const groups = [...Map.groupBy(rows, keyText).values()];
      const known = await imported.find(
        tx,
        merchantId,
        groups.map(([first]) => first as PurchaseRow),
      );
      for (const group of groups) {
        const told = purchaseOf(group, prepared as Prepared);
        const before = known.get(keyText(told));
        const row = group[0] as PurchaseRow;
        if (before?.memberId === null)
          throw refused('number', 'purchases.closed', '这位会员已注销账户，不能再次导入');
        const memberId = await memberOf(tx, merchantId, row);
        const at = clock.now();
        if (before === undefined) {
          const id = ids.next();
          const fresh = { ...told, id, key: keyOf(id), orderId: null, memberId };
          if (!(await imported.add(tx, merchantId, fresh, at)))
            throw refused('number', 'purchases.meanwhile', '另一份文件正在导入同一单，请稍后再试');
          counts.created += 1;
          continue;
        }
        if (before.memberId !== memberId)
          throw refused('phone', 'purchases.other_member', '与上次导入的会员不同');
        if (isSame(before, told)) counts.unchanged += 1;
        else {
          await imported.change(tx, merchantId, { ...before, ...told }, at);
          counts.changed += 1;
        }
      }
      return counts;
    },
  };
}

/** See the timeline: imported purchases stand before own orders of the same millisecond. */
export const keyOf = (id: string): string => `i${id}`;

type Told = Pick<
  ImportedPurchase,
  'channel' | 'number' | 'storeId' | 'at' | 'paidFen' | 'refundedFen' | 'lines'
>;

function isSame(before: ImportedPurchase, told: Told): boolean {
  const text = ({ storeId, at, paidFen, refundedFen, lines }: Told) =>
    JSON.stringify([
      ...[storeId, at, paidFen, refundedFen],
      lines.map(({ title, quantity, totalFen, productId }) => [title, quantity, totalFen, productId]),
    ]);
  return text(before) === text(told);
}

function refused(column: string, code: string, title: string): AppError {
  return new AppError('unprocessable', code, title, { column });
}
