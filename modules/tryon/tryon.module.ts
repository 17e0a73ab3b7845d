import { ContainerModule } from 'inversify';
import type { Feature } from '#feature';

export const tryonFeature: Feature = { name: 'tryon', wiring: new ContainerModule(() => {}) };
