import { computed, onBeforeUnmount, reactive, watch } from 'vue';
import { api, freshKey, outcome, type Problem, sentenceFor, shopApi } from './api.ts';
import {
  type BasketLine,
  isPaid,
  isUnderWay,
  type TillCustomer,
  type TillQuote,
  type TillSale,
  whatIsRead,
  withOneMore,
} from './model/till.ts';

const LOOK_EVERY_MS = 1_000;
/** EAN-13, EAN-8, UPC-A; everything else is a name, or a code of the shop's own. */
const BARCODE = /^\d{8}$|^\d{12,13}$/;
const APPROVAL_NEEDED = 'stored-value.approval_needed';
/** A code is being reversed at the provider. */
const ASK_AGAIN = 'orders.payment_unknown';

interface State {
  lines: readonly BasketLine[];
  customer: TillCustomer | undefined;
  quote: TillQuote | undefined;
  sale: TillSale | undefined;
  usesPoints: boolean;
  storedValueFen: number;
  needsApproval: boolean;
  isBusy: boolean;
  refusal: string;
}

const fresh = (): State => ({
  ...{ lines: [], customer: undefined, quote: undefined, sale: undefined, usesPoints: false },
  ...{ storedValueFen: 0, needsApproval: false, isBusy: false, refusal: '' },
});

/** One sale after another at the till of a store. */
export function useTill(storeId: () => string) {
  const state = reactive(fresh());
  let asked = 0;
  let looking: ReturnType<typeof setTimeout> | undefined;
  /** One sale per key, however often it is asked for; another basket is another sale. */
  let saleKey: { readonly of: string; readonly key: string } | undefined;

  const refuse = (problem: Problem | undefined) => {
    state.refusal = sentenceFor(problem);
  };
  const basket = () => ({
    storeId: storeId(),
    ...(state.customer && { customerToken: state.customer.customerToken }),
    lines: state.lines.map(({ skuId, quantity }) => ({ skuId, quantity, choices: [] })),
    points: state.usesPoints ? ('max' as const) : ('none' as const),
  });

  async function price(): Promise<void> {
    asked += 1;
    const mine = asked;
    if (state.lines.length === 0) {
      state.quote = undefined;
      return;
    }
    const answer = await outcome(api.POST('/v1/console/till/quotes', { body: basket() }));
    if (mine !== asked) return;
    if ('data' in answer) {
      state.quote = answer.data;
      state.storedValueFen = Math.min(state.storedValueFen, answer.data.storedValue.mostFen);
    } else refuse(answer.problem);
  }

  async function addGoods(code: string): Promise<void> {
    const query = { storeId: storeId() };
    if (BARCODE.test(code)) {
      const path = { code };
      const exact = await outcome(shopApi.GET('/v1/barcodes/{code}', { params: { path, query } }));
      if ('data' in exact) add(exact.data);
      else refuse(exact.problem);
      return;
    }
    const found = await outcome(
      shopApi.GET('/v1/products', { params: { query: { ...query, q: code, limit: 1 } } }),
    );
    const [first] = 'data' in found ? found.data.items : [];
    if (first === undefined) state.refusal = '没有找到这件商品';
    else add(first);
  }

  function add(card: { readonly skuId: string; readonly title: string; readonly priceFen: number }): void {
    state.lines = withOneMore(state.lines, card);
  }

  async function addCustomer(code: string): Promise<void> {
    const params = { header: { 'idempotency-key': freshKey() } };
    const body = { storeId: storeId(), code };
    const answer = await outcome(api.POST('/v1/console/till/customers', { params, body }));
    if ('data' in answer) state.customer = answer.data;
    else refuse(answer.problem);
  }

  /** Opens the sale; what stored value covers is paid with it. */
  async function sell(requestId?: string): Promise<boolean> {
    const body = { ...basket(), storedValueFen: state.storedValueFen, ...(requestId && { requestId }) };
    const of = JSON.stringify(body);
    if (saleKey?.of !== of) saleKey = { of, key: freshKey() };
    const params = { header: { 'idempotency-key': saleKey.key } };
    const answer = await outcome(api.POST('/v1/console/till/sales', { params, body }));
    state.needsApproval = 'problem' in answer && answer.problem?.code === APPROVAL_NEEDED;
    if ('data' in answer) state.sale = answer.data;
    else if (!state.needsApproval) refuse(answer.problem);
    return 'data' in answer;
  }

  async function charge(payCode: string): Promise<void> {
    if (state.sale === undefined && !(await sell())) return;
    if (state.sale === undefined || isPaid(state.sale)) return;
    const { id } = state.sale.order;
    const answer = await outcome(
      api.POST('/v1/console/till/sales/{id}/scans', {
        params: { path: { id }, header: { 'idempotency-key': freshKey() } },
        body: { payCode },
      }),
    );
    if ('data' in answer) state.sale = answer.data;
    else refuse(answer.problem);
  }

  /** Whether the code was understood is for the field that read it. */
  async function read(text: string): Promise<void> {
    const code = text.replace(/\s/g, '');
    if (code === '' || state.isBusy) return;
    state.isBusy = true;
    state.refusal = '';
    const kind = whatIsRead(code);
    if (kind === 'member') await addCustomer(code);
    else if (kind === 'goods') await addGoods(text.trim());
    else if (state.lines.length === 0) state.refusal = '请先扫商品，再扫付款码';
    else await charge(code);
    state.isBusy = false;
  }

  async function payByCard(requestId?: string): Promise<void> {
    state.isBusy = true;
    state.refusal = '';
    await sell(requestId);
    state.isBusy = false;
  }

  async function look(): Promise<void> {
    if (state.sale === undefined) return;
    const { id } = state.sale.order;
    const answer = await outcome(api.GET('/v1/console/till/sales/{id}', { params: { path: { id } } }));
    if ('data' in answer && state.sale?.order.id === id) state.sale = answer.data;
  }

  async function cancel(): Promise<void> {
    if (state.sale === undefined) return next();
    state.isBusy = true;
    const answer = await outcome(
      api.POST('/v1/console/till/sales/{id}/cancel', {
        params: { path: { id: state.sale.order.id }, header: { 'idempotency-key': freshKey() } },
      }),
    );
    state.isBusy = false;
    if ('data' in answer) next();
    else if (answer.problem?.code === ASK_AGAIN) state.refusal = '正在向支付平台撤销，请稍后再按一次取消';
    else {
      refuse(answer.problem);
      await look();
    }
  }

  function next(): void {
    saleKey = undefined;
    Object.assign(state, fresh());
  }

  const underWay = computed(
    () =>
      state.sale !== undefined &&
      (isUnderWay(state.sale) || state.sale.payment?.state === 'PAID') &&
      !isPaid(state.sale),
  );
  watch(
    () => [state.lines, state.customer, state.usesPoints],
    () => void price(),
  );
  watch(
    () => [underWay.value, state.sale] as const,
    ([waits]) => {
      clearTimeout(looking);
      if (waits) looking = setTimeout(() => void look(), LOOK_EVERY_MS);
    },
  );
  watch(storeId, next);
  onBeforeUnmount(() => clearTimeout(looking));

  return { state, underWay, read, payByCard, cancel, next };
}
