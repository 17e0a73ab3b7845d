/** A product as the console writes it: two colours by two sizes. */
export function shirt(patch: object = {}) {
  const sku = (colour: string, size: string, n: number) => ({
    code: `SHIRT-${n}`,
    optionValues: [colour, size],
    priceFen: 9_900 + n,
    listPriceFen: 12_900,
    imageUrl: '/media/shirt.webp',
  });
  return {
    categoryId: 'cat_all',
    title: '亚麻衬衫',
    brand: '通衢',
    optionNames: ['颜色', '尺码'],
    skus: [sku('白', 'M', 1), sku('白', 'L', 2), sku('蓝', 'M', 3), sku('蓝', 'L', 4)],
    ...patch,
  };
}

export interface ConsoleSku {
  readonly id: string;
  readonly code: string;
  readonly optionValues: readonly string[];
  readonly priceFen: number;
  readonly onSale: boolean;
}

export interface ConsoleProduct {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly skus: readonly ConsoleSku[];
  readonly code?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}
