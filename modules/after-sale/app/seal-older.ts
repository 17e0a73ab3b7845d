import type { UnitOfWork } from '#kernel';
import type { EvidenceStore } from './evidence.ts';
import type { AfterSaleStore } from './ports.ts';

const REQUESTS_PER_TURN_MAX = 200;
/** Of some hundred kilobytes each. */
const PICTURES_PER_TURN_MAX = 20;

/** What was written and shown before it was sealed, so much per turn; the next turn goes on where this one stopped (SEC-04). */
export function sealOlder(
  unitOfWork: UnitOfWork,
  store: Pick<AfterSaleStore, 'sealOlder'>,
  evidence: Pick<EvidenceStore, 'sealOlder'>,
): () => Promise<number> {
  return async () => {
    const requests = await unitOfWork.run((tx) => store.sealOlder(tx, REQUESTS_PER_TURN_MAX));
    return requests + (await unitOfWork.run((tx) => evidence.sealOlder(tx, PICTURES_PER_TURN_MAX)));
  };
}
