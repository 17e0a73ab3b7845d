import { readManifest } from '../mirror/manifests.ts';

const ASSETS = '/ar-assets';

export interface ProductViewer {
  show(arItemId: string): Promise<void>;
  reset(): void;
  dispose(): void;
}

export async function browserViewer(boxId: string): Promise<ProductViewer | undefined> {
  // three.js travels with this page only.
  const { createItemViewer } = await import('./viewer.ts');
  const box = document.getElementById(boxId);
  if (box === null) return undefined;
  const canvas = document.createElement('canvas');
  canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;touch-action:none;outline:none';
  canvas.tabIndex = 0;
  canvas.setAttribute('aria-label', '拖动转动，双指或滚轮缩放');
  box.append(canvas);
  try {
    const viewer = createItemViewer(canvas, { assetsUrl: ASSETS });
    return {
      show: async (arItemId) => viewer.show({ manifest: await readManifest(ASSETS, arItemId) }),
      reset: () => viewer.reset(),
      dispose() {
        viewer.dispose();
        canvas.remove();
      },
    };
  } catch {
    // No graphics card that this browser would use.
    canvas.remove();
    return undefined;
  }
}
