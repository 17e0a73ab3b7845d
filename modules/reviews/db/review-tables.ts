import { Migration } from '@mikro-orm/migrations';
import type { ModuleTables } from '#db';

class Migration0001Reviews extends Migration {
  override up(): void {
    this.addSql(`create table reviews (
      merchant_id text not null, id text not null, member_id text not null, order_id text not null,
      store_id text not null, sku_id text not null, product_id text not null, option_text text not null,
      score integer not null check (score between 1 and 5), anonymous integer not null, shown_name text not null,
      reply text, replied_by text, replied_at bigint, primary key (merchant_id, id),
      unique (merchant_id, order_id, store_id, sku_id))`);
    this.addSql('create index reviews_of_member on reviews (merchant_id, member_id)');
    // Written once and followed up once: the part is in the key. `comparable` finds copies.
    this.addSql(`create table review_parts (
      merchant_id text not null, review_id text not null, part text not null, product_id text not null,
      text text not null, comparable text not null, pictures text not null, state text not null, reason text,
      written_at bigint not null, primary key (merchant_id, review_id, part))`);
    this.addSql(
      'create index review_parts_shown on review_parts (merchant_id, product_id, state, part, written_at, review_id)',
    );
    this.addSql(
      'create index review_parts_states on review_parts (merchant_id, state, written_at, review_id)',
    );
    this.addSql('create index review_parts_copies on review_parts (merchant_id, comparable)');
    this.addSql(`create table product_ratings (
      merchant_id text not null, product_id text not null, score integer not null,
      reviews integer not null check (reviews >= 0), primary key (merchant_id, product_id, score))`);
  }
}

/** Pictures that the platform looks at: it answers later, by this number. */
class Migration0002PictureChecks extends Migration {
  override up(): void {
    this.addSql(`create table review_picture_checks (
      merchant_id text not null, trace_id text not null, review_id text not null, part text not null,
      passed integer not null default 0, asked_at bigint not null, primary key (merchant_id, trace_id))`);
    this.addSql(
      'create index review_picture_checks_of_part on review_picture_checks (merchant_id, review_id, part)',
    );
    this.addSql('create index review_picture_checks_asked on review_picture_checks (asked_at)');
  }
}

export const reviewTables: ModuleTables = {
  entities: [],
  migrations: [
    { name: 'reviews/0001-reviews', class: Migration0001Reviews },
    { name: 'reviews/0002-picture-checks', class: Migration0002PictureChecks },
  ],
};
