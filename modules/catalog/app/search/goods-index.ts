import type { EpochMs, Fen, ProductId, SkuId } from '#kernel';
import type { TryOnKind } from '../../domain/product.ts';
import { barcodeOf } from '../../domain/search/barcode.ts';
import { JoinedText } from '../../domain/search/joined-text.ts';
import { normalText } from '../../domain/search/normal-text.ts';
import { spellingOf } from './spelling.ts';

export interface IndexedSku {
  readonly id: SkuId;
  readonly code: string;
  readonly barcode: string | null;
  readonly priceFen: Fen;
  readonly tryOn: TryOnKind | null;
}

/** A product on sale, as far as searching and narrowing down need it. */
export interface IndexedProduct {
  readonly productId: ProductId;
  readonly title: string;
  readonly subtitle: string;
  readonly brand: string;
  readonly tags: readonly string[];
  readonly categoryId: string;
  readonly listedAt: EpochMs;
  /** On the shelf from then … */
  readonly onFrom: EpochMs;
  /** … until then; null = no end. */
  readonly onUntil: EpochMs | null;
  /** In the order of its options; the first one's price stands for the product. */
  readonly skus: readonly IndexedSku[];
}

/** Where in a row's text the title ends, and where what names it does. */
interface Reach {
  readonly title: number;
  readonly named: number;
}

export interface FoundSku {
  readonly row: number;
  readonly sku: IndexedSku;
}

/**
 * A merchant's goods on sale as rows in memory. A row is kept for a product for ever; what is off sale leaves it empty.
 * Beside the products' own records, 50,000 of one article take 23 MB: texts, pinyin, initials, looked up by code (measured).
 */
export class GoodsIndex {
  readonly text = new JoinedText();
  readonly sounds = new JoinedText();
  readonly initials = new JoinedText();
  readonly #begins: string[] = [];
  readonly #reach: Reach[] = [];
  readonly #products: (IndexedProduct | undefined)[] = [];
  readonly #rowOf = new Map<ProductId, number>();
  readonly #bySku = new Map<string, FoundSku>();
  readonly #byCode = new Map<string, FoundSku>();
  readonly #byBarcode = new Map<string, FoundSku>();

  get rowCount(): number {
    return this.#products.length;
  }

  /** Undefined = not on sale any more. */
  product(row: number): IndexedProduct | undefined {
    return this.#products[row];
  }

  rowOf(productId: string): number | undefined {
    const row = this.#rowOf.get(productId as ProductId);
    return row === undefined || this.#products[row] === undefined ? undefined : row;
  }

  reach(row: number): Reach {
    return this.#reach[row] ?? { title: 0, named: 0 };
  }

  /** Whether a syllable begins at this place of a row's sounds. */
  isSyllable(row: number, at: number): boolean {
    return this.#begins[row]?.[at] === '1';
  }

  /** The one article that a scanned or typed code means, whatever else contains it. */
  skuOf(typed: string): FoundSku | undefined {
    const barcode = barcodeOf(typed);
    return (
      this.#byCode.get(typed) ??
      this.#bySku.get(typed) ??
      (barcode === undefined ? undefined : this.#byBarcode.get(barcode))
    );
  }

  /** @param barcode thirteen digits, see barcodeOf. */
  byBarcode(barcode: string): FoundSku | undefined {
    return this.#byBarcode.get(barcode);
  }

  put(product: IndexedProduct): void {
    const row = this.#rowOf.get(product.productId) ?? this.#products.length;
    this.#forgetCodes(row);
    this.#rowOf.set(product.productId, row);
    this.#products[row] = product;
    for (const sku of product.skus) {
      const found = { row, sku };
      this.#bySku.set(normalText(sku.id), found);
      this.#byCode.set(normalText(sku.code), found);
      const barcode = sku.barcode === null ? undefined : barcodeOf(sku.barcode);
      if (barcode !== undefined) this.#byBarcode.set(barcode, found);
    }
    const title = normalText(product.title);
    const names = normalText([product.brand, ...product.tags].join(' '));
    const codes = product.skus.flatMap(({ id, code, barcode }) => [id, code, barcode ?? '']);
    const rest = normalText([product.subtitle, product.productId, ...codes].join(' '));
    const line = `${title} ${names} ${rest}`;
    const reach = { title: title.length, named: title.length + 1 + names.length };
    // Read again and the same: spelling it again would be most of the work.
    if (line === this.text.line(row) && reach.named === this.reach(row).named) return;
    this.text.set(row, line);
    this.#reach[row] = reach;
    const spelling = spellingOf(`${title} ${names}`);
    this.sounds.set(row, spelling.sounds);
    this.initials.set(row, spelling.initials);
    this.#begins[row] = spelling.begins;
  }

  remove(productId: ProductId): void {
    const row = this.#rowOf.get(productId);
    if (row === undefined) return;
    this.#forgetCodes(row);
    this.#products[row] = undefined;
    this.#begins[row] = '';
    for (const text of [this.text, this.sounds, this.initials]) text.set(row, '');
  }

  #forgetCodes(row: number): void {
    for (const { id, code, barcode } of this.#products[row]?.skus ?? []) {
      this.#forget(this.#bySku, normalText(id), row);
      this.#forget(this.#byCode, normalText(code), row);
      this.#forget(this.#byBarcode, barcodeOf(barcode ?? '') ?? '', row);
    }
  }

  /** A code may have moved to another product meanwhile. */
  #forget(known: Map<string, FoundSku>, key: string, row: number): void {
    if (known.get(key)?.row === row) known.delete(key);
  }
}
