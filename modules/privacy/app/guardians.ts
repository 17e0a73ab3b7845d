import {
  AppError,
  type Clock,
  type EpochMs,
  type MemberId,
  type MerchantId,
  MINUTE_MS,
  type SignedTokens,
  token,
  type UnitOfWork,
} from '#kernel';
import { mayBeGuardian, mayBeMinor } from '../domain/minors.ts';
import { GUARDIAN_PURPOSE, NOTICES } from '../domain/purposes.ts';
import type { ConsentMemory } from './consent-memory.ts';
import type { ConsentGiven } from './facade.ts';
import type { TellBirthYear, WithdrawConsent } from './give-consent.ts';
import { noticeHash } from './notice-hash.ts';
import type { BirthYears, ConsentEvidence, ConsentLedger } from './ports.ts';

/** She reads the notice on her own phone while the child is beside her. */
const INVITATION_MS = 30 * MINUTE_MS;
const INVITATION = 'privacy.guardian';

/** Whether a phone was proved to be this member's: in China its number stands for a checked name. `members` brings it. */
export type HasPhone = (merchantId: MerchantId, memberId: MemberId) => Promise<boolean>;
export const HAS_PHONE = token<HasPhone>('HasPhone');

/** Who may be under 14, in the care of a grown-up member who agreed for her (PIPL 31, PRV-03, PRV-12). */
export interface Guardians {
  /**
   * What the child shows to her guardian.
   *
   * @param birthYear hers, where she has not told it before; kept only when she may be under 14.
   */
  invite(
    child: { readonly merchantId: MerchantId; readonly memberId: MemberId },
    birthYear: number | undefined,
  ): Promise<{ readonly invitation: string; readonly expiresAt: EpochMs }>;
  agree(
    guardian: { readonly merchantId: MerchantId; readonly memberId: MemberId },
    said: {
      readonly invitation: string;
      readonly birthYear: number;
      readonly evidence: ConsentEvidence | null;
    },
  ): Promise<Ward>;
  wards(merchantId: MerchantId, guardianId: MemberId): Promise<readonly Ward[]>;
  /** As easy as agreeing (PRV-05); what rested on it ends with it. */
  withdraw(merchantId: MerchantId, guardianId: MemberId, wardId: MemberId): Promise<void>;
}

export interface Ward {
  readonly memberId: MemberId;
  readonly agreedAt: EpochMs;
}

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly ledger: ConsentLedger;
  readonly birthYears: BirthYears;
  readonly memory: ConsentMemory;
  readonly tellBirthYear: TellBirthYear;
  readonly withdrawConsent: WithdrawConsent;
  readonly hasPhone: HasPhone;
  /** Her number, and those of the members who were merged into her. */
  readonly selves: (merchantId: MerchantId, memberId: MemberId) => Promise<readonly MemberId[]>;
  readonly tokens: SignedTokens;
  readonly clock: Clock;
}

interface Invited {
  readonly mch: MerchantId;
  readonly sub: MemberId;
}

export function guardians(parts: Parts): Guardians {
  const { unitOfWork, ledger, birthYears, memory, hasPhone, selves, tokens, clock } = parts;

  /** What she agreed to under a number that she had before a merge is hers as well. */
  async function wardsOf(merchantId: MerchantId, guardianId: MemberId): Promise<readonly Ward[]> {
    const channels = (await selves(merchantId, guardianId)).map(guardianChannel);
    return ledger.givenVia(merchantId, GUARDIAN_PURPOSE, channels);
  }

  return {
    async invite({ merchantId, memberId }, birthYear) {
      const isMinor = birthYear === undefined ? memory.isMinor(memberId) : mayBeMinor(birthYear, clock.now());
      if (!isMinor) throw new AppError('conflict', 'privacy.no_guardian_needed', '你不需要监护人代为同意');
      if (birthYear !== undefined)
        await parts.tellBirthYear({ merchantId, memberId, channel: 'unknown', evidence: null }, birthYear);
      const expiresAt = clock.now() + INVITATION_MS;
      const invited: Invited = { mch: merchantId, sub: memberId };
      return { invitation: tokens.sign(INVITATION, invited, expiresAt), expiresAt };
    },

    async agree({ merchantId, memberId: guardianId }, { invitation, birthYear, evidence }) {
      const at = clock.now();
      const invited = tokens.verify<Invited>(INVITATION, invitation, at);
      if (invited === undefined || invited.mch !== merchantId)
        throw new AppError('conflict', 'privacy.invitation_over', '邀请已失效，请孩子重新出示');
      const wardId = invited.sub;
      if (wardId === guardianId || memory.isMinor(guardianId) || !mayBeGuardian(birthYear, at))
        throw notGrownUp();
      if (!(await hasPhone(merchantId, guardianId)))
        throw new AppError('conflict', 'privacy.guardian_needs_phone', '监护人须先绑定自己的手机号');
      const state = await unitOfWork.run(async (tx) => {
        await birthYears.put(tx, merchantId, guardianId, birthYear, at);
        tx.emit<ConsentGiven>({
          type: 'privacy.consent_given',
          ...{ occurredAt: at, merchantId, memberId: wardId, purpose: GUARDIAN_PURPOSE },
        });
        return ledger.give(tx, {
          ...{ merchantId, memberId: wardId, purpose: GUARDIAN_PURPOSE, at, evidence },
          channel: guardianChannel(guardianId),
          noticeVersion: NOTICES[GUARDIAN_PURPOSE].version,
          noticeHash: noticeHash(GUARDIAN_PURPOSE),
        });
      });
      memory.remember({ memberId: guardianId, birthYear });
      memory.apply(state);
      return { memberId: wardId, agreedAt: at };
    },

    wards: wardsOf,

    async withdraw(merchantId, guardianId, wardId) {
      const own = await wardsOf(merchantId, guardianId);
      if (!own.some(({ memberId }) => memberId === wardId))
        throw new AppError('not_found', 'privacy.no_such_ward', '没有由你同意的这位未成年人');
      await parts.withdrawConsent({
        merchantId,
        memberId: wardId,
        purpose: GUARDIAN_PURPOSE,
        channel: guardianChannel(guardianId),
        evidence: null,
      });
    },
  };
}

/** Who agreed is part of the chained evidence. */
export const guardianChannel = (guardianId: MemberId): string => `guardian:${guardianId}`;

function notGrownUp(): AppError {
  return new AppError('forbidden', 'privacy.not_a_guardian', '监护人须是年满 18 周岁的另一位会员');
}
