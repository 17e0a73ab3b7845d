import type { Feature } from '#feature';
import { accessFeature } from '#modules/access';
import { membersFeature } from '#modules/members';
import { paymentsFeature } from '#modules/payments';
import { privacyFeature } from '#modules/privacy';
import { storesFeature } from '#modules/stores';
import { demoFeature } from '../demo/demo.feature.ts';

/** Every business module, from the bottom up. */
export const FEATURES: readonly Feature[] = [
  privacyFeature,
  accessFeature,
  storesFeature,
  membersFeature,
  paymentsFeature,
  demoFeature,
];
