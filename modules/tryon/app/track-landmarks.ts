import type { Clock } from '#kernel';
import {
  type ClientFaceFitter,
  type ClientLandmarks,
  isSoundFace,
  NEUTRAL_LIGHT,
  type TrackAnswer,
} from '#ml/tracking';
import { facePointsOnly } from '../domain/refusals.ts';
import type { TryOnSession } from './try-on-session.ts';

/** A fitter of one person's points. */
export type FitClientFace = () => ClientFaceFitter;

/** Nobody saw the picture, so nothing is said about its light. */
const UNKNOWN_BRIGHTNESS = 128;

/** Points from a phone to the same answer as a frame; the session needs no place in the tracker for them. */
export async function trackLandmarks(
  session: TryOnSession,
  landmarks: ClientLandmarks,
  newFitter: FitClientFace,
  clock: Clock,
): Promise<TrackAnswer> {
  if (session.seat.follows !== 'face') throw facePointsOnly();
  if (session.seat.isTaken) await session.seat.leave();
  session.clientFace ??= newFitter();
  const startedAt = performance.now();
  const face = session.clientFace.fit(landmarks, clock.now());
  const isSeen = isSoundFace(face);
  return {
    status: isSeen ? 'ok' : 'no_face',
    width: landmarks.width,
    height: landmarks.height,
    faces: isSeen ? [face] : [],
    hands: [],
    light: NEUTRAL_LIGHT,
    brightness: UNKNOWN_BRIGHTNESS,
    timings: { decodeMs: 0, trackMs: 0, fitMs: performance.now() - startedAt },
  };
}
