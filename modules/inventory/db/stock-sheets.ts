import type { Exporter, Importer, SheetColumn, SheetValue } from '#feature';
import type { MerchantId, SkuId, StoreId } from '#kernel';
import type { KnownGoods } from '../app/known-goods.ts';
import type { StockLists } from '../app/stock-lists.ts';
import { inLockOrder } from '../domain/stock.ts';
import type { SkuDirectory } from '../tokens.ts';
import { isNewDocument, type Shelf } from './shelf.ts';

const ROWS_PER_BATCH = 500;
const ROLES = ['owner', 'manager', 'clerk'] as const;
const WHOLE_PIECES = /^[1-9]\d{0,7}$/;
const DOCUMENT = /^[\w.\-/]{1,64}$/;

interface ReceiptRow {
  readonly document: string;
  readonly line: string;
  /** Id, code or barcode of the article, as the paper has it. */
  readonly article: string;
  readonly quantity: number;
}

/** Deliveries come in as a sheet; the same paper, line and article a second time changes nothing. */
export function receivingSheet(shelf: Shelf, known: KnownGoods): Importer<ReceiptRow> {
  return {
    kind: 'stock',
    label: '收货',
    columns: [
      { key: 'document', label: '单据号', alsoCalled: ['入库单号', '送货单号'], required: true },
      { key: 'line', label: '行号' },
      {
        ...{ key: 'skuId', label: '规格编号', required: true },
        alsoCalled: ['SKU', 'SKU编码', '规格编码', '商品编码', '货号', '条码', '条形码'],
      },
      { key: 'quantity', label: '数量', alsoCalled: ['件数'], required: true },
    ],
    roles: ROLES,
    scope: 'store',

    check({ document = '', line = '', skuId = '', quantity = '' }) {
      const problems = [
        DOCUMENT.test(document) ? [] : [bad('document', '单据号为 1 到 64 个字母、数字或 . - /')],
        line === '' || DOCUMENT.test(line) ? [] : [bad('line', '行号为 1 到 64 个字母、数字或 . - /')],
        skuId !== '' && skuId.length <= 64 ? [] : [bad('skuId', '规格编号不能为空，最多 64 个字')],
        WHOLE_PIECES.test(quantity) ? [] : [bad('quantity', '数量必须是正整数')],
      ].flat();
      if (problems.length > 0) return { problems };
      return { row: { document, line, article: skuId, quantity: Number(quantity) } };
    },

    async apply(tx, { merchantId, storeId }, rows) {
      if (storeId === null) return { created: 0, changed: 0, unchanged: rows.length };
      await known.requireLocation(merchantId, storeId);
      const lines = await known.identified(merchantId, rows);
      const at = shelf.now();
      let created = 0;
      for (const { document, line, skuId, quantity } of sorted(lines)) {
        const paper = `sheet:${storeId}:${document}:${line}:${skuId}`;
        if (!(await isNewDocument(tx, merchantId, paper, at))) continue;
        const cause = { document: paper, reason: 'receive', actor: 'import', at } as const;
        await shelf.add(tx, merchantId, inLockOrder([{ skuId, storeId, quantity }]), cause);
        created += 1;
      }
      return { created, changed: 0, unchanged: rows.length - created };
    },
  };
}

/** Every row is one place, so that this is the order in which everybody touches them. */
function sorted<Line extends { readonly skuId: SkuId }>(rows: readonly Line[]): Line[] {
  return [...rows].sort((a, b) => (a.skuId < b.skuId ? -1 : a.skuId > b.skuId ? 1 : 0));
}

function bad(column: string, message: string) {
  return { column, code: 'inventory.bad_cell', message };
}

const GOODS: readonly SheetColumn[] = [
  { key: 'skuId', label: '规格编号' },
  { key: 'title', label: '商品' },
  { key: 'optionText', label: '规格' },
];

/** The lists of the console, as sheets. */
export function stockSheets(lists: StockLists, skus: SkuDirectory): readonly Exporter[] {
  async function names(merchantId: MerchantId, rows: readonly { readonly skuId: SkuId }[]) {
    const found = await skus.names(merchantId, [...new Set(rows.map(({ skuId }) => skuId))]);
    return (skuId: SkuId): SheetValue[] => {
      const { title, optionText } = found.get(skuId) ?? { title: '', optionText: '' };
      return [skuId, title, optionText];
    };
  }

  return [
    {
      kind: 'stock',
      label: '库存',
      columns: [
        ...GOODS,
        { key: 'onHand', label: '现存' },
        { key: 'available', label: '可用' },
        { key: 'reserved', label: '已占' },
        { key: 'sellable', label: '可售' },
        { key: 'inTransit', label: '在途' },
        { key: 'lowAt', label: '预警线' },
        { key: 'suggested', label: '建议补货' },
      ],
      roles: ROLES,
      scope: 'store',
      async *rows({ merchantId, storeId }) {
        const filter = { stores: storeId === null ? null : [storeId], skuIds: undefined, low: false };
        for (let after: readonly [StoreId, SkuId] | undefined; ; ) {
          const rows = await lists.stock(merchantId, filter, after, ROWS_PER_BATCH);
          const goods = await names(merchantId, rows);
          yield rows.map((row) => [
            ...goods(row.skuId),
            ...[
              row.onHand,
              row.available,
              row.reserved,
              row.sellable,
              row.inTransit,
              row.lowAt,
              row.suggested,
            ],
          ]);
          const last = rows.at(-1);
          if (last === undefined || rows.length < ROWS_PER_BATCH) return;
          after = [last.storeId, last.skuId];
        }
      },
    },
    {
      kind: 'stock-movements',
      label: '出入库流水',
      columns: [
        { key: 'at', label: '时间' },
        { key: 'reason', label: '原因' },
        { key: 'document', label: '单据' },
        ...GOODS,
        { key: 'change', label: '变动' },
        { key: 'position', label: '位次' },
        { key: 'actor', label: '经手' },
        { key: 'note', label: '备注' },
      ],
      roles: ROLES,
      scope: 'store',
      async *rows({ merchantId, storeId }) {
        const all = { skuId: undefined, reason: undefined, from: undefined, until: undefined };
        const filter = { ...all, stores: storeId === null ? null : [storeId] };
        for (let before: readonly [number, string, SkuId, StoreId] | undefined; ; ) {
          const rows = await lists.movements(merchantId, filter, before, ROWS_PER_BATCH);
          const goods = await names(merchantId, rows);
          yield rows.map((row) => [
            ...[new Date(row.at).toISOString(), row.reason, row.document],
            ...goods(row.skuId),
            ...[row.change, row.position, row.actor, row.note],
          ]);
          const last = rows.at(-1);
          if (last === undefined || rows.length < ROWS_PER_BATCH) return;
          before = [last.at, last.document, last.skuId, last.storeId];
        }
      },
    },
  ];
}
