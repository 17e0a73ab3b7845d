import {
  AppError,
  type Clock,
  type MerchantId,
  type ProductId,
  type StaffId,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import { safeRichText } from './rich-text.ts';

/** What a product's page shows beside goods and prices. */
export interface ProductPage {
  /** Sanitised when it was written: it can be shown as it is. */
  readonly richText: string;
  readonly video: { readonly url: string; readonly posterUrl: string } | null;
}

export interface Specification {
  readonly name: string;
  /** With its unit. */
  readonly value: string;
}

export interface ProductPageReads {
  find(merchantId: MerchantId, productId: ProductId): Promise<ProductPage | undefined>;
  /** In the order of the category's template. */
  specifications(merchantId: MerchantId, productId: ProductId): Promise<readonly Specification[]>;
}

export interface ProductPageStore extends ProductPageReads {
  /** False when there is no such product. */
  write(
    tx: Tx,
    merchantId: MerchantId,
    productId: ProductId,
    page: ProductPage & { readonly by: StaffId; readonly at: number },
  ): Promise<boolean>;
}

interface Editor {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly ip: string | null;
}

export type WriteProductPage = (who: Editor, productId: ProductId, page: ProductPage) => Promise<ProductPage>;

export function writeProductPage(
  unitOfWork: UnitOfWork,
  pages: ProductPageStore,
  audit: Audit,
  clock: Clock,
): WriteProductPage {
  return async ({ merchantId, staffId, ip }, productId, { richText, video }) => {
    const page = { richText: safeRichText(richText), video };
    const before = await pages.find(merchantId, productId);
    const at = clock.now();
    await unitOfWork.run(async (tx) => {
      if (!(await pages.write(tx, merchantId, productId, { ...page, by: staffId, at })))
        throw new AppError('not_found', 'catalog.product_not_found', '没有这件商品', { productId });
      const subject = `product:${productId}`;
      const action = 'catalog.write_product_page';
      await audit.record(tx, {
        ...{ merchantId, actor: staffId, action, subject, ip, at },
        before: before === undefined ? null : factsOf(before),
        after: factsOf(page),
      });
    });
    return page;
  };
}

/** An audit entry tells that and how much, not the whole page. */
function factsOf({ richText, video }: ProductPage) {
  return { richTextChars: richText.length, video: video?.url ?? null };
}
