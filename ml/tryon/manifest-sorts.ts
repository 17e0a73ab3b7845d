import type { ArManifest, FaceWornManifest, HandWornManifest, MakeupManifest } from './manifest.ts';

// Apart from the manifest's own file: that one checks what it reads with a library that the page can do without.

export const isHandWorn = (manifest: ArManifest): manifest is HandWornManifest =>
  'anchor' in manifest && manifest.anchor.space === 'hand';

export const isFaceWorn = (manifest: ArManifest): manifest is FaceWornManifest =>
  'anchor' in manifest && manifest.anchor.space === 'canonical-face';

export const isMakeup = (manifest: ArManifest): manifest is MakeupManifest => 'makeup' in manifest;
