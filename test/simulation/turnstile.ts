import type { Container } from 'inversify';
import { ORDER_INTAKE } from '#modules/orders';

/**
 * Where a crowd enters in an order of its own: how long it takes to check each token is the machine's, and a seed could
 * not replay.
 */
export class Turnstile {
  #waiting: { readonly key: string; readonly enter: () => void }[] | undefined;

  /** From now on everybody waits. */
  close(): void {
    this.#waiting = [];
  }

  get waiting(): number {
    return this.#waiting?.length ?? 0;
  }

  /** All at once, in the order of their keys. */
  open(): void {
    const crowd = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const { enter } of crowd.toSorted((one, other) => (one.key < other.key ? -1 : 1))) enter();
  }

  /** Puts itself before the intake of an instance. */
  guard(container: Container): void {
    const intake = container.get(ORDER_INTAKE);
    container.rebind(ORDER_INTAKE).toConstantValue({
      ...intake,
      take: async (wish) => {
        const { promise, resolve: enter } = Promise.withResolvers<void>();
        if (this.#waiting === undefined) return intake.take(wish);
        this.#waiting.push({ key: wish.request.key, enter });
        return promise.then(() => intake.take(wish));
      },
    });
  }
}
