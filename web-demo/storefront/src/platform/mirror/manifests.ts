import type { ArManifest } from '../../../../../ml/tryon/page.ts';

export async function readManifest(assetsUrl: string, arItemId: string): Promise<ArManifest> {
  const answer = await fetch(`${assetsUrl}/${arItemId}/manifest.json`);
  if (!answer.ok) throw new Error(`${arItemId} answered ${answer.status}`);
  return (await answer.json()) as ArManifest;
}
