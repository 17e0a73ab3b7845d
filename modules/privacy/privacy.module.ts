import { ContainerModule } from 'inversify';
import type { Feature } from '#feature';

export const privacyFeature: Feature = { name: 'privacy', wiring: new ContainerModule(() => {}) };
