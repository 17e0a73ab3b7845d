import { type Clock, DAY_MS, type Ids, type UnitOfWork } from '#kernel';
import type { OrderBook } from '#modules/orders';
import type { PaymentBook } from '#modules/payments';
import type { BilledLine, KnownPayment, KnownRefund } from '../domain/books.ts';
import {
  compareOrder,
  comparePayment,
  compareRefund,
  missingPayment,
  missingRefund,
  unpaidOrder,
} from '../domain/compare.ts';
import type { Finding } from '../domain/difference.ts';
import { type Run, STEPS, type Step, startOf } from '../domain/run.ts';
import { type Billed, type Tally, unexplainedFen, withFinding, withLine, withOwn } from '../domain/tally.ts';
import { LeaseLost } from './lease-lost.ts';
import type { Differences, Lease, LineStore, RunChange, RunStore } from './ports.ts';

const PAGE = 500;
const LEASE_MS = 5 * 60_000;

/** True when every fen of both sides is explained. */
export type CompareDay = (
  run: Run,
  lease: Lease,
  advance: (lease: Lease, change: RunChange) => Promise<void>,
) => Promise<boolean>;

/** What one page of one step came to; `place` null = the step is over. */
interface Page {
  readonly place: Run['place'];
  readonly tally: Tally;
  readonly findings: readonly Finding[];
}

/**
 * Three ways, in bulk and page by page: lines of the bill → payments and refunds; what our books have of the day → lines,
 * and each payment → its order; orders → payments; what was carried from the day before → lines. Each page with all it
 * found is one commit.
 */
