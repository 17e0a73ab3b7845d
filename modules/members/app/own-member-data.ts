import type { MemberData } from '#feature';
import type { Clock, MemberId, MerchantId } from '#kernel';
import type { Vault } from '#modules/privacy';
import type { IdentityStore } from './identity-store.ts';
import type { MemberStore } from './member-store.ts';
import type { OwnDataStore, OwnMoves } from './own-data-store.ts';
import type { PreferenceStore } from './preference-store.ts';

/** Sign-ins of a year and more; a member who comes daily has about 30 sessions in a month at most. */
const SESSIONS_EXPORTED_MAX = 1_000;

interface Parts {
  readonly members: MemberStore;
  readonly identities: IdentityStore;
  readonly preferences: PreferenceStore;
  readonly own: OwnDataStore;
  readonly vault: Vault;
  readonly clock: Clock;
}

/** What this module itself holds about a member. */
export function ownMemberData({ members, identities, preferences, own, vault, clock }: Parts): MemberData {
  return {
    name: 'members',
    async exportMember(merchantId, memberId) {
      const [row, names, chosen, sessions] = await Promise.all([
        members.find(merchantId, memberId),
        identities.listOf(merchantId, memberId),
        preferences.find(merchantId, memberId),
        own.sessionsOf(merchantId, memberId, SESSIONS_EXPORTED_MAX),
      ]);
      return {
        profile: row === undefined ? [] : [profileOf(row)],
        identities: await Promise.all(
          names.map(async (name) => ({
            ...{ kind: name.kind, issuer: name.issuer, linkedAt: name.linkedAt, usedAt: name.usedAt },
            name: name.sealed === null ? name.subject : await opened(merchantId, name),
          })),
        ),
        preferences: chosen === undefined ? [] : [{ ...chosen }],
        sessions,
      };
    },
    async eraseMember(tx, merchantId, memberId) {
      // Names of merged selves stay sealed under their own keys: these go as well.
      const absorbed = await own.absorbedBy(merchantId, memberId);
      await own.erase(tx, merchantId, [memberId, ...absorbed], clock.now());
      for (const one of absorbed) await vault.shred(tx, merchantId, one);
    },
    formerSelves: (merchantId, memberId) => own.absorbedBy(merchantId, memberId),
    mergeMember: (tx, merchantId, from, into) => own.move(tx, merchantId, from, into, clock.now()),
    unmergeMember: (tx, merchantId, from, into, moved) =>
      own.moveBack(tx, merchantId, from, into, moved as OwnMoves, clock.now()),
  };

  async function opened(
    merchantId: MerchantId,
    { sealed, sealedFor }: { readonly sealed: string | null; readonly sealedFor: MemberId | null },
  ): Promise<string | null> {
    if (sealed === null || sealedFor === null) return null;
    return vault.open(merchantId, sealedFor, 'phone', sealed, 'rights.export');
  }
}

function profileOf({
  nickname,
  avatarUrl,
  homeStoreId,
  joinedAt,
  state,
  enrolledBy,
  activatedAt,
  termsVersion,
  termsAcceptedAt,
}: NonNullable<Awaited<ReturnType<MemberStore['find']>>>) {
  return {
    nickname,
    avatarUrl,
    homeStoreId,
    joinedAt,
    state,
    enrolledBy,
    activatedAt,
    termsVersion,
    termsAcceptedAt,
  };
}
