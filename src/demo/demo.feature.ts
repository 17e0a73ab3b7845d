import { ContainerModule } from 'inversify';
import type { Feature } from '#feature';
import { demoTables } from './demo-tables.ts';

/** Brings nothing but the notebook of the seeding; it stays empty where no demo chain is wanted. */
export const demoFeature: Feature = {
  name: 'demo',
  wiring: new ContainerModule(() => {}),
  tables: demoTables,
};
