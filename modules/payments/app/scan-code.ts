import {
  type AnswerBook,
  AppError,
  type Clock,
  type Ids,
  invariant,
  type KeyedHash,
  type PaymentId,
  type RequestKey,
} from '#kernel';
import { bareCode, providerOfPayCode } from '../domain/pay-code.ts';
import type { PaymentIntent, ProviderName } from '../domain/payment.ts';
import { isMoneyTaken } from '../domain/provider-transaction.ts';
import { firstLookAt, type Scan } from '../domain/scan.ts';
import type { FollowParts, FollowScan } from './follow-scan.ts';
import { type ProviderAtTill, ProviderRefused, ProviderUnreachable } from './provider.ts';
import type { PayCodeRequest, ShownScan, TillPayments } from './till-payments.ts';

interface ScanParts extends FollowParts {
  readonly follow: FollowScan;
  readonly answers: AnswerBook;
  readonly hash: KeyedHash;
  readonly clock: Clock;
  readonly ids: Ids;
}

interface Taker {
  readonly name: ProviderName;
  readonly atTill: ProviderAtTill;
}

/** The cashier reads the code in her wallet: stored first, then asked for, and never twice. */
export function scanCode(parts: ScanParts): TillPayments {
  const { unitOfWork, intents, scans, providers, settle, follow, answers, clock, ids } = parts;

  function takerOf(payCode: string): Taker {
    const name = providerOfPayCode(payCode);
    if (name === undefined)
      throw new AppError('unprocessable', 'payments.not_a_pay_code', '这不是付款码，请顾客打开付款码再扫');
    const taker = providers.find(name);
    if (taker === undefined)
      throw new AppError('unprocessable', 'payments.pay_code_not_taken', '本店收银台暂不支持这种付款码', {
        provider: name,
      });
    return { name, atTill: taker.atTill };
  }

  /** The scan of this code for this order; undefined = the code was not scanned yet. */
  async function known({ merchantId, orderId }: PayCodeRequest, codeHash: string): Promise<Scan | undefined> {
    const scan = await scans.byCode(merchantId, codeHash);
    if (scan === undefined || scan.intent.orderId === orderId) return scan;
    throw codeUsed();
  }

  /** In one commit: the intent, its number for this scan, the scan, and the key of the request. */
  function store(asked: PayCodeRequest, { name, atTill }: Taker, codeHash: string, key: RequestKey) {
    const { storeId: _store, payCode: _code, stillOwed, ...request } = asked;
    const now = clock.now();
    const outTradeNo = ids.next().replaceAll('-', '');
    const fresh: PaymentIntent = {
      ...{
        subject: 'order',
        ...request,
        id: ids.next() as PaymentId,
        provider: name,
        payer: '',
        outTradeNo,
      },
      ...{ prepayId: null, prepaidAt: null, state: 'CREATED', channel: 'till' },
    };
    return unitOfWork.run(async (tx) => {
      if ((await answers.claim<{ outTradeNo: string }>(tx, key)) !== undefined) return undefined;
      await stillOwed?.(tx);
      const intent = await intents.open(tx, fresh, now);
      if (intent.channel !== 'till') throw begunOnline();
      refuseEnded(intent, now);
      const next = {
        provider: name,
        payer: '',
        outTradeNo: ids.next().replaceAll('-', ''),
        nextQueryAt: now,
        prepayId: atTill.prepayIdAt?.(now) ?? null,
      };
      if (!(await intents.renumbered(tx, intent, next))) throw scanOpen();
      const { outTradeNo: number, prepayId } = next;
      const numbered = { ...intent, provider: name, outTradeNo: number, prepayId };
      const nextLookAt = firstLookAt(now);
      if (!(await scans.add(tx, { intent: numbered, codeHash, scannedAt: now, nextLookAt })))
        throw scanOpen();
      await answers.record(tx, key, { outTradeNo: number });
      return numbered;
    });
  }

  async function charge(scan: Scan, atTill: ProviderAtTill, asked: PayCodeRequest): Promise<void> {
    const { storeId } = asked;
    try {
      const said = await atTill.charge(scan.intent, { payCode: bareCode(asked.payCode), storeId });
      if (said !== 'asking' && isMoneyTaken(said)) await settle(scan.intent, said);
    } catch (error) {
      if (error instanceof ProviderUnreachable) return;
      if (!(error instanceof ProviderRefused)) throw error;
      await afterNo(scan, error.code);
    }
  }

  /** A refusal may be unsigned, and may come after a success: what counts is what the provider knows of the number. */
  async function afterNo(scan: Scan, reason: string): Promise<void> {
    try {
      const said = await providers.get(scan.provider).query(scan.intent);
      if (said === 'unknown') await follow.refused(scan, reason);
      else await follow.look(scan);
    } catch (error) {
      if (!(error instanceof ProviderUnreachable) && !(error instanceof ProviderRefused)) throw error;
    }
  }

  async function shown({ merchantId, orderId }: Pick<PayCodeRequest, 'merchantId' | 'orderId'>) {
    const scan = await scans.latest(merchantId, orderId);
    return scan === undefined ? undefined : shownScan(scan);
  }

  return {
    async scan(asked, key) {
      const payCode = bareCode(asked.payCode);
      const taker = takerOf(payCode);
      const codeHash = parts.hash.of('payments.pay-code', payCode);
      if ((await known(asked, codeHash)) === undefined) {
        const intent = await store(asked, taker, codeHash, key);
        if (intent !== undefined) {
          const scan = await scans.openOf(intent.id);
          // Followed by another process already, to its end.
          if (scan?.outTradeNo === intent.outTradeNo) await charge(scan, taker.atTill, asked);
        }
      }
      const after = await shown(asked);
      invariant(after !== undefined, 'a scan is there after it was stored');
      return after;
    },
    scanOf: (merchantId, orderId) => shown({ merchantId, orderId }),
  };
}

const shownScan = ({ provider, state, reason, scannedAt }: Scan): ShownScan => ({
  ...{ provider, state, reason, scannedAt },
});

function refuseEnded({ state, expiresAt }: PaymentIntent, now: number): void {
  if (state === 'SUCCEEDED') throw new AppError('conflict', 'payments.already_paid', '这笔订单已经支付');
  if (state === 'CLOSED' || expiresAt <= now)
    throw new AppError('conflict', 'payments.window_over', '支付时间已过，请重新下单');
}

const scanOpen = () => new AppError('conflict', 'payments.scan_open', '上一次扫码还在确认中，请等待结果');
const begunOnline = () =>
  new AppError('conflict', 'payments.begun_online', '顾客已在手机上打开这笔支付，请取消后重新收款');
const codeUsed = () => new AppError('conflict', 'payments.code_used', '这个付款码已经扫过，请顾客刷新付款码');
