import { AppError, type Clock, type Ids, invariant, MINUTE_MS } from '#kernel';
import { type AtTillStore, approvalNeeded, type StoredValueAtTill } from './at-till.ts';

/** She stands at the till and has her phone in her hand. */
const ASKED_FOR_MS = 3 * MINUTE_MS;
const OPEN_REQUESTS_MAX = 3;

export function tillUse(store: AtTillStore, clock: Clock, ids: Ids): StoredValueAtTill {
  return {
    async authorise(tx, merchantId, use) {
      const { memberId, amountFen, requestId, bizId, at, storeId } = use;
      invariant(Number.isSafeInteger(amountFen) && amountFen > 0, 'a use takes a whole amount');
      if (requestId === undefined) {
        if (!(await store.count(tx, merchantId, { memberId, amountFen, at }))) throw approvalNeeded();
      } else if (
        !(await store.use(tx, merchantId, { id: requestId, memberId, storeId, amountFen, usedBy: bizId, at }))
      )
        throw new AppError('conflict', 'stored-value.request_not_approved', '会员还没有确认，或确认已失效');
      return { memberId, upToFen: amountFen, until: at };
    },
    async ask(tx, merchantId, { memberId, storeId, storeName, amountFen }) {
      const createdAt = clock.now();
      const request = {
        ...{ id: ids.next(), memberId, storeId, storeName, amountFen, createdAt },
        untilAt: createdAt + ASKED_FOR_MS,
      };
      if (!(await store.addRequest(tx, merchantId, { ...request, openMax: OPEN_REQUESTS_MAX })))
        throw new AppError('rate_limited', 'stored-value.too_many_requests', '这位会员还有待确认的支付请求', {
          retryAfterSeconds: 60,
        });
      return { ...request, state: 'OPEN' };
    },
    request: (merchantId, id) => store.request(merchantId, id, clock.now()),
  };
}
