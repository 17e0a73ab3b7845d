import type { Doorkeepers } from '#http';
import { type Consents, PURPOSES } from '#modules/privacy';

/** What the edge asks for a route that declares a consent. */
export function consentGate(consents: Consents): Doorkeepers['consents'] {
  return async (token, name, memberId) => {
    const purpose = PURPOSES.find((each) => each === name);
    if (purpose === undefined) return false;
    return (await consents.verifyToken(token, purpose))?.memberId === memberId;
  };
}
