import { type Clock, DAY_MS, type Ids, MINUTE_MS, type UnitOfWork } from '#kernel';
import {
  BillDamaged,
  type PaymentBook,
  ProviderRefused,
  ProviderUnreachable,
  type TradeBills,
} from '#modules/payments';
import {
  isSurelyNone,
  isSurelyReady,
  pauseBeforeTryMs,
  type Run,
  type RunProblem,
  startOf,
} from '../domain/run.ts';
import { EMPTY_TALLY } from '../domain/tally.ts';
import type { CompareDay } from './compare-day.ts';
import { LeaseLost } from './lease-lost.ts';
import type { KeptLine, Lease, LineStore, RunChange, RunStore } from './ports.ts';

const LEASE_MS = 5 * MINUTE_MS;
const LINES_PER_COMMIT = 500;
/** Twice more, where our books changed between the two looks at them; then it stays as it is, and shows it. */
const ROUNDS_MAX = 3;

/** Carries one day as far as it goes: reads the bill, compares it. Throws nothing that belongs to the outside. */
export function runDay(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly runs: RunStore;
  readonly lines: LineStore;
  readonly bills: TradeBills;
  readonly payments: Pick<PaymentBook, 'paidBetween' | 'refundedBetween'>;
  readonly compare: CompareDay;
  readonly clock: Clock;
  readonly ids: Ids;
}): (run: Run) => Promise<void> {
  const { unitOfWork, runs, lines, bills, payments, compare, clock, ids } = parts;

  async function advance(lease: Lease, change: RunChange): Promise<void> {
    const until = clock.now() + LEASE_MS;
    const isOurs = await unitOfWork.run((tx) => runs.advance(tx, lease, change, until));
    if (!isOurs) throw new LeaseLost();
  }

  /** Lines are kept in small commits. What a former attempt left is taken away first. */
  async function read(lease: Lease, bill: AsyncIterable<Omit<KeptLine, 'seq'>>): Promise<void> {
    await unitOfWork.run(async (tx) => {
      const change = { state: 'READING', problem: null } as const;
      if (!(await runs.advance(tx, lease, change, clock.now() + LEASE_MS))) throw new LeaseLost();
      await lines.clear(tx, lease);
    });
    let batch: KeptLine[] = [];
    let seq = 0;
    const keep = async () => {
      const kept = batch;
      batch = [];
      await unitOfWork.run(async (tx) => {
        if (!(await runs.advance(tx, lease, {}, clock.now() + LEASE_MS))) throw new LeaseLost();
        await lines.add(tx, lease, kept);
      });
    };
    for await (const line of bill) {
      seq += 1;
      batch.push({ ...line, seq });
      if (batch.length === LINES_PER_COMMIT) await keep();
    }
    if (batch.length > 0) await keep();
    await startComparing(lease, 0);
  }

  const startComparing = (lease: Lease, rounds: number) =>
    advance(lease, {
      ...{ state: 'COMPARING', step: 'lines', place: null, tally: EMPTY_TALLY, rounds, problem: null },
    });

  async function areOnOtherBills(run: Run, kind: KeptLine['kind'], numbers: readonly string[]) {
    const found = await lines.byNumber(run.merchantId, run.provider, kind, numbers);
    const others = new Set(found.filter(({ day }) => day !== run.day).map(({ number }) => number));
    return numbers.every((number) => others.has(number));
  }

  /** Our books have nothing of this day either, or only what the bill of another day has (midnight). */
  async function hasNothing(run: Run): Promise<boolean> {
    const from = startOf(run.day);
    const range = { from, until: from + DAY_MS, after: undefined, limit: LINES_PER_COMMIT };
    const provider = run.provider as Provider;
    const paid = await payments.paidBetween(run.merchantId, provider, range);
    const back = await payments.refundedBetween(run.merchantId, provider, range);
    // So many are not all of midnight.
    if (paid.length === LINES_PER_COMMIT || back.length === LINES_PER_COMMIT) return false;
    const [paidNumbers, backNumbers] = [paid.map(({ number }) => number), back.map((one) => one.billNumber)];
    return (
      (await areOnOtherBills(run, 'payment', paidNumbers)) && areOnOtherBills(run, 'refund', backNumbers)
    );
  }

  /** "There is none", of a provider that says the same of one that is not written yet. */
  async function isBelieved(run: Run): Promise<boolean> {
    const now = clock.now();
    return isSurelyNone(run.day, now) || (isSurelyReady(run.day, now) && (await hasNothing(run)));
  }

  async function fetch(run: Run, lease: Lease): Promise<void> {
    const bill = await bills.open(run.provider as Provider, run.day);
    const isHere =
      bill.state === 'ready' || (bill.state === 'none' && (bill.isCertain || (await isBelieved(run))));
    if (!isHere) return postpone(run, lease, 'not_ready');
    await read(lease, bill.state === 'ready' ? keptLines(bill.lines) : keptLines(nothing()));
  }

  const postpone = (run: Run, lease: Lease, problem: RunProblem) =>
    advance(lease, {
      ...{ state: 'WAITING', problem, tries: run.tries + 1 },
      nextLookAt: clock.now() + pauseBeforeTryMs(run.tries),
    });

  async function carryOn(run: Run, lease: Lease): Promise<void> {
    if (run.state !== 'COMPARING') await fetch(run, lease);
    for (;;) {
      const now = await runs.find(run.merchantId, run.provider, run.day);
      if (now?.state !== 'COMPARING') return;
      const isExplained = await compare(now, lease, advance);
      if (isExplained || now.rounds + 1 >= ROUNDS_MAX)
        return advance(lease, { state: 'DONE', finishedAt: clock.now() });
      await startComparing(lease, now.rounds + 1);
    }
  }

  return async (run) => {
    const { merchantId, provider, day } = run;
    const lease = { merchantId, provider, day, token: ids.next() };
    const now = clock.now();
    if (!(await unitOfWork.run((tx) => runs.take(tx, lease, now, now + LEASE_MS)))) return;
    try {
      await carryOn(run, lease).catch((error: unknown) => {
        const problem = problemOf(error);
        if (problem === undefined) throw error;
        return postpone(run, lease, problem);
      });
    } catch (error) {
      // Another process took it over, or the owner began it anew: what is written counts.
      if (!(error instanceof LeaseLost)) throw error;
    }
  };
}

type Provider = TradeBills['offered'][number];

function problemOf(error: unknown): RunProblem | undefined {
  if (error instanceof BillDamaged) return 'damaged';
  if (error instanceof ProviderRefused) return 'refused';
  return error instanceof ProviderUnreachable ? 'unreachable' : undefined;
}

type BillLines = AsyncIterable<{
  readonly kind: 'payment' | 'refund';
  readonly outTradeNo: string;
  readonly outRefundNo: string;
  readonly transactionId: string;
  readonly amountFen: number;
  readonly at: number;
}>;

async function* keptLines(bill: BillLines): AsyncGenerator<Omit<KeptLine, 'seq'>> {
  // A reversal has no number of its own: it bears that of its payment.
  for await (const { kind, outTradeNo, outRefundNo, transactionId, amountFen, at } of bill)
    yield { kind, number: outRefundNo === '' ? outTradeNo : outRefundNo, transactionId, amountFen, at };
}

async function* nothing(): BillLines {}
