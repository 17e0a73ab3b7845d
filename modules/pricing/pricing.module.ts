import { ContainerModule } from 'inversify';
import type { Feature } from '#feature';

export const pricingFeature: Feature = { name: 'pricing', wiring: new ContainerModule(() => {}) };
