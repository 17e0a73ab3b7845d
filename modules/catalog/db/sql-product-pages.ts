import { affectedRows, type Reads } from '#db';
import type { ProductPageStore, Specification } from '../app/product-pages.ts';

interface PageRow {
  readonly rich_text: string;
  readonly video_url: string | null;
  readonly poster_url: string | null;
}

export function sqlProductPages(reads: Reads): ProductPageStore {
  return {
    async find(merchantId, productId) {
      const [row] = await reads.all<PageRow>(
        'select rich_text, video_url, poster_url from product_pages where merchant_id = ? and product_id = ?',
        [merchantId, productId],
      );
      if (row === undefined) return undefined;
      const { rich_text, video_url, poster_url } = row;
      return {
        richText: rich_text,
        video: video_url === null ? null : { url: video_url, posterUrl: poster_url ?? '' },
      };
    },

    async specifications(merchantId, productId) {
      const [row] = await reads.all<{ attributes: string; category_id: string }>(
        `select attributes, category_id from products
         where merchant_id = ? and id = ? and attributes <> '{}'`,
        [merchantId, productId],
      );
      if (row === undefined) return [];
      const rules = await reads.all<{ attribute: string; name: string; unit: string | null }>(
        `select a.attribute, a.name, a.unit from category_attributes a
         where a.merchant_id = ? and a.category_id in (
           with recursive above (id) as (
             select id from categories where merchant_id = ? and id = ?
             union
             select c.parent_id from categories c join above b on c.id = b.id
             where c.merchant_id = ? and c.parent_id is not null)
           select id from above)
         order by a.position, a.attribute`,
        [merchantId, merchantId, row.category_id, merchantId],
      );
      const values = JSON.parse(row.attributes) as Readonly<Record<string, string | number | boolean>>;
      return rules.flatMap(({ attribute, name, unit }): Specification[] => {
        const value = values[attribute];
        return value === undefined ? [] : [{ name, value: shown(value, unit) }];
      });
    },

    async write(tx, merchantId, productId, { richText, video, by, at }) {
      const written = await affectedRows(
        tx,
        `insert into product_pages
           (merchant_id, product_id, rich_text, video_url, poster_url, changed_by, changed_at)
         select merchant_id, id, ?, ?, ?, ?, ? from products where merchant_id = ? and id = ?
         on conflict (merchant_id, product_id) do update set rich_text = excluded.rich_text,
           video_url = excluded.video_url, poster_url = excluded.poster_url,
           changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
        [richText, video?.url ?? null, video?.posterUrl ?? null, by, at, merchantId, productId],
      );
      return written === 1;
    },
  };
}

function shown(value: string | number | boolean, unit: string | null): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  return `${value}${unit ?? ''}`;
}
