import type { Mirror, MirrorParts } from './mirror.ts';
export function miniProgramMirror(_parts: MirrorParts): Mirror { throw new Error('x'); }
