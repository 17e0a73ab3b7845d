import sharp from 'sharp';
import { moved, poseOfMatrix } from '../../ml/tracking/geometry.ts';
import { clayHandPicture } from '../../test/support/clay-hand.ts';
import { drawnBody, masked, painted } from '../../test/support/drawn-body.ts';
import { PORTRAIT_FILE } from '../../test/support/portrait.ts';
import { headPicture, portraitShape } from '../../test/support/synthetic-head.ts';
import type { Look, Photographer, Sitter } from './photographer.ts';

const PORTRAIT_PX = 1_280;
const FACING = poseOfMatrix([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
/** Yaw and pitch, degrees. */
const TURNS = [
  [-30, 0],
  [-15, 0],
  [0, 0],
  [15, 0],
  [30, 0],
  [0, -15],
  [0, 15],
] as const;
const HEAD_PICTURE = { width: 960, height: 720 };
const HEAD_PART = { left: 200, top: 20, width: 560, height: 620 };
const FINGERS = { left: 190, top: 80, width: 240, height: 190 };
const WRIST = { left: 220, top: 190, width: 240, height: 190 };
const HEAD_CM = { x: 0, y: -1, z: -30 };

/** The NASA portrait, enlarged to a photo. */
export async function portrait(photographer: Photographer): Promise<Sitter> {
  const { data, info } = await sharp(PORTRAIT_FILE)
    .resize(PORTRAIT_PX, PORTRAIT_PX, { kernel: 'lanczos3' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const picture = { rgba: new Uint8Array(data), width: info.width, height: info.height };
  return { picture, sight: await photographer.faceIn(picture) };
}

/** The rendered head at known angles; what the tracker says of it, not what we know. */
export async function turnedHeads(photographer: Photographer): Promise<Sitter[]> {
  const positions = portraitShape();
  const sitters: Sitter[] = [];
  for (const [yaw, pitch] of TURNS) {
    const turn = { x: (pitch * Math.PI) / 180, y: (yaw * Math.PI) / 180, z: 0 };
    const { data } = await headPicture({ pose: moved(FACING, turn, HEAD_CM), positions, ...HEAD_PICTURE });
    const picture = { rgba: new Uint8Array(data), ...HEAD_PICTURE };
    sitters.push({ picture, sight: await photographer.faceIn(picture), part: HEAD_PART });
  }
  return sitters;
}

/** Hands of clay whose joints are known. */
export function hands(): Look[] {
  const poses = {
    back: { side: 'left', pitch: -0.2, roll: 0.15, at: [0, -7, -27] },
    arm: { side: 'left', pitch: -0.3, yaw: 0.5, roll: -0.3, at: [-1, -2, -26] },
  } as const;
  const worn = [
    [poses.back, FINGERS, 'ring-solitaire-gold'],
    [poses.back, FINGERS, 'ring-jade-cabochon'],
    [poses.back, FINGERS, 'ring-eternity-silver'],
    [poses.arm, WRIST, 'bracelet-jade-beads'],
    [poses.arm, WRIST, 'bracelet-chain-gold'],
    [poses.arm, WRIST, 'watch-field-steel'],
  ] as const;
  return worn.map(([pose, part, id]) => {
    const { frame, hand } = clayHandPicture(pose);
    const picture = { rgba: frame.bytes, width: frame.width, height: frame.height };
    return { picture, sight: { hands: [hand] }, part, ids: [id] };
  });
}

/** A figure drawn from capsules, as tall as the picture. */
export function figure(): Look[] {
  const drawn = drawnBody({
    width: 480,
    height: 600,
    shoulderWidth: 150,
    left: { raise: 0.35, bend: 0.2 },
    right: { raise: 0.3, bend: 0.1 },
  });
  return [
    'clothes-tee-stripe-navy',
    'clothes-linen-shirt-white',
    'clothes-knit-cable-oat',
    'clothes-denim-jacket-blue',
  ].map((id) => ({ picture: painted(drawn), sight: { body: masked(drawn) }, ids: [id] }));
}
