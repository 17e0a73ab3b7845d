import { ContainerModule } from 'inversify';
import type { Feature } from '#feature';
import type { Route } from '#http';
import { CLOCK, token } from '#kernel';
import { SALES } from '#modules/orders';
import { type ShowToday, showToday } from './app/today.ts';
import { todayRoutes } from './http/today-route.ts';

const SHOW_TODAY = token<ShowToday>('ShowToday');
const ANALYTICS_ROUTES = token<readonly Route[]>('AnalyticsRoutes');

const wiring = new ContainerModule(({ bind }) => {
  bind(SHOW_TODAY).toResolvedValue(showToday, [SALES, CLOCK]).inSingletonScope();
  bind(ANALYTICS_ROUTES).toResolvedValue(todayRoutes, [SHOW_TODAY]).inSingletonScope();
});

export const analyticsFeature: Feature = { name: 'analytics', wiring, routes: ANALYTICS_ROUTES };
