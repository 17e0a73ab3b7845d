/** Where a visitor of a panorama looks; radians. Yaw grows to the right, pitch upwards. */
export interface PanoramaView {
  readonly yaw: number;
  readonly pitch: number;
  /** Vertical angle of sight. */
  readonly sight: number;
}

export interface Direction {
  readonly yaw: number;
  readonly pitch: number;
}

export interface Screen {
  readonly width: number;
  readonly height: number;
}

/** A point of the screen, CSS pixels from its upper left corner. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/** Ceiling and floor are mostly empty, and straight above the picture has a pole. */
const PITCH_MAX = 1.15;
const SIGHT = { least: 0.5, most: 1.5 } as const;

export const FIRST_VIEW: PanoramaView = { yaw: 0, pitch: -0.06, sight: 1.35 };

/** The screen point of a direction; nothing when it lies behind the visitor. */
export function onScreen(
  view: PanoramaView,
  screen: Screen,
  { yaw, pitch }: Direction,
): ScreenPoint | undefined {
  const turn = yaw - view.yaw;
  const ahead = Math.cos(turn) * Math.cos(pitch);
  const depth = ahead * Math.cos(view.pitch) + Math.sin(pitch) * Math.sin(view.pitch);
  // So far to the side that no phone shows it.
  if (depth < 0.05) return undefined;
  const up = Math.sin(pitch) * Math.cos(view.pitch) - ahead * Math.sin(view.pitch);
  const scale = pixelsPerUnit(view, screen) / depth;
  return {
    x: screen.width / 2 + Math.sin(turn) * Math.cos(pitch) * scale,
    y: screen.height / 2 - up * scale,
  };
}

/** The direction behind a screen point: `onScreen` the other way round. */
export function directionAt(view: PanoramaView, screen: Screen, { x, y }: ScreenPoint): Direction {
  const scale = pixelsPerUnit(view, screen);
  const right = (x - screen.width / 2) / scale;
  const up = (screen.height / 2 - y) / scale;
  const ahead = Math.cos(view.pitch) - up * Math.sin(view.pitch);
  const high = up * Math.cos(view.pitch) + Math.sin(view.pitch);
  return {
    yaw: turned(view.yaw + Math.atan2(right, ahead)),
    pitch: Math.atan2(high, Math.hypot(right, ahead)),
  };
}

/** The view after the picture was dragged by so many pixels: what is under the finger stays there, in the middle. */
export function dragged(view: PanoramaView, screen: Screen, dx: number, dy: number): PanoramaView {
  const scale = pixelsPerUnit(view, screen);
  return limited({ ...view, yaw: view.yaw - dx / scale, pitch: view.pitch + dy / scale });
}

/** @param factor above 1 to come nearer */
export const zoomed = (view: PanoramaView, factor: number): PanoramaView =>
  limited({ ...view, sight: 2 * Math.atan(Math.tan(view.sight / 2) / factor) });

function limited({ yaw, pitch, sight }: PanoramaView): PanoramaView {
  return {
    yaw: turned(yaw),
    pitch: Math.min(PITCH_MAX, Math.max(-PITCH_MAX, pitch)),
    sight: Math.min(SIGHT.most, Math.max(SIGHT.least, sight)),
  };
}

const pixelsPerUnit = ({ sight }: PanoramaView, { height }: Screen): number =>
  height / 2 / Math.tan(sight / 2);

/** The same angle within half a turn of zero. */
const turned = (angle: number): number => angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));

const LABEL = { perLetter: 12, around: 18, high: 26 } as const;

/** Which labels are shown: those nearer to the middle of the screen first, none over another, none cut off. */
export function labelsApart(
  spots: readonly (ScreenPoint & { readonly label: string })[],
  screen: Screen,
): readonly boolean[] {
  const off = ({ x, y }: ScreenPoint) => Math.hypot(x - screen.width / 2, y - screen.height / 2);
  const order = [...spots.keys()].sort((a, b) => off(spots[a] as ScreenPoint) - off(spots[b] as ScreenPoint));
  const shown = spots.map(() => false);
  const placed: { x: number; y: number; half: number }[] = [];
  for (const i of order) {
    const { x, y, label } = spots[i] as ScreenPoint & { label: string };
    const half = (label.length * LABEL.perLetter + LABEL.around) / 2;
    if (x < half || x > screen.width - half) continue;
    if (
      placed.some(
        (other) => Math.abs(other.x - x) < other.half + half && Math.abs(other.y - y) < LABEL.high * 1.6,
      )
    )
      continue;
    placed.push({ x, y, half });
    shown[i] = true;
  }
  return shown;
}
