import { createHash } from 'node:crypto';
import type { Clock, Ids, MemberId, MerchantId, Random, SignedTokens, UnitOfWork } from '#kernel';
import { friendlyNickname } from '../domain/nickname.ts';
import type { MemberJoined } from './facade.ts';
import type { MemberSessions, MemberStore, WechatLogin } from './ports.ts';
import { issueTokens, REFRESH_TOKEN_MS, type SessionTokens } from './session-tokens.ts';

const NONCE_BYTES = 16;

interface SignedIn extends SessionTokens {
  readonly member: {
    readonly id: MemberId;
    readonly nickname: string;
    readonly avatarUrl: string | null;
    readonly isNew: boolean;
  };
}

export type SignIn = (merchantId: MerchantId, code: string) => Promise<SignedIn>;

/** WeChat sign-in: the first one with an openid makes the member, whoever else signs in at the same time. */
export function signIn(
  unitOfWork: UnitOfWork,
  wechat: WechatLogin,
  members: MemberStore,
  sessions: MemberSessions,
  tokens: SignedTokens,
  clock: Clock,
  ids: Ids,
  random: Random,
): SignIn {
  return async (merchantId, code) => {
    const { appId, openid, unionid, nickname } = await wechat.identify(code);
    const now = clock.now();
    const sessionId = ids.next();
    const nonce = freshNonce(random);
    const candidate = {
      ...{ appId, openid, unionid, avatarUrl: null },
      id: ids.next() as MemberId,
      nickname: nickname ?? friendlyNickname(random),
      homeStoreId: null,
      joinedAt: now,
    };
    return unitOfWork.run(async (tx) => {
      const { member, isNew } = await members.join(tx, merchantId, candidate);
      const issued = issueTokens(tokens, { sessionId, merchantId, memberId: member.id }, nonce, now);
      await sessions.start(tx, {
        ...{ id: sessionId, merchantId, memberId: member.id, startedAt: now },
        refreshHash: hashOf(issued.refreshToken),
        expiresAt: now + REFRESH_TOKEN_MS,
      });
      if (isNew)
        tx.emit<MemberJoined>({
          type: 'members.member_joined',
          occurredAt: now,
          merchantId,
          memberId: member.id,
        });
      return {
        ...issued,
        member: { id: member.id, nickname: member.nickname, avatarUrl: member.avatarUrl, isNew },
      };
    });
  };
}

export function freshNonce(random: Random): string {
  return Buffer.from(random.bytes(NONCE_BYTES)).toString('base64url');
}

/** Only the hash is stored: who reads the table cannot sign in with it. */
export function hashOf(refreshToken: string): string {
  return createHash('sha256').update(refreshToken).digest('base64url');
}
