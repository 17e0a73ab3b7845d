import type { VendureShop } from './shop.ts';
import { type Listed, type ShopWork, TAKE } from './shop-work.ts';

interface Variant {
  readonly sku: string;
  readonly priceWithTax: number;
  readonly options: readonly { readonly name: string }[];
}
interface Products {
  readonly products: {
    readonly items: readonly { readonly name: string; readonly variants: readonly Variant[] }[];
  };
}
interface Found {
  readonly search: {
    readonly totalItems: number;
    readonly items: readonly {
      readonly productName: string;
      readonly priceWithTax: { readonly min: number };
    }[];
  };
}
interface Product {
  readonly product: { readonly name: string; readonly variants: readonly Variant[] };
}

const LIST = `query ($take: Int!, $skip: Int!) {
  products(options: { take: $take, skip: $skip, sort: { id: DESC } }) {
    totalItems
    items { id name slug featuredAsset { preview } variants { id priceWithTax currencyCode stockLevel } }
  }
}`;
const SEARCH = `query ($input: SearchInput!) {
  search(input: $input) {
    totalItems
    items {
      productId productName slug inStock currencyCode productAsset { preview }
      priceWithTax { ... on PriceRange { min max } }
    }
  }
}`;
const DETAIL = `query ($slug: String!) {
  product(slug: $slug) {
    id name slug description assets { preview } optionGroups { name options { name } }
    variants { id sku priceWithTax currencyCode stockLevel options { name } }
  }
}`;

/** With the fields that our own answers have, as far as both have them. */
export function vendureWork(shop: VendureShop): ShopWork {
  const found = async (input: object) => {
    const { search } = await shop.query<Found>(SEARCH, {
      input: { take: TAKE, groupByProduct: true, ...input },
    });
    const products: Listed = search.items.map(({ productName, priceWithTax }) => [
      productName,
      priceWithTax.min,
    ]);
    return [search.totalItems, products] as const;
  };
  return {
    async list(page) {
      const { products } = await shop.query<Products>(LIST, { take: TAKE, skip: page * TAKE });
      return products.items.map(({ name, variants }) => [
        name,
        Math.min(...variants.map(({ priceWithTax }) => priceWithTax)),
      ]);
    },
    category: async (id) => (await found({ collectionSlug: id, sort: { name: 'ASC' } }))[1],
    search: (term) => found({ term }),
    async detail({ id }) {
      const { product } = await shop.query<Product>(DETAIL, { slug: id });
      return {
        title: product.name,
        skus: product.variants.map(({ sku, options, priceWithTax }) => [
          sku,
          options[0]?.name ?? '',
          priceWithTax,
        ]),
      };
    },
  };
}
