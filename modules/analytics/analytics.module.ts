import { ContainerModule } from 'inversify';
import type { Feature } from '#feature';

export const analyticsFeature: Feature = { name: 'analytics', wiring: new ContainerModule(() => {}) };
