export { onboardingFeature } from './onboarding.module.ts';
