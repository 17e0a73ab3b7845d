import { FaceFitter } from '../../../../../ml/tracking/geometry.ts';
import type { TrackAnswer } from '../../api/contract.ts';
import type { Sight } from './device-tracker.ts';

/**
 * Turns the server's answers into what the stage draws on. The poses for hats, earrings and necklaces are fitted
 * here from the same points: any item can then be put on the same picture without asking again.
 */
export function createServerSight(positions: Float32Array) {
  const fitter = new FaceFitter({ positions });
  return {
    /** @param atMs Time of the frame; undefined for a picture that stands alone. */
    of(answer: TrackAnswer, atMs?: number): Sight | undefined {
      const { width, height } = answer;
      const [seen] = answer.faces;
      if (seen === undefined || atMs === undefined) fitter.reset();
      const track = seen && { landmarks: flat(seen.landmarks), matrix: Float32Array.from(seen.matrix) };
      const face = track && fitter.fit(track, { width, height }, atMs);
      const hands = answer.hands?.map(({ side, landmarks, worldLandmarks }) => ({
        side,
        landmarks: flat(landmarks),
        worldLandmarks: flat(worldLandmarks),
      }));
      const body = answer.body && {
        landmarks: flat(answer.body.landmarks),
        worldLandmarks: flat(answer.body.worldLandmarks),
        visibility: Float32Array.from(answer.body.visibility),
      };
      if (face === undefined && !hands?.length && !body) return undefined;
      return { face, hands, body: body ?? undefined };
    },
  };
}

const flat = (points: readonly (readonly number[])[]): Float32Array => Float32Array.from(points.flat());
