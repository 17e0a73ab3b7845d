export { demoFeature } from './demo.feature.ts';
export { type SeedDemoChain, seedDemoChain } from './seed-chain.ts';
