import { ContainerModule } from 'inversify';
import type { Feature } from '#feature';

export const catalogFeature: Feature = { name: 'catalog', wiring: new ContainerModule(() => {}) };
