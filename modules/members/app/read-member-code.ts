import type { CodeReader } from '#feature';
import type { Clock, KeyedHash, UnitOfWork } from '#kernel';
import { checkOf, oldestStepAt, readCode } from '../domain/member-code.ts';
import type { MemberCodeStore } from './member-code-store.ts';

/** Tells a member code from other codes (STO-06); whose it is only the scan that spends it tells. */
export function memberCodeReader(
  unitOfWork: UnitOfWork,
  codes: Pick<MemberCodeStore, 'find'>,
  hash: KeyedHash,
  clock: Clock,
): CodeReader {
  return {
    kind: 'member',
    async read(merchantId, _storeId, text) {
      const code = readCode(text);
      if (code === undefined) return undefined;
      const stored = await unitOfWork.run((tx) =>
        codes.find(tx, merchantId, code.nonce, oldestStepAt(clock.now())),
      );
      const usable =
        stored !== undefined &&
        checkOf(hash, { merchantId, memberId: stored.memberId }, stored.step, code.nonce) === code.check;
      return {
        ...{ kind: 'member', title: '会员码', usable },
        reason: usable ? null : '会员码已失效，请会员刷新后再扫',
        reasonCode: usable ? null : 'members.code_not_valid',
      };
    },
  };
}
