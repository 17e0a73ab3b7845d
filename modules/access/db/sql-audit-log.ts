import { affectedRows, appendLink, firstBrokenLink, type Reads } from '#db';
import type { MerchantId } from '#kernel';
import type { AuditLog } from '../app/ports.ts';

const CHAIN = 'audit';
/** Rows held at a time while a chain is recomputed. */
const VERIFY_ROWS_MAX = 10_000;

interface AuditRow {
  readonly seq: number;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly before_json: string | null;
  readonly after_json: string | null;
  readonly ip: string | null;
  readonly at: number;
  readonly previous_hash: string;
  readonly hash: string;
}

const COLUMNS = `select seq, actor, action, subject, before_json, after_json, ip, at, previous_hash, hash
  from audit_log where merchant_id = ?`;

export function sqlAuditLog(reads: Reads): AuditLog {
  return {
    async append(tx, { merchantId, actor, action, subject, before, after, ip, at }) {
      const values = [actor, action, subject, asText(before), asText(after), ip, at];
      const { seq, previousHash, hash } = await appendLink(tx, CHAIN, merchantId, values);
      await affectedRows(
        tx,
        `insert into audit_log (merchant_id, actor, action, subject, before_json, after_json, ip, at,
           seq, previous_hash, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [merchantId, ...values, seq, previousHash, hash],
      );
    },
    async list(merchantId, { beforeSeq, actor, action, subject, from, until }, limit) {
      const terms: [string, string | number | undefined][] = [
        ['seq < ?', beforeSeq],
        ['actor = ?', actor],
        action?.endsWith('.') === true ? ['substr(action, 1, ?) = ?', action] : ['action = ?', action],
        ['subject = ?', subject],
        ['at >= ?', from],
        ['at < ?', until],
      ];
      const given = terms.filter(([, value]) => value !== undefined);
      const where = given.map(([term]) => ` and ${term}`).join('');
      const values = given.flatMap(([term, value]) =>
        term.startsWith('substr') ? [String(value).length, value] : [value],
      );
      const rows = await reads.all<AuditRow>(`${COLUMNS}${where} order by seq desc limit ?`, [
        merchantId,
        ...values,
        limit,
      ]);
      return rows.map(({ seq, actor, action, subject, before_json, after_json, ip, at, hash }) => ({
        ...{ merchantId, seq, actor, action, subject, ip, at, hash },
        before: before_json === null ? null : (JSON.parse(before_json) as object),
        after: after_json === null ? null : (JSON.parse(after_json) as object),
      }));
    },
    async verify(merchantId) {
      const [head = { seq: 0, hash: '' }] = await reads.all<{ seq: number; hash: string }>(
        'select seq, hash from chain_heads where chain = ? and merchant_id = ?',
        [CHAIN, merchantId],
      );
      const entries = entriesUpTo(reads, merchantId, head.seq);
      return { entries: head.seq, brokenAt: await firstBrokenLink(entries, head) };
    },
  };
}

/** Up to the head as it was read: entries that arrive meanwhile are not judged against an older head. */
async function* entriesUpTo(reads: Reads, merchantId: MerchantId, headSeq: number) {
  for (let after = 0; ; ) {
    const page = await reads.all<AuditRow>(`${COLUMNS} and seq > ? and seq <= ? order by seq limit ?`, [
      merchantId,
      after,
      headSeq,
      VERIFY_ROWS_MAX,
    ]);
    for (const row of page)
      yield {
        link: { seq: row.seq, previousHash: row.previous_hash, hash: row.hash },
        values: [row.actor, row.action, row.subject, row.before_json, row.after_json, row.ip, row.at],
      };
    const last = page.at(-1);
    if (last === undefined || page.length < VERIFY_ROWS_MAX) return;
    after = last.seq;
  }
}

function asText(state: object | null): string | null {
  return state === null ? null : JSON.stringify(state);
}
