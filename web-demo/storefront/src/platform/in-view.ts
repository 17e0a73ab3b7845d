import type { ComponentPublicInstance } from 'vue';

export interface Watch {
  stop(): void;
}

/**
 * Tells which of many cards come into view by half or leave it; each carries its place as `data-position`.
 * A phone that cannot watch tells nothing: what was not surely seen is not claimed. Returns a way to stop.
 */
export function watchCards(
  component: ComponentPublicInstance | null | undefined,
  selector: string,
  tell: (position: number, isInView: boolean) => void,
): () => void {
  if (typeof uni.createIntersectionObserver !== 'function' || !component) return () => undefined;
  // WeChat wants its own component, not Vue's.
  const { $scope } = component as ComponentPublicInstance & { readonly $scope?: ComponentPublicInstance };
  const observer = uni.createIntersectionObserver($scope ?? component, {
    thresholds: [0, 0.5],
    observeAll: true,
  });
  observer.relativeToViewport().observe(selector, (met) => {
    const { dataset } = met as { dataset?: { position?: number | string } };
    const position = Number(dataset?.position);
    if (Number.isInteger(position)) tell(position, met.intersectionRatio >= 0.5);
  });
  return () => observer.disconnect();
}

/**
 * Tells when something matching `selector` inside the component comes into view or leaves it.
 *
 * @param marginPx Below the screen that still counts as in view: what is near can be loaded before it is seen.
 *
 * A phone that cannot watch says at once that everything is in view: a row that loads early is better than
 * one that never does.
 */
export function watchView(
  component: ComponentPublicInstance | null | undefined,
  selector: string,
  options: { readonly marginPx?: number; readonly share?: number },
  tell: (isInView: boolean) => void,
): Watch {
  if (typeof uni.createIntersectionObserver !== 'function' || !component) {
    tell(true);
    return { stop: () => undefined };
  }
  const observer = uni.createIntersectionObserver(component, { thresholds: [0, options.share ?? 0.01] });
  observer
    .relativeToViewport({ bottom: options.marginPx ?? 0 })
    .observe(selector, ({ intersectionRatio }) => {
      tell(intersectionRatio >= (options.share ?? 0.01));
    });
  return { stop: () => observer.disconnect() };
}
