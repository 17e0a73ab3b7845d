import type { Engine } from '#feature';
import type { AppError, Clock, MerchantId } from '#kernel';
import { ASSESSMENT_DOCUMENTS, assessmentMissing, switchedOff } from '../domain/assessments.ts';
import type { Purpose } from '../domain/purposes.ts';
import type { Assessment, PermitStore, Permits, PurposeSwitch } from './permits.ts';

/** Switches thrown in other processes arrive within this time; the law of the house is one second. */
const LOOK_EVERY_MS = 400;

/**
 * What each shop may do, in memory. Filled from the database at the start, by each change here after its
 * commit, and by reading the few rows again several times a second: every process has to know.
 */
export class PermitMemory implements Permits, Engine {
  readonly name = 'permits';
  readonly #store: PermitStore;
  readonly #clock: Clock;
  /** The approval that lasts longest, of the text that this release comes with. */
  readonly #assessments = new Map<string, Assessment>();
  readonly #switches = new Map<string, PurposeSwitch>();
  /** Switches thrown here so far: rows that were being read at that moment may be older. */
  #thrown = 0;
  readonly #listeners = new Set<Parameters<Permits['onClosed']>[0]>();
  /** What was open at the last look, so that closing is told once. */
  readonly #open = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(store: PermitStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  refusal(merchantId: MerchantId, purpose: Purpose): AppError | undefined {
    const key = keyOf(merchantId, purpose);
    if (this.#switches.get(key)?.open === false) return switchedOff(purpose);
    if (ASSESSMENT_DOCUMENTS[purpose] === undefined) return undefined;
    const assessment = this.#assessments.get(key);
    if (assessment === undefined || assessment.expiresAt <= this.#clock.now())
      return assessmentMissing(purpose);
    return undefined;
  }

  onClosed(listener: Parameters<Permits['onClosed']>[0]): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  approved(assessment: Assessment): void {
    const { merchantId, purpose, version, documentHash, expiresAt } = assessment;
    const document = ASSESSMENT_DOCUMENTS[purpose];
    if (document?.version !== version || document.hash !== documentHash) return;
    const key = keyOf(merchantId, purpose);
    const known = this.#assessments.get(key);
    if (known !== undefined && known.expiresAt >= expiresAt) return;
    this.#assessments.set(key, assessment);
    this.#open.add(key);
  }

  /** Thrown in this process, after its commit. */
  turned(change: PurposeSwitch): void {
    this.#thrown += 1;
    this.#take(change);
    this.#tellClosed();
  }

  async start(): Promise<void> {
    await this.#look();
    // A look that fails leaves everything as it was; the next one reads all again.
    this.#timer = setInterval(() => void this.#look().catch(() => undefined), LOOK_EVERY_MS).unref();
  }

  isReady(): boolean {
    return this.#timer !== undefined;
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    for (const assessment of await this.#store.unexpired(this.#clock.now())) this.approved(assessment);
    const thrown = this.#thrown;
    const rows = await this.#store.switches();
    // By the rows, not by their times: the clocks of two processes differ, and off must mean off.
    if (thrown === this.#thrown) for (const change of rows) this.#take(change);
    this.#tellClosed();
  }

  #take(change: PurposeSwitch): void {
    const key = keyOf(change.merchantId, change.purpose);
    this.#switches.set(key, change);
    if (change.open) this.#open.add(key);
  }

  #tellClosed(): void {
    for (const key of this.#open) {
      const [merchantId, purpose] = key.split(' ') as [MerchantId, Purpose];
      if (this.refusal(merchantId, purpose) === undefined) continue;
      this.#open.delete(key);
      for (const listener of this.#listeners) listener({ merchantId, purpose });
    }
  }
}

function keyOf(merchantId: MerchantId, purpose: Purpose): string {
  return `${merchantId} ${purpose}`;
}
