import createClient from 'openapi-fetch';
import type { components, paths } from '../../shared/schema';
import { router } from './router.ts';
import { useSession } from './session-store.ts';

export { isSettled, outcome, type Problem, sentenceFor } from './model/outcome.ts';
export type StaffOrder = components['schemas']['StaffOrder'];
export type OrderGroup = StaffOrder['groups'][number];
export type OrderRemark = components['schemas']['OrderRemark'];
export type OrderAudit = components['schemas']['OrderAudit'];
export type Scanned = components['schemas']['ScannedCode'];
export type Shipment = NonNullable<OrderGroup['shipment']>;
export type Today = components['schemas']['Today'];
export type Assessment = components['schemas']['ImpactAssessment'];
export type PurposeSwitch = components['schemas']['PurposeSwitch'];
export type AuditEntry = components['schemas']['AuditEntry'];
export type FeedHealth = components['schemas']['RecommenderHealth'];
export type Shift = components['schemas']['Shift'];
export type StaffTask = components['schemas']['StaffTask'];
export type StaffPerformance = components['schemas']['StaffPerformance'];
export type StaffPerson = components['schemas']['StaffPerson'];
export type Rule = components['schemas']['MerchandisingRule'];
export type Experiment = components['schemas']['Experiment'];
export type ExperimentFindings = components['schemas']['ExperimentReport'];
export type StockRow = components['schemas']['ListedStock'];
export type StockTransfer = components['schemas']['StockTransfer'];
export type StockTake = components['schemas']['StockTake'];
export type ReviewRow = components['schemas']['ConsoleReview'];
export type AfterSaleRow = components['schemas']['AfterSale'];
export type ProductLine = components['schemas']['ConsoleProductLine'];
export type ConsoleProduct = components['schemas']['ConsoleProduct'];
export type CatalogCard =
  paths['/v1/products']['get']['responses'][200]['content']['application/json']['items'][number];
export type AssessmentDocument =
  paths['/v1/console/privacy/assessments']['get']['responses'][200]['content']['application/json']['documents'][number];

/** Typed by the routes of the server; the bearer token goes with every call, and a refused one ends the session. */
export const api = createClient<paths>({ baseUrl: location.origin });

/** For what the shop shows to everybody: its routes know members and strangers, and refuse a member of staff. */
export const shopApi = createClient<paths>({ baseUrl: location.origin });

api.use({
  onRequest({ request }) {
    const token = useSession().session?.accessToken;
    if (token !== undefined && !request.headers.has('authorization'))
      request.headers.set('authorization', `Bearer ${token}`);
    return request;
  },
  onResponse({ request, response }) {
    if (response.status === 401 && !request.url.endsWith('/v1/staff/sign-in')) signedOut();
    return response;
  },
});

/** The server no longer knows us. Whoever has just signed out hears nothing of it. */
export function signedOut(): void {
  if (!useSession().isSignedIn) return;
  useSession().end();
  const next = router.currentRoute.value.fullPath;
  void router.replace({ name: 'sign-in', query: { next, reason: 'expired' } });
}

/** 24 hex digits. `crypto.randomUUID` exists on https only, and a shop's console may run on plain http. */
export function freshKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
