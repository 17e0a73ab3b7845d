import { createRouter, createWebHashHistory } from 'vue-router';
import { useSession } from './session-store.ts';

/** Behind the hash, so that any file server can serve the pages and a reload stays where it was. */
export const router = createRouter({
  history: createWebHashHistory(import.meta.env.BASE_URL),
  routes: [
    { path: '/', redirect: '/today' },
    { path: '/sign-in', name: 'sign-in', component: () => import('./pages/sign-in-page.vue') },
    { path: '/today', name: 'today', component: () => import('./pages/today-page.vue') },
    { path: '/orders', name: 'orders', component: () => import('./pages/orders-page.vue') },
    { path: '/till', name: 'till', component: () => import('./pages/till-page.vue') },
    { path: '/pickup', name: 'pickup', component: () => import('./pages/pickup-page.vue') },
    {
      path: '/goods',
      name: 'goods',
      component: () => import('./pages/goods-page.vue'),
      meta: { managersOnly: true },
    },
    {
      path: '/after-sales',
      name: 'after-sales',
      component: () => import('./pages/after-sales-page.vue'),
    },
    { path: '/work', name: 'work', component: () => import('./pages/work-page.vue') },
    { path: '/delivery', name: 'delivery', component: () => import('./pages/delivery-page.vue') },
    { path: '/stock', name: 'stock', component: () => import('./pages/stock-page.vue') },
    {
      path: '/reviews',
      name: 'reviews',
      component: () => import('./pages/reviews-page.vue'),
      meta: { managersOnly: true },
    },
    {
      path: '/staff',
      name: 'staff',
      component: () => import('./pages/staff-page.vue'),
      meta: { managersOnly: true },
    },
    {
      path: '/marketing',
      name: 'marketing',
      component: () => import('./pages/marketing-page.vue'),
      meta: { managersOnly: true },
    },
    {
      path: '/reconciliation',
      name: 'reconciliation',
      component: () => import('./pages/reconciliation-page.vue'),
      meta: { overseersOnly: true },
    },
    {
      path: '/channels',
      name: 'channels',
      component: () => import('./pages/channels-page.vue'),
      meta: { overseersOnly: true },
    },
    {
      path: '/connections',
      name: 'connections',
      component: () => import('./pages/connections-page.vue'),
      meta: { ownerOnly: true },
    },
    {
      path: '/invoices',
      name: 'invoices',
      component: () => import('./pages/invoices-page.vue'),
      meta: { ownerOnly: true },
    },
    {
      path: '/dead-letters',
      name: 'dead-letters',
      component: () => import('./pages/dead-letters-page.vue'),
      meta: { ownerOnly: true },
    },
    {
      path: '/recommender',
      name: 'recommender',
      component: () => import('./pages/recommender-page.vue'),
      meta: { ownerOnly: true },
    },
    {
      path: '/privacy',
      name: 'privacy',
      component: () => import('./pages/privacy-page.vue'),
      meta: { ownerOnly: true },
    },
    { path: '/:rest(.*)*', redirect: '/today' },
  ],
});

/** Nobody sees a page of the shop without having signed in; whoever has goes on to where they wanted. */
router.beforeEach((to) => {
  const { isSignedIn, seesAllStores, managesStaff, overseesShop } = useSession();
  if (to.name === 'sign-in') return isSignedIn ? { name: 'today' } : true;
  if (!isSignedIn) return { name: 'sign-in', query: { next: to.fullPath } };
  if (to.meta['managersOnly'] === true && !managesStaff) return { name: 'today' };
  if (to.meta['overseersOnly'] === true && !overseesShop) return { name: 'today' };
  return to.meta['ownerOnly'] === true && !seesAllStores ? { name: 'today' } : true;
});
