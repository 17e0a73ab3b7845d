import { AppError, type Clock, type Ids, type MemberId, type Random } from '#kernel';
import { wxOpenid } from '../domain/identity.ts';
import { isPresent } from '../domain/member-state.ts';
import { friendlyNickname } from '../domain/nickname.ts';
import { normalPhone, phoneRefused } from '../domain/phone.ts';
import { needsTerms } from '../domain/terms.ts';
import type { Member, Members } from './facade.ts';
import type { IdentityStore } from './identity-store.ts';
import type { MemberRow, MemberStore } from './member-store.ts';
import type { PhoneBook } from './phone-book.ts';
import type { MinorCheck, WechatLoginSettings } from './ports.ts';

/** A member is merged into an older one, so a chain ends; one that is longer than this was made by hand. */
const MERGES_FOLLOWED_MAX = 16;

/** 散客: a customer whom nobody knows. */
const STRANGER = '散客';

interface Parts {
  readonly store: MemberStore;
  readonly identities: IdentityStore;
  readonly phones: PhoneBook;
  readonly minors: MinorCheck;
  readonly settings: WechatLoginSettings;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
}

export function memberDirectory(parts: Parts): Members {
  const { store, identities, phones, minors, settings, clock, ids, random } = parts;
  const shown = ({
    id,
    nickname,
    avatarUrl,
    homeStoreId,
    joinedAt,
    state,
    termsVersion,
  }: MemberRow): Member => ({
    ...{ id, nickname, avatarUrl, homeStoreId, joinedAt },
    isShadow: state === 'shadow',
    needsTerms: needsTerms({ state, termsVersion }),
    isMinor: minors.isMinor(id),
  });
  const find: Members['find'] = async (merchantId, memberId) => {
    const row = await store.find(merchantId, memberId);
    return row !== undefined && isPresent(row.state) ? shown(row) : undefined;
  };
  return {
    find,
    async current(merchantId, memberId) {
      let row = await store.find(merchantId, memberId);
      for (let hop = 0; row?.mergedInto != null && hop < MERGES_FOLLOWED_MAX; hop += 1)
        row = await store.find(merchantId, row.mergedInto);
      return row !== undefined && isPresent(row.state) ? shown(row) : undefined;
    },
    async findByPhone(merchantId, text) {
      const phone = normalPhone(text);
      if (phone === undefined) return undefined;
      const known = await identities.find(merchantId, phones.keyOf(merchantId, phone));
      return known === undefined ? undefined : find(merchantId, known.memberId);
    },
    async openidOf(merchantId, memberId) {
      const known = await identities.listOf(merchantId, memberId);
      return known.find(({ kind, issuer }) => kind === 'wx_openid' && issuer === settings.appId)?.subject;
    },
    async openidsOf(merchantId, memberId) {
      const known = await identities.listOf(merchantId, memberId);
      return known.filter(({ kind }) => kind === 'wx_openid').map(({ subject }) => subject);
    },
    async findByOpenid(merchantId, openid) {
      const known = await identities.find(merchantId, wxOpenid(settings.appId, openid));
      return known === undefined ? undefined : find(merchantId, known.memberId);
    },
    async enrolShadow(tx, merchantId, { wxOpenid: openid, phone: told, nickname, joinedAt, source }) {
      const phone = told === undefined ? undefined : normalPhone(told);
      if (openid === undefined && phone === undefined)
        throw told === undefined ? nameNeeded() : phoneRefused();
      const now = clock.now();
      const key =
        openid === undefined ? phones.keyOf(merchantId, phone ?? '') : wxOpenid(settings.appId, openid);
      const known = await identities.use(tx, merchantId, key, now);
      if (known !== undefined) return { memberId: known, isNew: false };

      const memberId = ids.next() as MemberId;
      const entry =
        openid === undefined
          ? await phones.entry(tx, merchantId, memberId, phone ?? '', now)
          : { ...key, memberId, sealed: null, sealedFor: null, linkedAt: now };
      if (!(await identities.link(tx, merchantId, entry))) {
        // Somebody else enrolled her since we looked; her row is there now.
        const other = await identities.use(tx, merchantId, key, now);
        if (other !== undefined) return { memberId: other, isNew: false };
      }
      await store.add(tx, merchantId, {
        ...{
          id: memberId,
          nickname: nickname ?? friendlyNickname(random),
          avatarUrl: null,
          homeStoreId: null,
        },
        ...{
          joinedAt: joinedAt ?? now,
          state: 'shadow',
          mergedInto: null,
          enrolledBy: source,
          ...{ activatedAt: null, termsVersion: null, termsAcceptedAt: null },
        },
      });
      return { memberId, isNew: true };
    },
    async enrolStranger(tx, merchantId, id) {
      await store.add(tx, merchantId, {
        ...{ id, nickname: STRANGER, avatarUrl: null, homeStoreId: null, joinedAt: clock.now() },
        ...{ state: 'shadow', mergedInto: null, enrolledBy: 'till' },
        ...{ activatedAt: null, termsVersion: null, termsAcceptedAt: null },
      });
    },
    listAfter: async (merchantId, after, limit) =>
      (await store.listAfter(merchantId, after, limit)).map(shown),
  };
}

function nameNeeded(): AppError {
  return new AppError('invalid', 'members.payer_unknown', '需要付款人的微信或手机号');
}
