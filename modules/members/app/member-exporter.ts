import type { Exporter } from '#feature';
import { businessDay, type EpochMs, type MemberId, type MerchantId } from '#kernel';
import { maskName, maskPhone, type Vault } from '#modules/privacy';
import type { MemberState } from '../domain/member-state.ts';
import type { FaceBook, StoredFace } from './face-book.ts';

const BATCH_MEMBERS = 200;

/** One member with the phone that she used last, as it is stored. */
interface ListedMember {
  readonly id: MemberId;
  readonly face: StoredFace;
  readonly state: MemberState;
  readonly joinedAt: EpochMs;
  readonly enrolledBy: string | null;
  readonly sealedPhone: string | null;
  readonly phoneSealedFor: MemberId | null;
}

/** By id, shadows as well; whoever was merged or closed her account is not among them. */
export type MembersAfter = (
  merchantId: MerchantId,
  after: string,
  limit: number,
) => Promise<readonly ListedMember[]>;

/** Who the members are, masked: for counting and comparing, not for calling (MEM-14, SEC-04). */
export function memberExporter(membersAfter: MembersAfter, faces: FaceBook, vault: Vault): Exporter {
  return {
    kind: 'members',
    label: '会员',
    columns: [
      { key: 'memberId', label: '会员编号' },
      { key: 'nickname', label: '昵称' },
      { key: 'phone', label: '手机号' },
      { key: 'state', label: '状态' },
      { key: 'joinedOn', label: '入会日期' },
      { key: 'enrolledBy', label: '由何处登记' },
    ],
    roles: ['owner'],
    scope: 'shop',
    async *rows({ merchantId }) {
      for (let after = ''; ; ) {
        const members = await membersAfter(merchantId, after, BATCH_MEMBERS);
        const withPhone = members.flatMap(({ id, sealedPhone: sealed, phoneSealedFor: memberId }) =>
          sealed === null || memberId === null ? [] : [{ id, sealed, memberId }],
        );
        const opened = await vault.openMany(merchantId, 'phone', withPhone, 'account.own');
        const phones = new Map(withPhone.map(({ id }, n) => [id, opened[n] ?? null]));
        const seen = await faces.open(
          merchantId,
          members.map(({ face }) => face),
          'member.serve',
        );
        yield members.map(({ id, state, joinedAt, enrolledBy }, n) => {
          const phone = phones.get(id) ?? null;
          return [
            ...[id, maskName(seen[n]?.nickname ?? ''), phone === null ? null : maskPhone(phone)],
            ...[state, businessDay(joinedAt), enrolledBy],
          ];
        });
        const last = members.at(-1);
        if (last === undefined || members.length < BATCH_MEMBERS) return;
        after = last.id;
      }
    },
  };
}
