import { ContainerModule } from 'inversify';
import type { Feature } from '#feature';

export const ordersFeature: Feature = { name: 'orders', wiring: new ContainerModule(() => {}) };
