import { ContainerModule } from 'inversify';
import type { Feature } from '#feature';

export const membersFeature: Feature = { name: 'members', wiring: new ContainerModule(() => {}) };
