export { gini } from './concentration.ts';
export { sampleRatio } from './sample-ratio.ts';
export { type SignTest, signTest } from './sign-test.ts';
export { type PolicyValue, snips } from './snips.ts';
export { populationStability } from './stability.ts';
export {
  type ArmSample,
  compareRates,
  type Estimate,
  type RateDifference,
  weeklyRate,
} from './weekly-rates.ts';
