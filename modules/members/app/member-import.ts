import { wxOpenid } from '../domain/identity.ts';
import { TERMS_VERSION } from '../domain/terms.ts';
import type { MemberImport } from './facade.ts';
import type { IdentityStore } from './identity-store.ts';
import type { MemberStore } from './member-store.ts';
import type { WechatLoginSettings } from './ports.ts';

export function memberImport(
  store: MemberStore,
  identities: IdentityStore,
  { appId }: WechatLoginSettings,
): MemberImport {
  return {
    async importMembers(tx, merchantId, members) {
      const linked = await identities.linkMany(
        tx,
        merchantId,
        members.map(({ id, openid, joinedAt }) => ({
          ...wxOpenid(appId, openid),
          ...{ memberId: id, sealed: null, sealedFor: null, linkedAt: joinedAt },
        })),
      );
      await store.addMany(
        tx,
        merchantId,
        members
          .filter(({ id }) => linked.has(id))
          .map(({ id, nickname, homeStoreId, joinedAt }) => ({
            ...{ id, nickname, homeStoreId, joinedAt, avatarUrl: null },
            ...{ state: 'active', mergedInto: null, enrolledBy: null, activatedAt: joinedAt },
            ...{ termsVersion: TERMS_VERSION, termsAcceptedAt: joinedAt },
          })),
      );
    },
  };
}
