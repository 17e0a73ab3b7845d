import type { Feature } from '#feature';
import { accessFeature } from '#modules/access';
import { addressesFeature } from '#modules/addresses';
import { afterSaleFeature } from '#modules/after-sale';
import { analyticsFeature } from '#modules/analytics';
import { catalogFeature } from '#modules/catalog';
import { channelsFeature } from '#modules/channels';
import { favouritesFeature } from '#modules/favourites';
import { fulfilmentFeature } from '#modules/fulfilment';
import { importsFeature } from '#modules/imports';
import { inventoryFeature } from '#modules/inventory';
import { invoicesFeature } from '#modules/invoices';
import { ledgerFeature } from '#modules/ledger';
import { marketingFeature } from '#modules/marketing';
import { membersFeature } from '#modules/members';
import { messagesFeature } from '#modules/messages';
import { onboardingFeature } from '#modules/onboarding';
import { ordersFeature } from '#modules/orders';
import { paymentsFeature } from '#modules/payments';
import { pointsFeature } from '#modules/points';
import { pointsMallFeature } from '#modules/points-mall';
import { pricingFeature } from '#modules/pricing';
import { privacyFeature } from '#modules/privacy';
import { profitSharingFeature } from '#modules/profit-sharing';
import { purchasesFeature } from '#modules/purchases';
import { recommendationsFeature } from '#modules/recommendations';
import { reconciliationFeature } from '#modules/reconciliation';
import { reviewsFeature } from '#modules/reviews';
import { segmentsFeature } from '#modules/segments';
import { storedValueFeature } from '#modules/stored-value';
import { storesFeature } from '#modules/stores';
import { tiersFeature } from '#modules/tiers';
import { tillFeature } from '#modules/till';
import { tryonFeature } from '#modules/tryon';
import { webhooksFeature } from '#modules/webhooks';
import { workforceFeature } from '#modules/workforce';
import { demoFeature } from '../demo/demo.feature.ts';

/** Every business module, from the bottom up. */
export const FEATURES: readonly Feature[] = [
  privacyFeature,
  accessFeature,
  ledgerFeature,
  storesFeature,
  workforceFeature,
  importsFeature,
  inventoryFeature,
  catalogFeature,
  membersFeature,
  addressesFeature,
  pointsFeature,
  tiersFeature,
  pricingFeature,
  paymentsFeature,
  profitSharingFeature,
  storedValueFeature,
  onboardingFeature,
  marketingFeature,
  pointsMallFeature,
  fulfilmentFeature,
  ordersFeature,
  tillFeature,
  afterSaleFeature,
  channelsFeature,
  invoicesFeature,
  reconciliationFeature,
  messagesFeature,
  webhooksFeature,
  purchasesFeature,
  reviewsFeature,
  recommendationsFeature,
  favouritesFeature,
  segmentsFeature,
  tryonFeature,
  analyticsFeature,
  demoFeature,
];

/** Everything the house keeps in its database. */
export const HOUSE_TABLES = FEATURES.flatMap(({ tables }) => tables ?? []);
