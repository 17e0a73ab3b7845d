import type { ArManifest, TryOnKind } from '../../../../../ml/tryon/page.ts';
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
/** Painted flat a lens hides more than glass does, which lets the light of the scene through. */
const CLEAR_SHARE = 0.8;
const CLEAR_MIN = 0.12;
const LIGHT_STEPS = 8;
const AMBIENT = 0.55;

/** Make-up follows all points of a face, clothes a whole body: VisionKit's 106 points carry rigid things only. */
export const needsPicture = ({ kind }: ArManifest): boolean => !RIGID.includes(kind);

const RIGID: readonly TryOnKind[] = ['glasses', 'hat', 'earrings', 'necklace', 'ring', 'bracelet', 'watch'];

/** Without a graphics card's help: what is rigid, and lips. */
export const isDrawable = (manifest: ArManifest): boolean =>
  manifest.kind === 'lipstick' || !needsPicture(manifest);

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
  if (transform === undefined || !isDrawable(costume.manifest)) return false;
  const { width, height } = answer;
  // The camera's picture covers the view, cut off evenly at two sides.
  const cover = Math.max(view.width / width, view.height / height);
  brush.save();
  brush.translate((view.width - width * cover) / 2, (view.height - height * cover) / 2);
  brush.scale(cover, cover);
  const { manifest, parts } = costume;
  if (manifest.kind === 'lipstick') {
    if (face !== undefined) paintLips(brush, face.landmarks, width, height, manifest.makeup);
  } else paintItem(brush, flatTriangles(parts, transform, width, height), costume);
  brush.restore();
  return true;
}

function paintItem(brush: Brush, triangles: readonly FlatTriangle[], { manifest, parts }: Costume): void {
  const materials: Readonly<Record<string, PaintedMaterial>> =
    'materials' in manifest ? manifest.materials : {};
  const materialOf = ({ part }: FlatTriangle) => materials[parts[part]?.material ?? ''] ?? UNKNOWN_MATERIAL;
  const isClear = (triangle: FlatTriangle) => materialOf(triangle).opacity !== undefined;
  paintSolid(
    brush,
    triangles.filter((triangle) => !isClear(triangle)),
    materialOf,
  );
  paintClear(brush, triangles.filter(isClear), materialOf);
}

interface PaintedMaterial {
  readonly colour: string;
  readonly opacity?: { readonly top: number; readonly bottom: number } | undefined;
}

const UNKNOWN_MATERIAL: PaintedMaterial = { colour: '#333333' };

function paintSolid(
  brush: Brush,
  triangles: readonly FlatTriangle[],
  materialOf: (triangle: FlatTriangle) => PaintedMaterial,
): void {
  // Without a hairline in the same colour the picture would shine through the seams.
  brush.lineWidth = 0.4;
  brush.lineJoin = 'round';
  let last = '';
  const flush = () => {
    if (last === '') return;
    brush.fill();
    brush.stroke();
  };
  for (const triangle of triangles) {
    const { colour } = materialOf(triangle);
    const step = Math.round(triangle.light * LIGHT_STEPS) / LIGHT_STEPS;
    const look = `${colour} ${step}`;
    if (look !== last) {
      flush();
      last = look;
      brush.beginPath();
      brush.fillStyle = lit(colour, step);
      brush.strokeStyle = brush.fillStyle;
    }
    trace(brush, triangle);
  }
  flush();
}

/**
 * What one sees through is filled in one path per material, in one tone: triangle by triangle every inner edge
 * was covered twice by half a pixel and showed as a line across the lens.
 */
function paintClear(
  brush: Brush,
  triangles: readonly FlatTriangle[],
  materialOf: (triangle: FlatTriangle) => PaintedMaterial,
): void {
  for (const material of new Set(triangles.map(materialOf))) {
    const { colour, opacity } = material;
    const own = triangles.filter((triangle) => materialOf(triangle) === material);
    const light = own.reduce((sum, triangle) => sum + triangle.light, 0) / own.length;
    brush.globalAlpha = Math.max(
      CLEAR_MIN,
      (CLEAR_SHARE * ((opacity?.top ?? 1) + (opacity?.bottom ?? 1))) / 2,
    );
    brush.fillStyle = lit(colour, light);
    brush.beginPath();
    for (const triangle of own) trace(brush, triangle);
    brush.fill();
  }
  brush.globalAlpha = 1;
}

function trace(brush: Brush, { points }: FlatTriangle): void {
  brush.moveTo(points[0], points[1]);
  brush.lineTo(points[2], points[3]);
  brush.lineTo(points[4], points[5]);
  brush.closePath();
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
