import { ContainerModule } from 'inversify';
import type { Feature } from '#feature';

export const inventoryFeature: Feature = { name: 'inventory', wiring: new ContainerModule(() => {}) };
