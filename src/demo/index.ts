export { type DemoChain, demoChain } from './chain/chain.ts';
export { demoFeature } from './demo.feature.ts';
export { type DrawDemoPictures, drawDemoPictures } from './pictures/draw-demo-pictures.ts';
export { type SeedDemoChain, seedDemoChain } from './seed-chain.ts';
