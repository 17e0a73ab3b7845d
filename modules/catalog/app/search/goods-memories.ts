import type { MerchantId, StoredEvent } from '#kernel';
import type { StockChanged } from '#modules/inventory';
import type { ProductsChanged } from '../../tokens.ts';
import { GoodsMemory, type GoodsSources } from './goods-memory.ts';

/** The goods of each merchant that somebody has asked for, kept true by the events of catalogue and stock, whichever process they are of. */
export class GoodsMemories {
  readonly #sources: GoodsSources;
  readonly #of = new Map<MerchantId, GoodsMemory>();

  constructor(sources: GoodsSources) {
    this.#sources = sources;
  }

  of(merchantId: MerchantId): GoodsMemory {
    let memory = this.#of.get(merchantId);
    if (memory === undefined) {
      memory = new GoodsMemory(merchantId, this.#sources);
      this.#of.set(merchantId, memory);
    }
    return memory;
  }

  async productsChanged({ event }: StoredEvent): Promise<void> {
    const { merchantId, productIds } = event as ProductsChanged;
    await this.#of.get(merchantId)?.changed(productIds);
  }

  async stockChanged({ event }: StoredEvent): Promise<void> {
    const { merchantId, changes } = event as StockChanged;
    await this.#of.get(merchantId)?.stockChanged(changes);
  }
}
