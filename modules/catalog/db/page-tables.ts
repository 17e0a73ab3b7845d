import { Migration } from '@mikro-orm/migrations';

/** What a product's page shows beside its rows: sanitised markup, a film. */
export class Migration0005Pages extends Migration {
  override up(): void {
    this.addSql(`create table product_pages (
      merchant_id text not null, product_id text not null, rich_text text not null, video_url text,
      poster_url text, changed_by text not null, changed_at bigint not null,
      primary key (merchant_id, product_id))`);
  }
}
