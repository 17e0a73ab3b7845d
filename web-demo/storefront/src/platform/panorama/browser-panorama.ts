import type { PanoramaView, Screen } from '../../model/panorama-view.ts';
import { type Looking, lookAround } from './look-around.ts';
import { panoramaCanvas } from './panorama-canvas.ts';

export interface Panorama {
  /** Loads a room; a newer call overtakes an older one. */
  show(url: string): Promise<void>;
  draw(view: PanoramaView): void;
  screen(): Screen;
  dispose(): void;
}

/** The panorama in the box of this id, that follows fingers, mouse and keys; nothing without WebGL. */
export function browserPanorama(id: string, looking: Looking, onResize: () => void): Panorama | undefined {
  const box = document.getElementById(id);
  if (box === null) return undefined;
  const layer = document.createElement('canvas');
  layer.style.cssText = 'position:absolute;inset:0;width:100%;height:100%';
  box.prepend(layer);
  const drawing = panoramaCanvas(layer);
  if (drawing === undefined) {
    layer.remove();
    return undefined;
  }
  const turning = lookAround(box, looking);
  const watching = new ResizeObserver(onResize);
  watching.observe(box);
  let newest = 0;
  return {
    async show(url) {
      newest += 1;
      const mine = newest;
      const picture = Object.assign(new Image(), { src: url });
      await picture.decode();
      if (mine === newest) drawing.show(picture);
    },
    draw: (view) => drawing.draw(view),
    screen: () => ({ width: box.clientWidth, height: box.clientHeight }),
    dispose() {
      newest += 1;
      turning.stop();
      watching.disconnect();
      drawing.dispose();
      layer.remove();
    },
  };
}
