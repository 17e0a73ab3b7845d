import { ContainerModule } from 'inversify';
import type { Feature } from '#feature';

export const accessFeature: Feature = { name: 'access', wiring: new ContainerModule(() => {}) };
