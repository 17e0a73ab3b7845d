import type { MerchantId, StoredEvent } from '#kernel';
import type { Consents, MinorFound, Withdrawal } from '#modules/privacy';
import type { Personalisation } from './personalisation.ts';

/**
 * Saying no to the notice is switching personalisation off, with all that follows: the events are deleted, the
 * other processes hear of it. Saying yes undoes a no that was said before. Events may come late or twice: what
 * the ledger says now decides.
 */
export function obeyConsent(
  personalisation: Personalisation,
  consents: Consents,
): (stored: StoredEvent) => Promise<void> {
  return async ({ event }) => {
    const { merchantId, memberId, purpose } = event as unknown as Withdrawal & { merchantId: MerchantId };
    if (purpose !== 'profiling.feed') return;
    await consents.catchUp();
    const isOn = consents.isLive(memberId, purpose);
    await personalisation.set(merchantId, memberId, isOn, event.occurredAt);
  };
}

/** Of a child nothing is kept (PRV-12). Who told an older year meanwhile has only mistyped the first one. */
export function forgetMinors(
  personalisation: Personalisation,
  consents: Consents,
): (stored: StoredEvent) => Promise<void> {
  return async ({ event }) => {
    const { merchantId, memberId, occurredAt } = event as MinorFound;
    await consents.catchUp();
    if (consents.isMinor(memberId)) await personalisation.set(merchantId, memberId, false, occurredAt);
  };
}
