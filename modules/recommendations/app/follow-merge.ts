import type { StoredEvent } from '#kernel';
import type { MembersMerged } from '#modules/members';
import type { ExposureBuffer } from './exposures.ts';
import type { MemberMemory } from './member-memory.ts';

/**
 * Two members turned out to be one (MEM-03). The rows moved with the merge and raised both pulses, so that every process
 * reads the survivor anew at her next request; what this one still holds under the other name goes over as well. A
 * list that another process writes under it later is taken along by the sweep of merges.
 */
export function followMerge(
  memory: MemberMemory,
  shown: Pick<ExposureBuffer, 'handOver'>,
): (stored: StoredEvent) => Promise<void> {
  return async ({ event }) => {
    const { merchantId, from, into } = event as unknown as MembersMerged;
    memory.forget(merchantId, from);
    shown.handOver(merchantId, from, into);
  };
}
