import type { FollowParcels } from '../app/follow-parcels.ts';
import type { PushedTracks } from '../app/pushed-tracks.ts';
import { trackEvent } from './logistics-api.ts';

/** What WeChat pushes is read like what it answers (ORD-06). */
export function pushedPath(follow: FollowParcels): PushedTracks {
  return {
    hear: (merchantId, { actions, ...waybill }) =>
      follow.told(
        merchantId,
        waybill,
        actions.map(({ atSeconds, type, text }) => trackEvent(atSeconds, type, text)),
      ),
  };
}
