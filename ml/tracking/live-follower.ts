import type { CanonicalFace } from './canonical-face.ts';
import { type FaceTask, rawFaces } from './face-models.ts';
import type { FaceTrack } from './face-track.ts';
import { FaceFitter, type RawFace } from './fit-face.ts';
import { type Glance, glanceAt, isCut } from './glance.ts';
import type { Looker } from './looker.ts';
import type { Picture } from './soft-gl.ts';

/**
 * How often a second person is looked for. One look costs about 12 ms CPU: 0.7 ms a frame at 8 frames a
 * second. Counted in frames (every 16) it was 0.7 ms at any pace, and at 2 frames a second came after 8 s.
 */
const COMPANY_CHECK_MS = 2_000;

export interface LiveDependencies {
  readonly face: CanonicalFace;
  /** Shared by the thread; keeps nothing between pictures. */
  readonly looker: Looker;
  /** A follower that has seen nobody yet. */
  readonly newFollower: () => Promise<FaceTask>;
  /** Milliseconds that only grow. */
  readonly now: () => number;
}

export interface Sight {
  readonly status: 'ok' | 'no_face' | 'several_faces' | 'tracker_reset';
  readonly faces: readonly FaceTrack[];
  readonly brightness: number;
  readonly trackMs: number;
  readonly fitMs: number;
}

/**
 * One person's live session inside a tracker thread. It owns everything that remembers her: the library
 * instance, its clock, the pose filters. Nothing of it is ever given to another session.
 */
export class LiveFollower {
  readonly #dependencies: LiveDependencies;
  readonly #fitter: FaceFitter;
  #follower: FaceTask;
  /** The library's clock: a stamp that does not increase poisons the instance, so nobody else supplies it. */
  #stampMs = 0;
  #lastFrameAtMs: number;
  #hadFace = false;
  #lastGlance: Glance | undefined;
  /** Company is looked for from then on. */
  #checkFromMs = 0;

  private constructor(follower: FaceTask, dependencies: LiveDependencies) {
    this.#follower = follower;
    this.#dependencies = dependencies;
    this.#fitter = new FaceFitter(dependencies.face);
    this.#lastFrameAtMs = dependencies.now();
  }

  static async begin(dependencies: LiveDependencies): Promise<LiveFollower> {
    return new LiveFollower(await dependencies.newFollower(), dependencies);
  }

  /** The picture's bytes stay as they are; the caller zeroes them. */
  async see(picture: Picture): Promise<Sight> {
    const { now, looker } = this.#dependencies;
    const startedAt = now();
    const glance = glanceAt(picture);
    const cut = this.#lastGlance !== undefined && isCut(this.#lastGlance, glance);
    this.#lastGlance = glance;
    const { brightness } = glance;
    this.#stampMs += Math.max(1, Math.round(startedAt - this.#lastFrameAtMs));
    this.#lastFrameAtMs = startedAt;

    let found: RawFace[];
    try {
      if (cut) this.#forgetFace(picture);
      found = this.#follow(picture);
      // The library looks where the face was; only its next call looks everywhere.
      if (found.length === 0 && this.#hadFace) found = this.#follow(picture);
      this.#hadFace = found.length > 0;
      // A crop shows one person; whether there is company only a whole frame can tell.
      const mayLook = picture.region === undefined && (cut || startedAt >= this.#checkFromMs);
      if (this.#hadFace && mayLook) {
        const faces = await looker.look(picture);
        // Company stays under watch on every frame until it has left.
        this.#checkFromMs = faces.length > 1 ? 0 : startedAt + COMPANY_CHECK_MS;
        if (faces.length > 1) found = faces;
      }
    } catch {
      // Whatever went wrong, the instance answers nothing any more.
      await this.#startAfresh();
      return { status: 'tracker_reset', faces: [], brightness, trackMs: now() - startedAt, fitMs: 0 };
    }

    const trackedAt = now();
    if (found.length !== 1) this.#fitter.reset();
    const faces = found.map((face) =>
      this.#fitter.fit(face, picture, found.length === 1 ? this.#stampMs : undefined),
    );
    return {
      status: statusOf(faces),
      faces,
      brightness,
      trackMs: trackedAt - startedAt,
      fitMs: now() - trackedAt,
    };
  }

  /** The person has left: her face is overwritten in the tracker's memory. */
  end(): void {
    this.#follower.dispose();
    this.#fitter.reset();
    this.#lastGlance = undefined;
  }

  #follow(picture: Picture): RawFace[] {
    this.#stampMs += 1;
    return rawFaces(this.#follower.run(picture, (task) => task.detectForVideo(picture, this.#stampMs)));
  }

  /** Another scene: a black frame makes the library forget face and smoothing, else the old face pulls at the new. */
  #forgetFace({ width, height }: Picture): void {
    this.#follow({ data: new Uint8ClampedArray(width * height * 4), width, height });
    this.#fitter.reset();
    this.#hadFace = false;
  }

  async #startAfresh(): Promise<void> {
    this.#follower.dispose();
    this.#follower = await this.#dependencies.newFollower();
    this.#fitter.reset();
    this.#stampMs = 0;
    this.#hadFace = false;
    this.#lastGlance = undefined;
    this.#checkFromMs = 0;
  }
}

export function statusOf(faces: readonly FaceTrack[]): Sight['status'] {
  if (faces.length === 0) return 'no_face';
  return faces.length === 1 ? 'ok' : 'several_faces';
}
