import { affectedRows, appendLink, firstBrokenLink, type Reads, rowsOf } from '#db';
import { invariant, type MemberId, type MerchantId, type Tx } from '#kernel';
import type { ConsentAction, ConsentLedger, ConsentState, LedgerEntry } from '../app/ports.ts';
import type { Purpose } from '../domain/purposes.ts';

const CHAIN = 'consents';
/** Rows held at a time while a chain is recomputed. */
const VERIFY_ROWS_MAX = 10_000;

const STATE = `select merchant_id, member_id, purpose, live, notice_version, grant_seq, seq, changed_at from consents`;

interface StateRow {
  readonly merchant_id: MerchantId;
  readonly member_id: MemberId;
  readonly purpose: Purpose;
  readonly live: number;
  readonly notice_version: number;
  readonly grant_seq: number | string;
  readonly seq: number | string;
  readonly changed_at: number | string;
}

interface LedgerRow {
  readonly seq: number;
  readonly member_id: string;
  readonly purpose: string;
  readonly action: ConsentAction;
  readonly notice_version: number;
  readonly notice_hash: string;
  readonly channel: string;
  readonly at: number;
  readonly page: string | null;
  readonly device: string | null;
  readonly previous_hash: string;
  readonly hash: string;
}

export function sqlConsentLedger(reads: Reads): ConsentLedger {
  return {
    async give(tx, entry) {
      const { merchantId, memberId, purpose, noticeVersion, at } = entry;
      // Also a consent to an older notice: agreeing to the new words renews it.
      const renewed = await affectedRows(
        tx,
        `update consents set changed_at = ?
         where merchant_id = ? and member_id = ? and purpose = ? and live = 1`,
        [at, merchantId, memberId, purpose],
      );
      const action = renewed === 1 ? 'RENEW' : 'GRANT';
      const seq = await append(tx, { ...entry, action });
      const [row] = await rowsOf<StateRow>(
        tx,
        `insert into consents (merchant_id, member_id, purpose, live, notice_version, grant_seq, seq, changed_at)
         values (?, ?, ?, 1, ?, ?, ?, ?)
         on conflict (merchant_id, member_id, purpose) do update set
           grant_seq = case when consents.live = 1 and consents.notice_version = excluded.notice_version
             then consents.grant_seq else excluded.grant_seq end,
           live = 1, notice_version = excluded.notice_version, seq = excluded.seq, changed_at = excluded.changed_at
         returning *`,
        [merchantId, memberId, purpose, noticeVersion, seq, seq, at],
      );
      invariant(row !== undefined, 'a consent that was given stands');
      return stateOf(row);
    },
    async withdraw(tx, entry) {
      const { merchantId, memberId, purpose, at } = entry;
      const ended = await affectedRows(
        tx,
        `update consents set live = 0, changed_at = ?
         where merchant_id = ? and member_id = ? and purpose = ? and live = 1`,
        [at, merchantId, memberId, purpose],
      );
      if (ended === 0) return undefined;
      const seq = await append(tx, { ...entry, action: 'WITHDRAW' });
      const [row] = await rowsOf<StateRow>(
        tx,
        'update consents set seq = ? where merchant_id = ? and member_id = ? and purpose = ? returning *',
        [seq, merchantId, memberId, purpose],
      );
      return row === undefined ? undefined : stateOf(row);
    },
    async givenVia(merchantId, purpose, channels, tx) {
      const sql = `${STATE} where merchant_id = ? and purpose = ? and live = 1 and exists (
        select 1 from consent_ledger l where l.merchant_id = consents.merchant_id and l.seq = consents.seq
          and l.channel in (${channels.map(() => '?').join(', ')})) order by member_id`;
      const values = [merchantId, purpose, ...channels];
      const rows =
        tx === undefined ? await reads.all<StateRow>(sql, values) : await rowsOf<StateRow>(tx, sql, values);
      return rows.map(stateOf).map(({ memberId, changedAt }) => ({ memberId, agreedAt: changedAt }));
    },
    async statesOf(merchantId, memberId) {
      const rows = await reads.all<StateRow>(
        `${STATE} where merchant_id = ? and member_id = ? order by purpose`,
        [merchantId, memberId],
      );
      return rows.map(stateOf);
    },
    async wasLive(merchantId, memberId, purpose, at) {
      const [last] = await reads.all<{ action: ConsentAction }>(
        `select action from consent_ledger
         where merchant_id = ? and member_id = ? and purpose = ? and at <= ? order by seq desc limit 1`,
        [merchantId, memberId, purpose, at],
      );
      return last !== undefined && last.action !== 'WITHDRAW';
    },
    async all() {
      return (await reads.all<StateRow>(STATE)).map(stateOf);
    },
    async changedSince(since) {
      return (await reads.all<StateRow>(`${STATE} where changed_at >= ?`, [since])).map(stateOf);
    },
    async verify(merchantId) {
      const [head = { seq: 0, hash: '' }] = await reads.all<{ seq: number; hash: string }>(
        'select seq, hash from chain_heads where chain = ? and merchant_id = ?',
        [CHAIN, merchantId],
      );
      const brokenAt = await firstBrokenLink(entriesUpTo(reads, merchantId, head.seq), head);
      return { entries: head.seq, brokenAt };
    },
  };
}

async function append(tx: Tx, entry: LedgerEntry): Promise<number> {
  const { merchantId, memberId, purpose, action, noticeVersion, noticeHash, channel, at, evidence } = entry;
  const columns = [memberId, purpose, action, noticeVersion, noticeHash, channel, at];
  const values = [...columns, ...proven(evidence?.page, evidence?.device)];
  const { seq, previousHash, hash } = await appendLink(tx, CHAIN, merchantId, values);
  await affectedRows(
    tx,
    `insert into consent_ledger (merchant_id, member_id, purpose, action, notice_version, notice_hash, channel, at,
       page, device, seq, previous_hash, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [merchantId, ...columns, evidence?.page ?? null, evidence?.device ?? null, seq, previousHash, hash],
  );
  return seq;
}

/** Entries without evidence are hashed as they were before there was any. */
function proven(page: string | null | undefined, device: string | null | undefined): string[] {
  return page == null || device == null ? [] : [page, device];
}

/** Up to the head as it was read: entries that arrive meanwhile are not judged against an older head. */
async function* entriesUpTo(reads: Reads, merchantId: MerchantId, headSeq: number) {
  for (let after = 0; ; ) {
    const page = await reads.all<LedgerRow>(
      `select seq, member_id, purpose, action, notice_version, notice_hash, channel, at, page, device, previous_hash, hash
       from consent_ledger where merchant_id = ? and seq > ? and seq <= ? order by seq limit ?`,
      [merchantId, after, headSeq, VERIFY_ROWS_MAX],
    );
    for (const row of page)
      yield {
        link: { seq: row.seq, previousHash: row.previous_hash, hash: row.hash },
        values: [
          ...[row.member_id, row.purpose, row.action, row.notice_version, row.notice_hash],
          ...[row.channel, row.at, ...proven(row.page, row.device)],
        ],
      };
    const last = page.at(-1);
    if (last === undefined || page.length < VERIFY_ROWS_MAX) return;
    after = last.seq;
  }
}

/** Inside a transaction PostgreSQL gives bigint as text. */
function stateOf(row: StateRow): ConsentState {
  return {
    merchantId: row.merchant_id,
    memberId: row.member_id,
    purpose: row.purpose,
    live: row.live === 1,
    noticeVersion: row.notice_version,
    grantSeq: Number(row.grant_seq),
    seq: Number(row.seq),
    changedAt: Number(row.changed_at),
  };
}
