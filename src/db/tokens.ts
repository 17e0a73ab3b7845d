import { token } from '#kernel';
import type { Reads } from './reads.ts';

export const READS = token<Reads>('Reads');
