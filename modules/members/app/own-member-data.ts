import type { MemberData } from '#feature';
import type { Clock, MerchantId } from '#kernel';
import type { Vault } from '#modules/privacy';
import type { FaceBook } from './face-book.ts';
import type { IdentityStore } from './identity-store.ts';
import type { MemberRow, MemberStore } from './member-store.ts';
import type { NameBook } from './name-book.ts';
import type { OwnDataStore, OwnMoves } from './own-data-store.ts';
import type { PreferenceStore } from './preference-store.ts';

/** Sign-ins of a year and more; a member who comes daily has about 30 sessions in a month at most. */
const SESSIONS_EXPORTED_MAX = 1_000;

interface Parts {
  readonly members: MemberStore;
  readonly identities: IdentityStore;
  readonly preferences: PreferenceStore;
  readonly own: OwnDataStore;
  readonly names: NameBook;
  readonly faces: FaceBook;
  readonly vault: Vault;
  readonly clock: Clock;
}

/** What this module itself holds about a member. */
export function ownMemberData(parts: Parts): MemberData {
  const { members, identities, preferences, own, names, faces, vault, clock } = parts;
  return {
    name: 'members',
    async exportMember(merchantId, memberId) {
      const [row, known, chosen, sessions] = await Promise.all([
        members.find(merchantId, memberId),
        identities.listOf(merchantId, memberId),
        preferences.find(merchantId, memberId),
        own.sessionsOf(merchantId, memberId, SESSIONS_EXPORTED_MAX),
      ]);
      return {
        profile: row === undefined ? [] : [await profileOf(merchantId, row)],
        identities: await Promise.all(
          known.map(async (name) => ({
            ...{ kind: name.kind, issuer: name.issuer, linkedAt: name.linkedAt, usedAt: name.usedAt },
            replacedAt: name.replacedAt,
            name: await names.nameOf(merchantId, name, 'rights.export'),
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
    async unmergeMember(tx, merchantId, from, into, moved) {
      const moves = moved as OwnMoves;
      // A merge from before names were sealed kept them in clear.
      const keys = moves.identities.map((key) =>
        key.kind === 'phone'
          ? key
          : names.keyOf(merchantId, { kind: key.kind, issuer: key.issuer, name: key.subject }),
      );
      const back = { ...moves, identities: keys };
      const others = await own.moveBack(tx, merchantId, from, into, back, clock.now());
      // Sealed while they were the survivor's: with her key, which goes when she closes her account, hers would be lost.
      for (const name of others) {
        const field = name.kind === 'phone' ? 'phone' : 'identity';
        const plain = await vault.open(merchantId, into, field, name.sealed, 'account.merge');
        if (plain === null) continue;
        await own.sealAgain(tx, merchantId, from, name, await vault.seal(tx, merchantId, from, field, plain));
      }
    },
  };

  async function profileOf(merchantId: MerchantId, row: MemberRow) {
    const { face, homeStoreId, joinedAt, state, enrolledBy, activatedAt, termsVersion, termsAcceptedAt } =
      row;
    const [seen] = await faces.open(merchantId, [face], 'rights.export');
    return {
      ...{ ...seen, homeStoreId, joinedAt, state, enrolledBy },
      ...{ activatedAt, termsVersion, termsAcceptedAt },
    };
  }
}
