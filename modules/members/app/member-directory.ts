import { AppError, type Clock, type Ids, type MemberId, type MerchantId, type Random } from '#kernel';
import type { UseOf } from '#modules/privacy';
import { wxOpenid } from '../domain/identity.ts';
import { isPresent } from '../domain/member-state.ts';
import { friendlyNickname } from '../domain/nickname.ts';
import { normalPhone, phoneRefused } from '../domain/phone.ts';
import { needsTerms } from '../domain/terms.ts';
import type { Member, Members, Person } from './facade.ts';
import { type FaceBook, openFace } from './face-book.ts';
import type { IdentityStore } from './identity-store.ts';
import type { MemberRow, MemberStore } from './member-store.ts';
import type { NameBook } from './name-book.ts';
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
  readonly names: NameBook;
  readonly faces: FaceBook;
  readonly minors: MinorCheck;
  readonly settings: WechatLoginSettings;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
}

export function memberDirectory(parts: Parts): Members {
  const { store, identities, phones, names, faces, minors, settings, clock, ids, random } = parts;
  const person = ({ id, homeStoreId, joinedAt, state, termsVersion }: MemberRow): Person => ({
    ...{ id, homeStoreId, joinedAt },
    isShadow: state === 'shadow',
    needsTerms: needsTerms({ state, termsVersion }),
    isMinor: minors.isMinor(id),
  });
  const shown = async (
    merchantId: MerchantId,
    row: MemberRow | undefined,
    use: UseOf<'face'>,
  ): Promise<Member | undefined> => {
    if (row === undefined || !isPresent(row.state)) return undefined;
    const [face = { nickname: '', avatarUrl: null }] = await faces.open(merchantId, [row.face], use);
    return { ...person(row), ...face };
  };
  const find: Members['find'] = async (merchantId, memberId) =>
    shown(merchantId, await store.find(merchantId, memberId), 'account.own');
  const openidsOf: Members['openidsOf'] = async (merchantId, memberId) => {
    const known = await identities.listOf(merchantId, memberId);
    const told = await Promise.all(
      known
        .filter(({ kind }) => kind === 'wx_openid')
        .map((name) => names.nameOf(merchantId, name, 'account.sign_in')),
    );
    return told.filter((openid) => openid !== null);
  };
  return {
    find,
    async current(merchantId, memberId) {
      let row = await store.find(merchantId, memberId);
      for (let hop = 0; row?.mergedInto != null && hop < MERGES_FOLLOWED_MAX; hop += 1)
        row = await store.find(merchantId, row.mergedInto);
      return shown(merchantId, row, 'member.serve');
    },
    async findByPhone(merchantId, text) {
      const phone = normalPhone(text);
      if (phone === undefined) return undefined;
      const known = await identities.find(merchantId, phones.keyOf(merchantId, phone));
      return known === undefined ? undefined : find(merchantId, known.memberId);
    },
    async openidOf(merchantId, memberId) {
      const known = await identities.listOf(merchantId, memberId);
      const ours = known.find(({ kind, issuer }) => kind === 'wx_openid' && issuer === settings.appId);
      return ours && ((await names.nameOf(merchantId, ours, 'account.sign_in')) ?? undefined);
    },
    openidsOf,
    async findByOpenid(merchantId, openid) {
      const known = await identities.find(
        merchantId,
        names.keyOf(merchantId, wxOpenid(settings.appId, openid)),
      );
      return known === undefined ? undefined : find(merchantId, known.memberId);
    },
    async enrolShadow(tx, merchantId, payer) {
      const { wxOpenid: openid, phone: told, nickname, joinedAt, source } = payer;
      const phone = told === undefined ? undefined : normalPhone(told);
      if (openid === undefined && phone === undefined)
        throw told === undefined ? nameNeeded() : phoneRefused();
      const now = clock.now();
      const name = openid === undefined ? undefined : wxOpenid(settings.appId, openid);
      const key = name === undefined ? phones.keyOf(merchantId, phone ?? '') : names.keyOf(merchantId, name);
      const known = await identities.use(tx, merchantId, key, now);
      if (known !== undefined) return { memberId: known, isNew: false };

      const memberId = payer.as ?? (ids.next() as MemberId);
      const entry =
        name === undefined
          ? await phones.entry(tx, merchantId, memberId, phone ?? '', now)
          : await names.entry(tx, merchantId, memberId, name, now);
      if (!(await identities.link(tx, merchantId, entry))) {
        // Somebody else enrolled her since we looked; her row is there now.
        const other = await identities.use(tx, merchantId, key, now);
        if (other !== undefined) return { memberId: other, isNew: false };
      }
      const called = { nickname: nickname ?? friendlyNickname(random), avatarUrl: null };
      const face = await faces.seal(tx, merchantId, memberId, called);
      await store.add(tx, merchantId, {
        ...{ id: memberId, face, homeStoreId: null },
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
        ...{ id, face: openFace(id, STRANGER), homeStoreId: null, joinedAt: clock.now() },
        ...{ state: 'shadow', mergedInto: null, enrolledBy: 'till' },
        ...{ activatedAt: null, termsVersion: null, termsAcceptedAt: null },
      });
    },
    listAfter: async (merchantId, after, limit) =>
      (await store.listAfter(merchantId, after, limit)).map(person),
  };
}

function nameNeeded(): AppError {
  return new AppError('invalid', 'members.payer_unknown', '需要付款人的微信或手机号');
}
