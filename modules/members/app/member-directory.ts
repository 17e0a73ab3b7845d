import type { Member, MemberImport, Members } from './facade.ts';
import type { MemberRow, MemberStore, MinorCheck, WechatLoginSettings } from './ports.ts';

export function memberDirectory(store: MemberStore, minors: MinorCheck): Members {
  const shown = ({ id, nickname, avatarUrl, openid, homeStoreId, joinedAt }: MemberRow): Member => ({
    ...{ id, nickname, avatarUrl, openid, homeStoreId, joinedAt },
    isMinor: minors.isMinor(id),
  });
  return {
    async find(merchantId, memberId) {
      const row = await store.find(merchantId, memberId);
      return row === undefined ? undefined : shown(row);
    },
    listAfter: async (merchantId, after, limit) =>
      (await store.listAfter(merchantId, after, limit)).map(shown),
  };
}

export function memberImport(store: MemberStore, { appId }: WechatLoginSettings): MemberImport {
  return {
    importMembers: (tx, merchantId, members) =>
      store.addMany(
        tx,
        merchantId,
        members.map((member) => ({ ...member, appId, unionid: null, avatarUrl: null })),
      ),
  };
}
