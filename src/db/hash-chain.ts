import { createHash } from 'node:crypto';
import { invariant, type MerchantId, type Tx } from '#kernel';
import { rowsOf } from './mikro-unit-of-work.ts';

/** What the log of one merchant starts from. */
const GENESIS = '';

/** Place of one entry in an append-only log: its hash covers its own values and the entry before it. */
export interface ChainLink {
  /** 1, 2, 3 … without gaps. */
  readonly seq: number;
  readonly previousHash: string;
  readonly hash: string;
}

/**
 * Appends to the log `chain` of one merchant. The statement on the head takes its row lock until the
 * commit, so entries are numbered without gaps in the order in which they become visible.
 *
 * The caller writes `values` and the link into its own table, in the same transaction.
 */
export async function appendLink(
  tx: Tx,
  chain: string,
  merchantId: MerchantId,
  values: readonly unknown[],
): Promise<ChainLink> {
  const [head] = await rowsOf<{ seq: number | string; hash: string }>(
    tx,
    `insert into chain_heads (chain, merchant_id, seq, hash) values (?, ?, 1, '')
     on conflict (chain, merchant_id) do update set seq = chain_heads.seq + 1 returning seq, hash`,
    [chain, merchantId],
  );
  invariant(head !== undefined, 'a log has a head');
  const seq = Number(head.seq);
  const hash = linkHash(head.hash, seq, values);
  await rowsOf(tx, 'update chain_heads set hash = ? where chain = ? and merchant_id = ? returning seq', [
    hash,
    chain,
    merchantId,
  ]);
  return { seq, previousHash: head.hash, hash };
}

/**
 * Number of the first entry that is missing, moved or changed, or null when the log is as it was written.
 * `head` is where the log says that it ends: without it, entries cut off at the end would go unnoticed.
 */
export async function firstBrokenLink(
  entries: AsyncIterable<{ readonly link: ChainLink; readonly values: readonly unknown[] }>,
  head: { readonly seq: number; readonly hash: string },
): Promise<number | null> {
  let previousHash = GENESIS;
  let seq = 0;
  for await (const { link, values } of entries) {
    seq += 1;
    const expected = linkHash(previousHash, seq, values);
    if (link.seq !== seq || link.previousHash !== previousHash || link.hash !== expected) return seq;
    previousHash = expected;
  }
  return seq === head.seq && previousHash === head.hash ? null : seq + 1;
}

function linkHash(previousHash: string, seq: number, values: readonly unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify([previousHash, seq, values]))
    .digest('base64url');
}