export function compareDay(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly runs: RunStore;
  readonly lines: LineStore;
  readonly differences: Differences;
  readonly payments: PaymentBook;
  readonly orders: OrderBook;
  readonly clock: Clock;
  readonly ids: Ids;
}): CompareDay {
  const { unitOfWork, runs, lines, differences, payments, orders, clock, ids } = parts;
  const provider = (run: Run) => run.provider as Parameters<PaymentBook['payments']>[1];
  const isOfDay = (run: Run, at: number | null | undefined) => {
    const from = startOf(run.day);
    return at != null && at >= from && at < from + DAY_MS;
  };

  async function comparedLines(run: Run): Promise<Page> {
    const after = Number(run.place?.[0] ?? 0);
    const page = await lines.page(run, after, PAGE);
    const numbers = (kind: BilledLine['kind']) =>
      page.filter((line) => line.kind === kind).map(({ number }) => number);
    const [paid, back] = [numbers('payment'), numbers('refund')];
    const [knownPaid, knownBack, samePaid, sameBack] = await Promise.all([
      payments.payments(run.merchantId, provider(run), paid),
      payments.refunds(run.merchantId, provider(run), back),
      lines.byNumber(run.merchantId, run.provider, 'payment', paid),
      lines.byNumber(run.merchantId, run.provider, 'refund', back),
    ]);
    const paymentOf = new Map(knownPaid.map((known) => [known.number, known]));
    const refundOf = new Map(knownBack.map((known) => [known.billNumber, known]));
    const reversed = knownPaid.filter(({ standing }) => standing === 'reversed').map(({ number }) => number);
    const reversals = await lines.byNumber(run.merchantId, run.provider, 'refund', reversed);
    const backFen = new Map(reversals.map(({ number, amountFen }) => [number, amountFen]));
    const first = firstByNumber([...samePaid, ...sameBack]);
    let { tally } = run;
    const findings: Finding[] = [];
    for (const line of page) {
      const earliest = first.get(keyOf(line));
      const isTwice = earliest !== undefined && (earliest.day !== run.day || earliest.seq !== line.seq);
      const side = line.kind === 'payment' ? 'payments' : 'refunds';
      const [finding, at] =
        line.kind === 'payment'
          ? compared(line, paymentOf.get(line.number), isTwice, backFen.get(line.number) === line.amountFen)
          : comparedBack(line, refundOf.get(line.number), isTwice);
      tally = { ...tally, [side]: withLine(tally[side], line, finding, isOfDay(run, at)) };
      if (finding !== undefined) {
        findings.push(finding);
        tally = withFinding(tally, finding);
      }
    }
    return { place: page.length < PAGE ? null : [page.at(-1)?.seq ?? after], tally, findings };
  }

  /** What our books have of the day, beside the lines with those numbers. */
  async function comparedOwn<Own extends KnownPayment | KnownRefund>(
    run: Run,
    page: readonly Own[],
    kind: BilledLine['kind'],
    { numberOf, missing }: { numberOf: (own: Own) => string; missing: (own: Own) => Finding },
  ): Promise<{ tally: Tally; findings: Finding[] }> {
    const found = await lines.byNumber(run.merchantId, run.provider, kind, page.map(numberOf));
    const byNumber = Map.groupBy(found, ({ number }) => number);
    const side = kind === 'payment' ? 'payments' : 'refunds';
    let { tally } = run;
    const findings: Finding[] = [];
    for (const own of page) {
      // The first one counts: another line with its number is one too many, whenever it comes.
      const [line] = byNumber.get(numberOf(own)) ?? [];
      const billed: Billed = line && { amountFen: line.amountFen, isThisDay: line.day === run.day };
      tally = { ...tally, [side]: withOwn(tally[side], own.amountFen, billed) };
      if (billed === undefined) findings.push(missing(own));
    }
    return { tally: findings.reduce(withFinding, tally), findings };
  }

  async function ownPayments(run: Run): Promise<Page> {
    const page = await payments.paidBetween(run.merchantId, provider(run), rangeOf(run));
    const { tally, findings } = await comparedOwn<KnownPayment>(run, page, 'payment', {
      ...{ numberOf: ({ number }) => number, missing: missingPayment },
    });
    const ids = page.filter(({ subject }) => subject === 'order').map(({ orderId }) => orderId);
    const known = new Map((await orders.orders(run.merchantId, ids)).map((order) => [order.id, order]));
    const third = page.flatMap((own) => compareOrder(own, known.get(own.orderId)) ?? []);
    const last = page.at(-1);
    const place = page.length < PAGE || last === undefined ? null : [last.paidAt ?? 0, last.number];
    return { place, tally: third.reduce(withFinding, tally), findings: [...findings, ...third] };
  }

  async function ownRefunds(run: Run): Promise<Page> {
    const page = await payments.refundedBetween(run.merchantId, provider(run), rangeOf(run));
    const compared = await comparedOwn<KnownRefund>(run, page, 'refund', {
      ...{ numberOf: ({ billNumber }) => billNumber, missing: missingRefund },
    });
    const last = page.at(-1);
    const place = page.length < PAGE || last === undefined ? null : [last.doneAt ?? 0, last.number];
    return { ...compared, place };
  }

  /** Orders that count as paid through this provider, beside the payments that came in. */
  async function ownOrders(run: Run): Promise<Page> {
    const from = startOf(run.day);
    const after = run.place?.[0] as (typeof page)[number]['id'] | undefined;
    const range = { from, until: from + DAY_MS, after, limit: PAGE, provider: run.provider };
    const page: Awaited<ReturnType<OrderBook['paidBetween']>> = await orders.paidBetween(
      run.merchantId,
      range,
    );
    const paid = await payments.paidOrders(
      run.merchantId,
      page.map(({ id }) => id),
    );
    const findings = page.filter(({ id }) => !paid.has(id)).map(unpaidOrder);
    const last = page.at(-1);
    const place = page.length < PAGE || last === undefined ? null : [last.id];
    return { place, tally: findings.reduce(withFinding, run.tally), findings };
  }

  /** Yesterday's unfound: on this bill, or missing for good, unless a bill in between is not here yet. */
  async function carried(run: Run, lease: Lease): Promise<Page> {
    const page = await differences.missingBefore(run, String(run.place?.[0] ?? ''), PAGE);
    const unread = (await runs.unfinishedBefore(run)) ?? '';
    const numbers = (kinds: readonly string[]) =>
      page.filter(({ kind }) => kinds.includes(kind)).map(({ number }) => number);
    const found = new Set(
      [
        ...(await lines.byNumber(run.merchantId, run.provider, 'payment', numbers(['missing']))),
        ...(await lines.byNumber(run.merchantId, run.provider, 'refund', numbers(['refund_missing']))),
      ].map(keyOf),
    );
    await unitOfWork.run(async (tx) => {
      if (!(await runs.advance(tx, lease, {}, clock.now() + LEASE_MS))) throw new LeaseLost();
      for (const difference of page) {
        const kind = difference.kind === 'missing' ? 'payment' : 'refund';
        const isFound = found.has(keyOf({ kind, number: difference.number }));
        if (isFound) await differences.move(tx, difference, 'TIMING');
        else if (difference.day >= unread) await differences.move(tx, difference, 'OPEN');
      }
    });
    return { place: page.length < PAGE ? null : [page.at(-1)?.id ?? ''], tally: run.tally, findings: [] };
  }

  const compareStep = (run: Run, lease: Lease): Promise<Page> => {
    const steps: Readonly<Record<Step, () => Promise<Page>>> = {
      lines: () => comparedLines(run),
      payments: () => ownPayments(run),
      refunds: () => ownRefunds(run),
      orders: () => ownOrders(run),
      carried: () => carried(run, lease),
    };
    return steps[run.step]();
  };

  return async (first, lease) => {
    for (let run = first; ; ) {
      const { place, tally, findings } = await compareStep(run, lease);
      const next = place === null ? STEPS[STEPS.indexOf(run.step) + 1] : run.step;
      const at = clock.now();
      await unitOfWork.run(async (tx) => {
        const change = { step: next ?? run.step, place, tally };
        if (!(await runs.advance(tx, lease, change, at + LEASE_MS))) throw new LeaseLost();
        const named = findings.map((finding) => ({ ...finding, id: ids.next() }));
        await differences.add(tx, run, named, at);
      });
      if (next === undefined)
        return unexplainedFen(tally.payments) === 0 && unexplainedFen(tally.refunds) === 0;
      run = { ...run, step: next, place, tally };
    }
  };
}

function compared(line: BilledLine, known: KnownPayment | undefined, isTwice: boolean, isBack: boolean) {
  return [comparePayment(line, known, isTwice, isBack), known?.paidAt] as const;
}

function comparedBack(line: BilledLine, known: KnownRefund | undefined, isTwice: boolean) {
  return [compareRefund(line, known, isTwice), known?.doneAt] as const;
}

const keyOf = ({ kind, number }: Pick<BilledLine, 'kind' | 'number'>) => `${kind} ${number}`;

/** They come by day and place. */
function firstByNumber<Line extends Pick<BilledLine, 'kind' | 'number'>>(
  lines: readonly Line[],
): ReadonlyMap<string, Line> {
  const first = new Map<string, Line>();
  for (const line of lines) if (!first.has(keyOf(line))) first.set(keyOf(line), line);
  return first;
}

function rangeOf(run: Run) {
  const from = startOf(run.day);
  const after = run.place === null ? undefined : ([Number(run.place[0]), String(run.place[1])] as const);
  return { from, until: from + DAY_MS, after, limit: PAGE };
}
