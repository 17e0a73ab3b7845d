import { dragged, type PanoramaView, zoomed } from '../../model/panorama-view.ts';

export interface LookAround {
  stop(): void;
}

export interface Looking {
  view(): PanoramaView;
  look(view: PanoramaView): void;
}

/** Share of its speed that a turn keeps in a sixtieth of a second after the finger left. */
const GLIDE = 0.93;
const STILL_PX = 0.1;
const FRAME_MS = 1_000 / 60;
const WHEEL = 0.0015;
const KEY_PX = 60;
const KEY_ZOOM = 1.15;

/** Fingers, mouse, wheel and arrow keys turn the view; a turn glides on for a moment. */
export function lookAround(box: HTMLElement, { view, look }: Looking): LookAround {
  const fingers = new Map<number, { x: number; y: number }>();
  const reduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
  let [speedX, speedY, movedAt, gliding] = [0, 0, 0, 0];
  const screen = () => ({ width: box.clientWidth, height: box.clientHeight });

  function apart(): number {
    const [a, b] = [...fingers.values()];
    return a === undefined || b === undefined ? 0 : Math.hypot(a.x - b.x, a.y - b.y);
  }

  function down(event: PointerEvent): void {
    cancelAnimationFrame(gliding);
    [speedX, speedY] = [0, 0];
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    // A drag that begins on a label or leaves the box goes on.
    if (event.target === box || !(event.target as Element).closest('.tour-spot'))
      box.setPointerCapture(event.pointerId);
  }

  function move(event: PointerEvent): void {
    const finger = fingers.get(event.pointerId);
    if (finger === undefined) return;
    const before = apart();
    const [dx, dy] = [event.clientX - finger.x, event.clientY - finger.y];
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (fingers.size > 1) {
      if (before > 0) look(zoomed(view(), apart() / before));
      return;
    }
    const passed = Math.max(1, event.timeStamp - movedAt) / FRAME_MS;
    movedAt = event.timeStamp;
    [speedX, speedY] = [dx / passed, dy / passed];
    look(dragged(view(), screen(), dx, dy));
  }

  function up(event: PointerEvent): void {
    if (!fingers.delete(event.pointerId) || fingers.size > 0) return;
    // A finger that rested before it left throws nothing.
    if (reduced || event.timeStamp - movedAt > 4 * FRAME_MS) return;
    let last = performance.now();
    const glide = (now: number): void => {
      const frames = (now - last) / FRAME_MS;
      last = now;
      look(dragged(view(), screen(), speedX * frames, speedY * frames));
      [speedX, speedY] = [speedX * GLIDE ** frames, speedY * GLIDE ** frames];
      if (Math.hypot(speedX, speedY) > STILL_PX) gliding = requestAnimationFrame(glide);
    };
    gliding = requestAnimationFrame(glide);
  }

  function wheel(event: WheelEvent): void {
    event.preventDefault();
    look(zoomed(view(), Math.exp(-event.deltaY * WHEEL)));
  }

  function key({ key: name }: KeyboardEvent): void {
    const way = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[name];
    if (way !== undefined) look(dragged(view(), screen(), (way[0] ?? 0) * KEY_PX, (way[1] ?? 0) * KEY_PX));
    if (name === '+' || name === '=') look(zoomed(view(), KEY_ZOOM));
    if (name === '-') look(zoomed(view(), 1 / KEY_ZOOM));
  }

  const ended = new AbortController();
  const { signal } = ended;
  box.addEventListener('pointerdown', down, { signal });
  box.addEventListener('pointermove', move, { signal });
  box.addEventListener('pointerup', up, { signal });
  box.addEventListener('pointercancel', up, { signal });
  box.addEventListener('wheel', wheel, { signal, passive: false });
  globalThis.addEventListener('keydown', key, { signal });
  return {
    stop() {
      cancelAnimationFrame(gliding);
      ended.abort();
    },
  };
}
