import { affectedRows, type Reads, rowsOf } from '#db';
import type { EpochMs, MerchantId, ProductId, StaffId, StoreId } from '#kernel';
import type { FiledRule, RuleStore } from '../app/rule-store.ts';
import type { RuleEffect } from '../domain/merchandising-rule.ts';

interface RuleRow {
  readonly id: string;
  readonly store_id: StoreId | null;
  readonly target: 'product' | 'category';
  readonly target_id: string;
  readonly effect: RuleEffect['kind'];
  readonly place: number | null;
  readonly factor: number | null;
  readonly promoted: number;
  readonly starts_at: EpochMs;
  readonly ends_at: EpochMs | null;
  readonly created_by: StaffId;
  readonly created_at: EpochMs;
  readonly ended_by: StaffId | null;
}

const COLUMNS = `id, store_id, target, target_id, effect, place, factor, promoted, starts_at, ends_at,
  created_by, created_at, ended_by`;
const OPEN = `select ${COLUMNS} from merchandising_rules
  where merchant_id = ? and (ends_at is null or ends_at > ?) order by created_at, id`;

export function sqlRuleStore(reads: Reads): RuleStore {
  return {
    versions: () =>
      reads.all<{ merchantId: MerchantId; version: number }>(
        'select merchant_id as "merchantId", version from merchandising_versions',
      ),

    open: async (merchantId, now) => (await reads.all<RuleRow>(OPEN, [merchantId, now])).map(ruleOf),

    async list(merchantId, { storeId, openAt }, before, limit) {
      const rows = await reads.all<RuleRow>(
        `select ${COLUMNS} from merchandising_rules where merchant_id = ?
           ${storeId === undefined ? '' : 'and (store_id is null or store_id = ?)'}
           ${openAt === undefined ? '' : 'and (ends_at is null or ends_at > ?)'}
           ${before === undefined ? '' : 'and (created_at, id) < (?, ?)'}
         order by created_at desc, id desc limit ?`,
        [merchantId, storeId, openAt, ...(before ?? []), limit].filter((value) => value !== undefined),
      );
      return rows.map(ruleOf);
    },

    async claim(tx, merchantId) {
      await affectedRows(
        tx,
        `insert into merchandising_versions (merchant_id, version) values (?, 1)
         on conflict (merchant_id) do update set version = merchandising_versions.version + 1`,
        [merchantId],
      );
    },

    openIn: async (tx, merchantId, now) => (await rowsOf<RuleRow>(tx, OPEN, [merchantId, now])).map(ruleOf),

    async find(tx, merchantId, id) {
      const [row] = await rowsOf<RuleRow>(
        tx,
        `select ${COLUMNS} from merchandising_rules where merchant_id = ? and id = ?`,
        [merchantId, id],
      );
      return row === undefined ? undefined : ruleOf(row);
    },

    async add(tx, merchantId, { id, storeId, target, effect, promoted, startsAt, endsAt, ...filed }) {
      await affectedRows(
        tx,
        `insert into merchandising_rules (merchant_id, id, store_id, target, target_id, effect, place, factor,
           promoted, starts_at, ends_at, created_by, created_at)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          merchantId,
          id,
          storeId,
          target.kind,
          target.kind === 'product' ? target.productId : target.categoryId,
          effect.kind,
          effect.kind === 'pin' ? effect.position : null,
          effect.kind === 'boost' ? effect.factor : null,
          promoted ? 1 : 0,
          startsAt,
          endsAt,
          filed.createdBy,
          filed.createdAt,
        ],
      );
    },

    async end(tx, merchantId, id, at, by) {
      const ended = await affectedRows(
        tx,
        `update merchandising_rules set ends_at = ?, ended_by = ?
         where merchant_id = ? and id = ? and (ends_at is null or ends_at > ?)`,
        [at, by, merchantId, id, at],
      );
      return ended === 1;
    },
  };
}

function ruleOf(row: RuleRow): FiledRule {
  return {
    id: row.id,
    storeId: row.store_id,
    target:
      row.target === 'product'
        ? { kind: 'product', productId: row.target_id as ProductId }
        : { kind: 'category', categoryId: row.target_id },
    effect: effectOf(row),
    promoted: row.promoted === 1,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    createdBy: row.created_by,
    createdAt: row.created_at,
    endedBy: row.ended_by,
  };
}

function effectOf({ effect, place, factor }: RuleRow): RuleEffect {
  if (effect === 'pin') return { kind: 'pin', position: place ?? 1 };
  return effect === 'boost' ? { kind: 'boost', factor: factor ?? 1 } : { kind: effect };
}
