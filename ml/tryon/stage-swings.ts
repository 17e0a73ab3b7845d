import type { Hang } from './hanging.ts';
import { EarringSwing } from './pendulum.ts';
import type { WearableItem } from './scene.ts';
import type { TryOnSight } from './sight.ts';
import type { StageLayer } from './stage-items.ts';

interface Swinging {
  readonly swing: EarringSwing;
  readonly hang: Hang;
}

/** How the earrings on show swing, from frame to frame. Goes with the layers it was asked about. */
export class StageSwings {
  #swinging = new WeakMap<WearableItem, Swinging>();

  /** One live frame; a still picture has none, and its earrings hang straight down. */
  follow(layers: readonly StageLayer[], { face }: TryOnSight, atMs: number): void {
    if (face === undefined) return;
    for (const layer of layers) {
      if (layer.kind !== 'worn' || layer.item.manifest.kind !== 'earrings') continue;
      const { swing, anchor } = layer.item.manifest;
      if (swing === undefined) continue;
      const known = this.#swinging.get(layer.item)?.swing ?? new EarringSwing(swing, anchor.point);
      this.#swinging.set(layer.item, { swing: known, hang: known.follow(face.fitted.ears, atMs) });
    }
  }

  /** The next head is another one: its earrings begin at rest. */
  forget(): void {
    this.#swinging = new WeakMap();
  }

  hangOf(item: WearableItem): Hang | undefined {
    return this.#swinging.get(item)?.hang;
  }
}
