import type { MemberImport, Members } from './facade.ts';
import type { MemberStore, MinorCheck, WechatLoginSettings } from './ports.ts';

export function memberDirectory(store: MemberStore, minors: MinorCheck): Members {
  return {
    async find(merchantId, memberId) {
      const row = await store.find(merchantId, memberId);
      if (row === undefined) return undefined;
      const { id, nickname, avatarUrl, openid, homeStoreId, joinedAt } = row;
      return { id, nickname, avatarUrl, openid, homeStoreId, joinedAt, isMinor: minors.isMinor(memberId) };
    },
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
