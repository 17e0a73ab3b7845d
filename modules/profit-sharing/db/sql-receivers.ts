import { affectedRows, type Reads, rowsOf } from '#db';
import { invariant, type MerchantId } from '#kernel';
import type { Receivers } from '../app/ports.ts';
import { RECEIVER_TRANSITIONS, type Receiver } from '../domain/sharing.ts';
import { before } from './states.ts';

interface ReceiverRow {
  readonly merchant_id: MerchantId;
  readonly id: string;
  readonly type: Receiver['type'];
  readonly account: string;
  readonly sealed_account: string | null;
  readonly relation: Receiver['relation'];
  readonly sealed_name: string | null;
  readonly state: Receiver['state'];
  readonly problem: string | null;
  readonly looks: number;
  readonly created_at: number | string;
}

const SELECT = `select merchant_id, id, type, account, sealed_account, relation, sealed_name, state, problem, looks, created_at
  from profit_receivers`;
const ONE = 'where merchant_id = ? and id = ?';

export function sqlReceivers(reads: Reads): Receivers {
  return {
    async add(tx, receiver, told, sealedName) {
      const { merchantId, id, type, account, relation, createdAt } = receiver;
      // An older version wrote the openid itself.
      await affectedRows(
        tx,
        `update profit_receivers set account = ? where merchant_id = ? and type = ? and account = ?`,
        [account, merchantId, type, told],
      );
      await affectedRows(
        tx,
        `insert into profit_receivers (merchant_id, id, type, account, relation, sealed_name, state, looks,
           next_look_at, created_at) values (?, ?, ?, ?, ?, ?, 'ADDING', 0, ?, ?)
         on conflict (merchant_id, type, account) do update set relation = excluded.relation,
           sealed_name = excluded.sealed_name, state = 'ADDING', problem = null, looks = 0,
           next_look_at = excluded.next_look_at
         where profit_receivers.state in (${before(RECEIVER_TRANSITIONS, 'ADDING')})`,
        [merchantId, id, type, account, relation, sealedName, createdAt, createdAt],
      );
      const [row] = await rowsOf<ReceiverRow>(
        tx,
        `${SELECT} where merchant_id = ? and type = ? and account = ?`,
        [merchantId, type, account],
      );
      invariant(row !== undefined, 'a receiver is there after it was added');
      return receiverOf(row);
    },
    async keep(tx, { merchantId, id }, sealedAccount) {
      await affectedRows(
        tx,
        `update profit_receivers set sealed_account = ? ${ONE} and sealed_account is null`,
        [sealedAccount, merchantId, id],
      );
    },
    async get(tx, merchantId, id) {
      const [row] = await rowsOf<ReceiverRow>(tx, `${SELECT} ${ONE}`, [merchantId, id]);
      return row === undefined ? undefined : receiverOf(row);
    },
    async list(merchantId, after, limit) {
      const rows = await reads.all<ReceiverRow>(
        `${SELECT} where merchant_id = ? and id > ? order by id limit ?`,
        [merchantId, after ?? '', limit],
      );
      return rows.map(receiverOf);
    },
    async listDue(now, limit) {
      const rows = await reads.all<ReceiverRow>(
        `${SELECT} where state in ('ADDING', 'REMOVING') and next_look_at <= ? order by next_look_at limit ?`,
        [now, limit],
      );
      return rows.map((row) => ({ ...receiverOf(row), sealedName: row.sealed_name }));
    },
    async move(tx, { merchantId, id }, to, problem) {
      const moved = await affectedRows(
        tx,
        `update profit_receivers set state = ?, problem = ?, looks = 0, next_look_at = 0 ${ONE}
           and state in (${before(RECEIVER_TRANSITIONS, to)})`,
        [to, problem, merchantId, id],
      );
      return moved === 1;
    },
    async looked(tx, { merchantId, id }, nextLookAt) {
      await affectedRows(tx, `update profit_receivers set looks = looks + 1, next_look_at = ? ${ONE}`, [
        ...[nextLookAt, merchantId, id],
      ]);
    },
  };
}

function receiverOf(row: ReceiverRow): Receiver {
  return {
    ...{ merchantId: row.merchant_id, id: row.id, type: row.type, account: row.account },
    sealedAccount: row.sealed_account,
    ...{ relation: row.relation, state: row.state, problem: row.problem, looks: row.looks },
    createdAt: Number(row.created_at),
  };
}
