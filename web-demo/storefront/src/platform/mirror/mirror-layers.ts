import type { StageView, ViewSize } from '../../../../../ml/tryon/page.ts';

export type Picture = HTMLVideoElement | HTMLCanvasElement;

/** The elements inside the mirror's frame, far one first: camera, the picture that was tracked, the drawing. */
export interface MirrorLayers {
  /** What was tracked last. */
  readonly still: HTMLCanvasElement;
  readonly drawing: HTMLElement;
  /** The stage's own. */
  readonly canvas: HTMLCanvasElement;
  box(): ViewSize;
  show(video: HTMLVideoElement): void;
  /** Which picture is seen, and as in a mirror or as in a photograph. */
  turn(on: 'video' | 'still', mirrored: boolean): void;
  dispose(): void;
}

export function mirrorLayers(onResized: () => void): MirrorLayers {
  const frame = document.getElementById('mirror');
  if (frame === null) throw new Error('no mirror on this page');
  const drawing = layer(document.createElement('div'));
  const canvas = document.createElement('canvas');
  canvas.style.position = 'absolute';
  drawing.append(canvas);
  drawing.id = 'mirror-drawing';
  const still = layer(document.createElement('canvas'));
  frame.append(still, drawing);
  let video: HTMLVideoElement | undefined;
  const measured = (): ViewSize => ({ width: frame.clientWidth, height: frame.clientHeight });
  let box = measured();
  // Asking for it in every frame would lay out the page in every frame.
  const resized = new ResizeObserver(() => {
    box = measured();
    onResized();
  });
  resized.observe(frame);
  return {
    still,
    drawing,
    canvas,
    box: () => box,
    show(next) {
      video = next;
      frame.prepend(layer(next));
    },
    turn(on, mirrored) {
      still.style.visibility = on === 'video' ? 'hidden' : 'visible';
      for (const each of [still, drawing, video])
        if (each !== undefined) each.style.transform = mirrored ? 'scaleX(-1)' : 'none';
    },
    dispose() {
      resized.disconnect();
      frame.replaceChildren();
    },
  };
}

/** Styles of components do not reach what is made by hand. */
function layer<Element extends HTMLElement>(element: Element): Element {
  element.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;object-fit:cover';
  return element;
}

export function sizeOf(picture: Picture): ViewSize {
  return picture instanceof HTMLVideoElement
    ? { width: picture.videoWidth, height: picture.videoHeight }
    : { width: picture.width, height: picture.height };
}

/** The part of a picture that a view shows, as an image of its own, turned as she saw it. */
export function cutOut(
  picture: CanvasImageSource,
  { part, drawing }: StageView,
  mirrored: boolean,
): HTMLCanvasElement {
  const copy = document.createElement('canvas');
  copy.width = drawing.width;
  copy.height = drawing.height;
  const ink = copy.getContext('2d');
  if (ink === null) throw new Error('no canvas');
  ink.imageSmoothingQuality = 'high';
  if (mirrored) {
    ink.translate(copy.width, 0);
    ink.scale(-1, 1);
  }
  ink.drawImage(picture, part.left, part.top, part.width, part.height, 0, 0, copy.width, copy.height);
  return copy;
}
