export { OLD_NUMBERS, type OldNumbers } from './app/old-numbers.ts';
export { onboardingFeature } from './onboarding.module.ts';
