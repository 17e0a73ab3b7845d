import { timingSafeEqual } from 'node:crypto';
import type { EpochMs, KeyedHash, MerchantId, Tx } from '#kernel';
import { codeHash } from './send-sms-code.ts';
import type { SmsCodeStore } from './sms-code-store.ts';

interface Try {
  /** What the code was sent under. */
  readonly subject: string;
  readonly given: string;
  readonly at: EpochMs;
}

/** Counts the try and spends the code when it is right: once, whoever tries it at the same moment. */
export async function isRightCode(
  { codes, hash }: { readonly codes: SmsCodeStore; readonly hash: KeyedHash },
  tx: Tx,
  merchantId: MerchantId,
  { subject, given, at }: Try,
): Promise<boolean> {
  const sent = await codes.countTry(tx, merchantId, subject, at);
  const tried = codeHash(hash, merchantId, subject, given);
  return sent !== undefined && isSame(sent, tried) && codes.spend(tx, merchantId, subject, sent);
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
