import { defineStore } from 'pinia';
import { computed, ref, watch } from 'vue';
import type { components } from '../../shared/schema';
import { holdsAt } from './model/grants.ts';
import type { Grant } from './model/role-names.ts';

type SignedIn = components['schemas']['SignedInStaff'];

interface Session {
  readonly accessToken: string;
  readonly expiresAt: number;
  readonly staff: SignedIn['staff'];
  readonly stores: SignedIn['stores'];
}

/** The tab's memory: a counter's computer is shared, and closing the browser has to sign out. */
const MEMORY = 'tongqu.console';
/** All stores of the chain; only somebody with a grant for every store may choose it. */
export const ALL_STORES = 'all';

interface Remembered {
  readonly session: Session;
  readonly storeId: string;
}

function remembered(): Remembered | undefined {
  const text = sessionStorage.getItem(MEMORY);
  if (text === null) return undefined;
  const known = JSON.parse(text) as Remembered;
  return known.session.expiresAt > Date.now() ? known : undefined;
}

export const useSession = defineStore('session', () => {
  const before = remembered();
  const session = ref(before?.session);
  const storeId = ref(before?.storeId ?? ALL_STORES);

  const isSignedIn = computed(() => session.value !== undefined);
  const stores = computed(() => session.value?.stores ?? []);
  const seesAllStores = computed(
    () =>
      session.value?.staff.grants.some((grant) => grant.role === 'owner' && grant.storeId === null) ?? false,
  );
  const managesStaff = computed(
    () => session.value?.staff.grants.some(({ role }) => role === 'owner' || role === 'manager') ?? false,
  );
  /** Money of the whole shop is read by who looks after all stores. */
  const overseesShop = computed(
    () =>
      session.value?.staff.grants.some(
        ({ role, storeId: at }) => (role === 'owner' || role === 'manager') && at === null,
      ) ?? false,
  );
  const holds = (at: string, ...roles: Grant['role'][]): boolean =>
    holdsAt(session.value?.staff.grants ?? [], at, roles);
  /** Who decides about money there. */
  const decidesAt = (at: string): boolean => holds(at, 'owner', 'manager');
  const isOneStore = computed(() => storeId.value !== ALL_STORES);
  const storeName = computed(() => stores.value.find(({ id }) => id === storeId.value)?.name ?? '全部门店');
  /** As the API takes it: no store named means all of them. */
  const storeQuery = computed(() => (isOneStore.value ? { storeId: storeId.value } : {}));

  function open(signedIn: Session): void {
    session.value = signedIn;
    storeId.value = seesAllStores.value ? ALL_STORES : (signedIn.stores[0]?.id ?? ALL_STORES);
  }

  function end(): void {
    session.value = undefined;
  }

  watch([session, storeId], () => {
    if (session.value === undefined) sessionStorage.removeItem(MEMORY);
    else sessionStorage.setItem(MEMORY, JSON.stringify({ session: session.value, storeId: storeId.value }));
  });

  return {
    session,
    storeId,
    isSignedIn,
    isOneStore,
    stores,
    seesAllStores,
    managesStaff,
    overseesShop,
    holds,
    decidesAt,
    storeName,
    storeQuery,
    open,
    end,
  };
});
