import type { Eye } from './eye.ts';
import type { Picture } from './picture.ts';

/**
 * One person's own instance, over frames: it keeps the library's clock, makes it forget at a cut and replaces
 * it when it fails. Never given to another session.
 */
export class Follower<Found> {
  readonly #renew: () => Promise<Eye<Found>>;
  #eye: Eye<Found>;
  /** The library's clock: a stamp that does not increase poisons the instance, so nobody else supplies it. */
  #stampMs = 0;
  #hadFound = false;

  private constructor(eye: Eye<Found>, renew: () => Promise<Eye<Found>>) {
    this.#eye = eye;
    this.#renew = renew;
  }

  static async begin<Found>(renew: () => Promise<Eye<Found>>): Promise<Follower<Found>> {
    return new Follower(await renew(), renew);
  }

  /**
   * @param sinceLastMs Time since the last picture; anything below a millisecond counts as one.
   * @param isCut Another scene: nothing of the last one may pull at this one.
   * @returns undefined when the instance failed: it is replaced, and this picture is lost.
   */
  async see(picture: Picture, sinceLastMs: number, isCut: boolean): Promise<readonly Found[] | undefined> {
    this.#stampMs += Math.max(0, Math.round(sinceLastMs) - 1);
    try {
      if (isCut) this.#forget(picture);
      let found = this.#look(picture);
      // The library looks where the person was; only its next call looks everywhere.
      if (found.length === 0 && this.#hadFound) found = this.#look(picture);
      this.#hadFound = found.length > 0;
      return found;
    } catch {
      await this.#startAfresh();
      return undefined;
    }
  }

  /** The person has left: she is overwritten in the instance's memory. */
  end(): void {
    this.#eye.dispose();
  }

  #look(picture: Picture): readonly Found[] {
    this.#stampMs += 1;
    return this.#eye.look(picture, this.#stampMs);
  }

  /** A black frame makes the library forget the person and its smoothing of her. */
  #forget({ width, height }: Picture): void {
    this.#look({ data: new Uint8ClampedArray(width * height * 4), width, height });
    this.#hadFound = false;
  }

  async #startAfresh(): Promise<void> {
    this.#eye.dispose();
    this.#eye = await this.#renew();
    this.#stampMs = 0;
    this.#hadFound = false;
  }
}
