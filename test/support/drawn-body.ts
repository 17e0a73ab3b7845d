import type { TryOnBody } from '#ml/tryon';

type Spot = readonly [number, number];

/** How our own drawn figure stands; radians, 0 = arms hang straight down. */
export interface Stance {
  readonly width?: number;
  readonly height?: number;
  readonly shoulderWidth?: number;
  /** How far each upper arm is raised to the side, and how far the forearm turns further inwards. */
  readonly left?: { readonly raise: number; readonly bend: number };
  readonly right?: { readonly raise: number; readonly bend: number };
  /** Roll of the shoulders against the picture and of the hips against the shoulders. */
  readonly lean?: number;
  readonly sway?: number;
  readonly unseen?: readonly number[];
}

export interface DrawnBody {
  readonly body: TryOnBody;
  readonly size: { readonly width: number; readonly height: number };
  /** What each pixel is. */
  readonly part: (x: number, y: number) => Part;
}

const JOINTS = 33;
type Part = 'background' | 'body' | 'arm' | 'hand' | 'head';
const COLOURS = {
  background: [206, 204, 198],
  body: [96, 104, 122],
  arm: [205, 160, 132],
  hand: [205, 160, 132],
  head: [205, 160, 132],
} as const;

/** A figure of usual proportions drawn from capsules: joints, mask and picture agree to the pixel. */
export function drawnBody(stance: Stance = {}): DrawnBody {
  const { width = 640, height = 480, shoulderWidth = 110, lean = 0, sway = 0 } = stance;
  const landmarks = new Float32Array(JOINTS * 3);
  const visibility = new Float32Array(JOINTS).fill(0.99);
  for (const joint of stance.unseen ?? []) visibility[joint] = 0.2;
  const put = (joint: number, [x, y]: Spot): Spot => {
    landmarks.set([x / width, y / height, 0], joint * 3);
    return [x, y];
  };
  const turn = ([x, y]: Spot, angle: number): Spot => [
    x * Math.cos(angle) - y * Math.sin(angle),
    x * Math.sin(angle) + y * Math.cos(angle),
  ];
  const from = (at: Spot, way: Spot, length: number): Spot => [
    at[0] + way[0] * length * shoulderWidth,
    at[1] + way[1] * length * shoulderWidth,
  ];
  const middle: Spot = [width / 2, height * 0.36];
  const level = turn([1, 0], lean);
  const down = turn([0, 1], lean);
  const shoulders = { left: put(11, from(middle, level, 0.5)), right: put(12, from(middle, level, -0.5)) };
  const hips = from(middle, turn(down, sway), 1.42);
  put(23, from(hips, turn(level, sway / 2), 0.3));
  put(24, from(hips, turn(level, sway / 2), -0.3));
  put(25, from(hips, down, 1.2));
  put(26, from(hips, down, 1.2));
  const limbs: {
    readonly part: 'arm' | 'hand';
    readonly from: Spot;
    readonly to: Spot;
    readonly half: number;
  }[] = [];
  for (const side of ['left', 'right'] as const) {
    const { raise, bend } = stance[side] ?? { raise: 0.25, bend: 0 };
    const out = side === 'left' ? -1 : 1;
    const upper = turn(down, out * raise);
    const fore = turn(upper, -out * bend);
    const odd = side === 'left' ? 0 : 1;
    const elbow = put(13 + odd, from(shoulders[side], upper, 0.86));
    const wrist = put(15 + odd, from(elbow, fore, 0.74));
    const knuckles = from(wrist, fore, 0.17);
    for (const joint of [17, 19, 21]) put(joint + odd, knuckles);
    limbs.push(
      { part: 'arm', from: shoulders[side], to: elbow, half: 0.13 },
      { part: 'arm', from: elbow, to: wrist, half: 0.1 },
      { part: 'hand', from: wrist, to: from(wrist, fore, 0.28), half: 0.09 },
    );
  }
  const eyes = from(middle, down, -0.62);
  const mouth = from(middle, down, -0.42);
  put(0, from(middle, down, -0.52));
  put(2, from(eyes, level, 0.09));
  put(5, from(eyes, level, -0.09));
  put(7, from(eyes, level, 0.21));
  put(8, from(eyes, level, -0.21));
  put(9, from(mouth, level, 0.07));
  put(10, from(mouth, level, -0.07));
  const at = (joint: number): Spot => [
    (landmarks[joint * 3] as number) * width,
    (landmarks[joint * 3 + 1] as number) * height,
  ];
  const head = { centre: from(middle, down, -0.55), half: 0.29 };
  const part = (x: number, y: number): Part => {
    const spot: Spot = [x + 0.5, y + 0.5];
    if (distance(spot, head.centre, head.centre) < head.half * shoulderWidth) return 'head';
    for (const limb of [...limbs].reverse())
      if (distance(spot, limb.from, limb.to) < limb.half * shoulderWidth) return limb.part;
    if (distance(spot, head.centre, middle) < 0.16 * shoulderWidth) return 'head';
    return inTrunk(spot) ? 'body' : 'background';
  };
  const spine: Spot = [hips[0] - middle[0], hips[1] - middle[1]];
  const inTrunk = (spot: Spot): boolean => {
    const along = (spot[0] - middle[0]) * spine[0] + (spot[1] - middle[1]) * spine[1];
    const share = Math.max(0, Math.min(1, along / (spine[0] ** 2 + spine[1] ** 2)));
    const half = (0.08 + 0.1 * share) * shoulderWidth;
    if (distance(spot, mix(at(11), at(23), share), mix(at(12), at(24), share)) < half) return true;
    return (
      distance(spot, at(23), at(25)) < 0.2 * shoulderWidth ||
      distance(spot, at(24), at(26)) < 0.2 * shoulderWidth
    );
  };
  return {
    body: { landmarks, worldLandmarks: new Float32Array(JOINTS * 3), visibility },
    size: { width, height },
    part,
  };
}

/** The figure as a picture. */
export function painted({ size: { width, height }, part }: DrawnBody): {
  readonly rgba: Uint8Array;
  readonly width: number;
  readonly height: number;
} {
  const rgba = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) rgba.set([...COLOURS[part(x, y)], 255], (y * width + x) * 4);
  return { rgba, width, height };
}

/** The body with the mask that a perfect segmenter would give. */
export function masked({ body, size: { width, height }, part }: DrawnBody): TryOnBody {
  const confidence = new Uint8Array(MASK * MASK);
  for (let row = 0; row < MASK; row += 1)
    for (let column = 0; column < MASK; column += 1) {
      const [x, y] = [Math.floor(((column + 0.5) / MASK) * width), Math.floor(((row + 0.5) / MASK) * height)];
      confidence[row * MASK + column] = part(x, y) === 'background' ? 0 : 255;
    }
  return { ...body, person: { confidence, width: MASK, height: MASK } };
}

const MASK = 128;

const mix = (a: Spot, b: Spot, share: number): Spot => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];

function distance(spot: Spot, a: Spot, b: Spot): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const along = ((spot[0] - a[0]) * dx + (spot[1] - a[1]) * dy) / (dx * dx + dy * dy || 1);
  const [x, y] = mix(a, b, Math.max(0, Math.min(1, along)));
  return Math.hypot(spot[0] - x, spot[1] - y);
}
