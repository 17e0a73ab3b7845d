import type { CanonicalFace } from './canonical-face.ts';
import { FaceFitter, type RawFace } from './fit-face.ts';
import { lightOf } from './frame-light.ts';
import type { Picture } from './picture.ts';
import type { Moment, Reader, Reading } from './reading.ts';
import { isSoundFace } from './sound-face.ts';
import { SteadyLight } from './steady-light.ts';

export class FaceReader implements Reader<RawFace> {
  readonly #fitter: FaceFitter;
  readonly #light = new SteadyLight();

  constructor(face: CanonicalFace) {
    this.#fitter = new FaceFitter(face);
  }

  read(found: readonly RawFace[], picture: Picture, moment?: Moment): Reading {
    // Only one face has a past: of two, nobody says which was whose.
    const atMs = found.length === 1 ? moment?.atMs : undefined;
    if (atMs === undefined) this.reset();
    const faces = found.map((face) => this.#fitter.fit(face, picture, atMs)).filter(isSoundFace);
    const status = faces.length === 0 ? 'no_face' : faces.length === 1 ? 'ok' : 'several_faces';
    const light = lightOf(picture, faces[0]);
    return { status, faces, hands: [], light: atMs === undefined ? light : this.#light.next(light, atMs) };
  }

  reset(): void {
    this.#fitter.reset();
    this.#light.reset();
  }
}
