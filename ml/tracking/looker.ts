import type { Eye } from './eye.ts';
import type { Picture } from './picture.ts';

/**
 * Looks at single pictures. It keeps nothing between them, so all sessions of a thread share one. An instance
 * that fails once fails ever after: it is replaced, and that look is lost.
 */
export class Looker<Found> {
  readonly #renew: () => Promise<Eye<Found>>;
  #eye: Eye<Found>;

  private constructor(eye: Eye<Found>, renew: () => Promise<Eye<Found>>) {
    this.#eye = eye;
    this.#renew = renew;
  }

  static async create<Found>(renew: () => Promise<Eye<Found>>): Promise<Looker<Found>> {
    return new Looker(await renew(), renew);
  }

  /** @throws what the library threw; the next look finds a new instance. */
  async look(picture: Picture): Promise<readonly Found[]> {
    try {
      return this.#eye.look(picture, 0);
    } catch (error) {
      this.#eye.dispose();
      this.#eye = await this.#renew();
      throw error;
    }
  }
}
