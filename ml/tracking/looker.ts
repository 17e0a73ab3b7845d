import { createFaceTask, type FaceTask, rawFaces } from './face-models.ts';
import type { RawFace } from './fit-face.ts';
import type { Picture } from './soft-gl.ts';
import type { VisionLibrary } from './vision-library.ts';

const FACES_MAX = 2;

/**
 * Looks at single pictures and finds two faces. It keeps nothing between pictures, so all sessions of a
 * thread share one. An instance that fails once fails ever after: it is replaced, and that look is lost.
 */
export class Looker {
  readonly #renew: () => Promise<FaceTask>;
  #task: FaceTask;

  private constructor(task: FaceTask, renew: () => Promise<FaceTask>) {
    this.#task = task;
    this.#renew = renew;
  }

  static async create(library: VisionLibrary, model: Uint8Array): Promise<Looker> {
    const renew = () => createFaceTask(library, model, 'IMAGE', FACES_MAX);
    return new Looker(await renew(), renew);
  }

  /** The faces of a picture, the largest first. */
  async look(picture: Picture): Promise<RawFace[]> {
    try {
      const faces = rawFaces(this.#task.run(picture, (task) => task.detect(picture)));
      return faces.sort((a, b) => extentOf(b.landmarks) - extentOf(a.landmarks));
    } catch (error) {
      this.#task.dispose();
      this.#task = await this.#renew();
      throw error;
    }
  }
}

/** Distance between forehead top (10) and chin (152), as a share of the picture. */
function extentOf(landmarks: Float32Array): number {
  const [top, chin] = [10 * 3, 152 * 3];
  return Math.hypot(
    (landmarks[top] as number) - (landmarks[chin] as number),
    (landmarks[top + 1] as number) - (landmarks[chin + 1] as number),
  );
}
