import type { ArManifest } from '../../../../../ml/tryon/page.ts';
import type { TrackAnswer } from '../../api/contract.ts';
import { type FlatTriangle, flatTriangles } from '../../model/flat-drawing.ts';
import type { MeshPart } from '../../model/glb-mesh.ts';

/** What both a browser's and a mini-program's 2D canvas can do, as far as the overlay needs it. */
export type Brush = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'clearRect'
  | 'closePath'
  | 'fill'
  | 'fillStyle'
  | 'globalAlpha'
  | 'lineTo'
  | 'moveTo'
  | 'restore'
  | 'save'
  | 'scale'
  | 'stroke'
  | 'strokeStyle'
  | 'translate'
  | 'lineWidth'
  | 'lineJoin'
>;

const OUTER_LIPS = [
  61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185,
];
const INNER_LIPS = [
  78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191,
];
/** Lipstick laid on flat hides the lips' own light: a share of its pigment keeps them alive. */
const LIP_SHARE = 0.6;
const LIGHT_STEPS = 8;
const AMBIENT = 0.55;

export interface Costume {
  readonly manifest: ArManifest;
  /** Empty for make-up. */
  readonly parts: readonly MeshPart[];
}

/** Draws what is worn over a picture of `width` × `height` that fills a view of its own size. */
export function drawOverlay(
  brush: Brush,
  view: { width: number; height: number },
  answer: TrackAnswer,
  costume: Costume,
): boolean {
  brush.clearRect(0, 0, view.width, view.height);
  const face = answer.faces[0];
  const transform = answer.items[0]?.transform;
  if (face === undefined || transform === undefined) return false;
  const { width, height } = answer;
  // The camera's picture covers the view, cut off evenly at two sides.
  const cover = Math.max(view.width / width, view.height / height);
  brush.save();
  brush.translate((view.width - width * cover) / 2, (view.height - height * cover) / 2);
  brush.scale(cover, cover);
  const { manifest, parts } = costume;
  if (manifest.kind === 'lipstick') paintLips(brush, face.landmarks, width, height, manifest.makeup);
  else paintItem(brush, flatTriangles(parts, transform, width, height), costume);
  brush.restore();
  return true;
}

function paintItem(brush: Brush, triangles: readonly FlatTriangle[], { manifest, parts }: Costume): void {
  brush.lineWidth = 0.4;
  brush.lineJoin = 'round';
  let last = '';
  brush.beginPath();
  const flush = () => {
    brush.fill();
    // Without a hairline in the same colour the picture would shine through the seams.
    if (brush.globalAlpha === 1) brush.stroke();
  };
  for (const { points, part, light } of triangles) {
    const name = parts[part]?.material ?? '';
    const { colour, opacity } = manifest.materials[name] ?? { colour: '#333333', opacity: undefined };
    const alpha = opacity === undefined ? 1 : Math.max(0.12, (opacity.top + opacity.bottom) / 2);
    const step = Math.round(light * LIGHT_STEPS) / LIGHT_STEPS;
    const look = `${colour} ${step} ${alpha}`;
    if (look !== last) {
      if (last !== '') flush();
      last = look;
      brush.beginPath();
      brush.globalAlpha = alpha;
      brush.fillStyle = lit(colour, step);
      brush.strokeStyle = brush.fillStyle;
    }
    brush.moveTo(points[0], points[1]);
    brush.lineTo(points[2], points[3]);
    brush.lineTo(points[4], points[5]);
    brush.closePath();
  }
  if (last !== '') flush();
  brush.globalAlpha = 1;
}

function paintLips(
  brush: Brush,
  landmarks: readonly (readonly number[])[],
  width: number,
  height: number,
  { colour, coverage }: { readonly colour: string; readonly coverage: number },
): void {
  brush.globalAlpha = coverage * LIP_SHARE;
  brush.fillStyle = colour;
  brush.beginPath();
  for (const ring of [OUTER_LIPS, INNER_LIPS]) {
    ring.forEach((landmark, at) => {
      const [x = 0, y = 0] = landmarks[landmark] ?? [];
      if (at === 0) brush.moveTo(x * width, y * height);
      else brush.lineTo(x * width, y * height);
    });
    brush.closePath();
  }
  brush.fill('evenodd');
  brush.globalAlpha = 1;
}

/** `#rrggbb` under the light of one surface; a bright one gains a little white. */
function lit(colour: string, light: number): string {
  const strength = AMBIENT + (1 - AMBIENT) * light;
  const gloss = 46 * light ** 4;
  const channels = [1, 3, 5].map((at) =>
    Math.min(255, Math.round(Number.parseInt(colour.slice(at, at + 2), 16) * strength + gloss)),
  );
  return `rgb(${channels.join(',')})`;
}
