import { Migration } from '@mikro-orm/migrations';

/** The newest of one category, without looking at the others. */
export class Migration0006Lists extends Migration {
  override up(): void {
    this.addSql('create index products_of_category on products (merchant_id, category_id, listed_at, id)');
  }
}

/** What this shop's customers call by several names. A word stands in one group only: that is the key. */
export class Migration0004Synonyms extends Migration {
  override up(): void {
    this.addSql(`create table search_synonyms (
      merchant_id text not null, word text not null, group_id text not null, position integer not null,
      primary key (merchant_id, word))`);
    this.addSql('create index search_synonyms_groups on search_synonyms (merchant_id, group_id, position)');
  }
}
