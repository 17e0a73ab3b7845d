import { timingSafeEqual } from 'node:crypto';
import type { MemberCard, MemberCardFacts } from '#feature';
import {
  type AnswerBook,
  AppError,
  type Clock,
  type EpochMs,
  type KeyedHash,
  type MemberId,
  type MerchantId,
  type RequestKey,
  type StaffId,
  type StoreId,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import { maskName } from '#modules/privacy';
import { checkOf, oldestStepAt, readCode } from '../domain/member-code.ts';
import { normalPhone, phoneRefused } from '../domain/phone.ts';
import type { Member, Members } from './facade.ts';
import type { MemberCodeStore } from './member-code-store.ts';
import type { OwnPhone } from './own-phone.ts';

/** Who of the staff asks, from where. */
export interface Asker {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly ip: string | null;
}

/** What a till or a service desk sees of a member. */
export interface FoundMember extends MemberCard {
  readonly memberId: MemberId;
  readonly nameMasked: string;
  readonly phoneMasked: string | null;
  readonly joinedAt: EpochMs;
  readonly isShadow: boolean;
}

export interface ScannedMember extends FoundMember {
  /** When she showed her code: asking again does not make her show it again. */
  readonly scannedAt: EpochMs;
}

export interface FindMember {
  /** Spends the code; the same request again gets the same answer, another one is refused. */
  scan(
    asker: Asker,
    scan: { readonly code: string; readonly storeId: StoreId },
    request: RequestKey,
  ): Promise<ScannedMember>;
  byPhone(asker: Asker, phone: string): Promise<FoundMember>;
  byId(asker: Asker, memberId: MemberId): Promise<FoundMember>;
}

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly members: Members;
  readonly ownPhone: OwnPhone;
  readonly codes: MemberCodeStore;
  readonly cards: readonly MemberCardFacts[];
  readonly audit: Audit;
  readonly hash: KeyedHash;
  readonly clock: Clock;
}

const EMPTY: MemberCard = { tier: null, points: null, balanceFen: null, coupons: null, couponCount: null };

/** What all modules know of her. */
export async function cardOf(
  cards: readonly MemberCardFacts[],
  merchantId: MerchantId,
  memberId: MemberId,
): Promise<MemberCard> {
  const facts = await Promise.all(cards.map((card) => card.cardOf(merchantId, memberId)));
  return Object.assign({}, EMPTY, ...facts);
}

/** Finding one member, exactly: by her code, her phone or her id, and always in the audit log. */
export function findMember(parts: Parts): FindMember {
  const { unitOfWork, answers, members, ownPhone, codes, cards, audit, hash, clock } = parts;

  async function shown(merchantId: MerchantId, member: Member): Promise<FoundMember> {
    const { id, nickname, joinedAt, isShadow } = member;
    const [phoneMasked, card] = await Promise.all([ownPhone(merchantId, id), cardOf(cards, merchantId, id)]);
    return {
      memberId: id,
      nameMasked: maskName(nickname),
      phoneMasked,
      joinedAt,
      isShadow,
      ...card,
    };
  }

  const write = (
    tx: Tx,
    { merchantId, staffId, ip }: Asker,
    action: string,
    memberId: MemberId,
    at: EpochMs,
  ) =>
    audit.record(tx, {
      ...{ merchantId, actor: staffId, action, subject: `member:${memberId}` },
      ...{ before: null, after: null, ip, at },
    });

  async function looked(asker: Asker, member: Member | undefined, action: string): Promise<FoundMember> {
    if (member === undefined) throw memberNotFound();
    await unitOfWork.run((tx) => write(tx, asker, action, member.id, clock.now()));
    return shown(asker.merchantId, member);
  }

  return {
    async scan(asker, { code: text, storeId }, request) {
      const { merchantId, staffId, ip } = asker;
      const at = clock.now();
      const code = readCode(text);
      if (code === undefined) throw codeRefused();
      return unitOfWork.run(async (tx) => {
        const earlier = await answers.claim<ScannedMember>(tx, request);
        if (earlier !== undefined) return earlier;
        const stored = await codes.find(tx, merchantId, code.nonce, oldestStepAt(at));
        if (stored === undefined) throw codeRefused();
        const { memberId, step } = stored;
        if (!isSame(checkOf(hash, { merchantId, memberId }, step, code.nonce), code.check))
          throw codeRefused();
        if (!(await codes.spend(tx, merchantId, code.nonce))) throw codeRefused();
        const member = await members.current(merchantId, memberId);
        if (member === undefined) throw memberNotFound();
        await audit.record(tx, {
          ...{ merchantId, actor: staffId, action: 'members.scan_code', subject: `member:${member.id}` },
          ...{ before: null, after: { storeId }, ip, at },
        });
        const answer = { ...(await shown(merchantId, member)), scannedAt: at };
        await answers.record(tx, request, answer);
        return answer;
      });
    },
    async byPhone(asker, text) {
      const phone = normalPhone(text);
      if (phone === undefined) throw phoneRefused();
      return looked(asker, await members.findByPhone(asker.merchantId, phone), 'members.find_by_phone');
    },
    async byId(asker, memberId) {
      return looked(asker, await members.current(asker.merchantId, memberId), 'members.look_up');
    },
  };
}

function memberNotFound(): AppError {
  return new AppError('not_found', 'members.not_found', '找不到这位会员');
}

/** One answer for what is forged, old and used: a till needs no hint, a forger gets none. */
function codeRefused(): AppError {
  return new AppError('conflict', 'members.code_not_valid', '会员码已失效，请会员刷新后再扫');
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
