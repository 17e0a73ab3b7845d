import { wxOpenid } from '../domain/identity.ts';
import { TERMS_VERSION } from '../domain/terms.ts';
import type { MemberImport } from './facade.ts';
import type { FaceBook } from './face-book.ts';
import type { IdentityStore, NewIdentity } from './identity-store.ts';
import type { MemberRow, MemberStore } from './member-store.ts';
import type { NameBook } from './name-book.ts';
import type { WechatLoginSettings } from './ports.ts';

export function memberImport(
  store: MemberStore,
  identities: IdentityStore,
  names: NameBook,
  faces: FaceBook,
  { appId }: WechatLoginSettings,
): MemberImport {
  return {
    async importMembers(tx, merchantId, members) {
      const entries: NewIdentity[] = [];
      for (const { id, openid, joinedAt } of members)
        entries.push(await names.entry(tx, merchantId, id, wxOpenid(appId, openid), joinedAt));
      const linked = await identities.linkMany(tx, merchantId, entries);
      const rows: MemberRow[] = [];
      for (const { id, nickname, homeStoreId, joinedAt } of members)
        if (linked.has(id))
          rows.push({
            ...{ id, homeStoreId, joinedAt },
            face: await faces.seal(tx, merchantId, id, { nickname, avatarUrl: null }),
            ...{ state: 'active', mergedInto: null, enrolledBy: null, activatedAt: joinedAt },
            ...{ termsVersion: TERMS_VERSION, termsAcceptedAt: joinedAt },
          });
      await store.addMany(tx, merchantId, rows);
    },
  };
}
