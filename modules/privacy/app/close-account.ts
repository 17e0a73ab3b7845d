import type { MemberData } from '#feature';
import {
  AppError,
  type Clock,
  DAY_MS,
  HOUR_MS,
  type Ids,
  type MemberId,
  type MerchantId,
  type SignedTokens,
  type UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import { ANSWER_WORKING_DAYS, workingDaysAfter } from '../domain/working-days.ts';
import type { MemberErased } from './facade.ts';
import type { Closure, ClosureStore } from './rights-stores.ts';
import { eraseAll, type Obstacle, selvesOf } from './selves.ts';
import type { Vault } from './vault.ts';

/** In which she can change her mind; what she has at the shop would be gone for good. */
const COOLING_OFF_MS = 7 * DAY_MS;
/** When something came in between: an order, a balance. */
const ASKED_AGAIN_MS = HOUR_MS;
const ERASED_PER_TURN_MAX = 20;
/** Nothing that she could settle: it stands in the log. */
const FAILED = 'privacy.erasure_failed';
const CERTIFICATE = 'privacy.erasure';
/** Longer than anybody may ask what became of her data. */
const CERTIFICATE_MS = 3_660 * DAY_MS;
const RECEIPT = 'privacy.closure';

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly closures: ClosureStore;
  readonly modules: readonly MemberData[];
  readonly vault: Vault;
  readonly audit: Audit;
  readonly tokens: SignedTokens;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** What the certificate says, and its signature proves. It names no person. */
export interface ErasureClaims {
  readonly closure: string;
  readonly mch: MerchantId;
  readonly requestedAt: number;
  readonly erasedAt: number;
  /** Modules that deleted or took the person out of what a law keeps. */
  readonly modules: readonly string[];
  readonly keyDestroyed: true;
}

export interface AccountClosing {
  /** @throws AppError 'conflict' with everything that has to be settled first. */
  request(merchantId: MerchantId, memberId: MemberId): Promise<Closure & { readonly receipt: string }>;
  cancel(merchantId: MerchantId, memberId: MemberId): Promise<void>;
  /** With the receipt: who asked cannot sign in any more once it is done. */
  byReceipt(receipt: string): Promise<Closure>;
  verify(certificate: string): ErasureClaims;
  /** Erases whose days are over. */
  work(): Promise<number>;
}

/** 注销 (PIPL 47, 电子商务法 24): as easy as opening an account, after days in which it can be taken back. */
export function accountClosing(parts: Parts): AccountClosing {
  const { unitOfWork, closures, modules, vault, audit, tokens, clock, ids } = parts;

  /** What stands in the way now: everything is erased in a transaction that is then given up. */
  async function obstacles(merchantId: MerchantId, memberId: MemberId): Promise<readonly Obstacle[]> {
    const selves = await selvesOf(modules, merchantId, memberId);
    try {
      await unitOfWork.run(async (tx) => {
        throw new GivenUp(await eraseAll(tx, modules, merchantId, selves));
      });
    } catch (error) {
      if (error instanceof GivenUp) return error.obstacles;
      throw error;
    }
    return [];
  }

  async function erase(closure: Closure): Promise<boolean> {
    const { merchantId, memberId, id, requestedAt } = closure;
    const selves = await selvesOf(modules, merchantId, memberId);
    const erasedAt = clock.now();
    const claims: ErasureClaims = {
      ...{ closure: id, mch: merchantId, requestedAt, erasedAt, keyDestroyed: true },
      modules: modules.map(({ name }) => name),
    };
    const certificate = tokens.sign(CERTIFICATE, claims, erasedAt + CERTIFICATE_MS);
    try {
      return await unitOfWork.run(async (tx) => {
        if (!(await closures.erased(tx, closure, erasedAt, certificate))) return false;
        const found = await eraseAll(tx, modules, merchantId, selves);
        if (found.length > 0) throw new GivenUp(found);
        for (const self of selves) await vault.shred(tx, merchantId, self);
        await audit.record(tx, {
          ...{ merchantId, actor: 'system', action: 'privacy.erase_member', subject: `closure:${id}` },
          ...{ before: null, after: { modules: claims.modules }, ip: null, at: erasedAt },
        });
        tx.emit<MemberErased>({ type: 'privacy.member_erased', occurredAt: erasedAt, merchantId, memberId });
        return true;
      });
    } catch (error) {
      if (!(error instanceof GivenUp)) throw error;
      const codes = error.obstacles.map(({ code }) => code).join(',');
      await unitOfWork.run((tx) => closures.blocked(tx, closure, codes, erasedAt + ASKED_AGAIN_MS));
      return false;
    }
  }

  return {
    async request(merchantId, memberId) {
      const found = await obstacles(merchantId, memberId);
      if (found.length > 0)
        throw new AppError('conflict', 'privacy.closure_blocked', '注销前还有事项需要处理', {
          reasons: found,
        });
      const requestedAt = clock.now();
      const eraseAt = requestedAt + COOLING_OFF_MS;
      const wanted: Closure = {
        ...{ merchantId, id: ids.next(), memberId, state: 'COOLING_OFF', requestedAt, eraseAt },
        dueAt: workingDaysAfter(requestedAt, ANSWER_WORKING_DAYS),
        ...{ endedAt: null, blockedBy: null, certificate: null },
      };
      const closure = await unitOfWork.run((tx) => closures.request(tx, wanted));
      const claims = { id: closure.id, mch: merchantId };
      return { ...closure, receipt: tokens.sign(RECEIPT, claims, requestedAt + CERTIFICATE_MS) };
    },
    async cancel(merchantId, memberId) {
      const at = clock.now();
      if (await unitOfWork.run((tx) => closures.cancel(tx, merchantId, memberId, at))) return;
      throw new AppError('not_found', 'privacy.no_closure', '没有待处理的注销申请');
    },
    async byReceipt(receipt) {
      const claims = tokens.verify<{ id: string; mch: MerchantId }>(RECEIPT, receipt, clock.now());
      const found = claims === undefined ? undefined : await closures.byId(claims.mch, claims.id);
      if (found === undefined) throw new AppError('not_found', 'privacy.no_closure', '没有这份注销申请');
      return found;
    },
    verify(certificate) {
      const claims = tokens.verify<ErasureClaims>(CERTIFICATE, certificate, clock.now());
      if (claims === undefined)
        throw new AppError('not_found', 'privacy.certificate_unknown', '这不是本店出具的注销证明');
      return claims;
    },
    async work() {
      let done = 0;
      const failures: unknown[] = [];
      for (const closure of await closures.due(clock.now(), ERASED_PER_TURN_MAX))
        try {
          if (await erase(closure)) done += 1;
        } catch (failure) {
          // One that cannot be erased must not stand before those that can: the law gives each its own days.
          failures.push(failure);
          await unitOfWork.run((tx) => closures.blocked(tx, closure, FAILED, clock.now() + ASKED_AGAIN_MS));
        }
      if (failures.length > 0) throw new AggregateError(failures, 'some accounts could not be erased');
      return done;
    },
  };
}

/** Takes a transaction back and carries out what was found in it. */
class GivenUp extends Error {
  readonly obstacles: readonly Obstacle[];

  constructor(obstacles: readonly Obstacle[]) {
    super('given up');
    this.obstacles = obstacles;
  }
}
