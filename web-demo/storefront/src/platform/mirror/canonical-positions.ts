const CANONICAL_FACE = '/ar-assets/canonical-face.json';

/** The canonical face that poses are fitted with: `[468 × 3]`, cm. */
export async function canonicalPositions(): Promise<Float32Array> {
  const answer = await fetch(CANONICAL_FACE);
  if (!answer.ok) throw new Error(`the canonical face answered ${answer.status}`);
  const { positions } = (await answer.json()) as { positions: number[] };
  return Float32Array.from(positions);
}
