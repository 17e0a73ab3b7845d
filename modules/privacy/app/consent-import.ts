import { type EpochMs, type MemberId, type MerchantId, type Tx, token } from '#kernel';
import { NOTICES, type Purpose } from '../domain/purposes.ts';
import { noticeHash } from './notice-hash.ts';
import type { ConsentLedger } from './ports.ts';

/** A consent to the present notice that was given elsewhere. */
export interface PastConsent {
  readonly memberId: MemberId;
  readonly purpose: Purpose;
  readonly at: EpochMs;
}

/**
 * Takes over consents before a shop opens: each becomes a line of the ledger under the channel `import`. No event
 * tells of them, and a process that runs already learns of them at its next start.
 */
export interface ConsentImport {
  importConsents(tx: Tx, merchantId: MerchantId, consents: readonly PastConsent[]): Promise<void>;
}
export const CONSENT_IMPORT = token<ConsentImport>('ConsentImport');

export function consentImport(ledger: ConsentLedger): ConsentImport {
  return {
    async importConsents(tx, merchantId, consents) {
      for (const { memberId, purpose, at } of consents)
        await ledger.give(tx, {
          ...{ merchantId, memberId, purpose, at, channel: 'import', evidence: null },
          noticeVersion: NOTICES[purpose].version,
          noticeHash: noticeHash(purpose),
        });
    },
  };
}
