import { type Clock, MINUTE_MS, type Random } from '#kernel';
import { fromBeijing, packedBeijing } from '../beijing.ts';
import type { Faults } from '../faults.ts';
import { type Notice, NoticeQueue } from '../notice-queue.ts';
import { PayCodes } from '../pay-codes.ts';
import { type Transport, textAnswer, type WireAnswer, type WireRequest } from '../wire.ts';
import { type Certified, makeSigning, type UnionpaySide } from './account.ts';
import { type AcpFields, areFieldsGenuine, signFields } from './acp-signatures.ts';
import { settlementFile } from './bills.ts';
import { AcpRefusal } from './refusal.ts';
import type { AcpTransaction, AcpTransactions } from './transactions.ts';

interface GatewayParts {
  readonly account: UnionpaySide;
  readonly clock: Clock;
  readonly random: Random;
  readonly faults: Faults;
  readonly send: Transport;
  readonly transactions: AcpTransactions;
}

/** Pauses between attempts of a back notice, until it is answered with status 200. */
const PAUSES_MS = [1, 2, 4, 15].map((minutes) => minutes * MINUTE_MS);
const CHINESE_YUAN = '156';
const ECHOED = ['version', 'encoding', 'bizType', 'accessType', 'merId', 'orderId', 'txnTime'];
const TYPES = {
  payment: { txnType: '01', txnSubType: '01' },
  code: { txnType: '01', txnSubType: '06' },
  refund: { txnType: '04', txnSubType: '00' },
  undo: { txnType: '31', txnSubType: '00' },
} as const;

/** `/gateway/api/*.do` of acp 5.1.0: signed forms in, signed fields out, each with the certificate it was signed with. */
export class UnionpayGateway {
  readonly #parts: GatewayParts;
  readonly #queue: NoticeQueue;
  #signing: Certified;
  /** Sends all notices here instead of to the addresses that came with the orders. */
  notifyUrl: string | undefined;
  readonly payCodes: PayCodes;
  /** So many questions about one payment are answered; undefined: any number. How many it really are is not public. */
  answersMax: number | undefined;
  readonly #asked = new Map<string, number>();

  constructor(parts: GatewayParts) {
    this.#parts = parts;
    this.#signing = parts.account.signing;
    this.payCodes = new PayCodes(parts.clock, parts.random, '622');
    this.#queue = new NoticeQueue({
      ...parts,
      provider: 'unionpay',
      pausesMs: PAUSES_MS,
      isAccepted: ({ status }) => status === 200,
      dress: (body, isProbe) => ({
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
        body: isProbe ? body.replace(/(^|&)signature=[^&]{8}/, '$1signature=AAAAAAAA') : body,
      }),
    });
  }

  handle(request: WireRequest): WireAnswer {
    const { faults } = this.#parts;
    const refusal = faults.take('refuse', 'unionpay');
    if (refusal !== undefined) return textAnswer(refusal.status ?? 500, 'error');
    const path = new URL(request.path, 'http://sandbox').pathname.replace('/gateway/api/', '');
    const fields = Object.fromEntries(new URLSearchParams(request.body));
    try {
      this.#authenticate(fields);
      switch (path) {
        case 'frontTransReq.do':
          return this.#page(fields);
        case 'appTransReq.do':
          return this.#answer(fields, { tn: this.#open(fields, true).tn ?? '' });
        case 'backTransReq.do':
          return this.#inTheBackground(fields);
        case 'fileTransfer.do':
          return this.#answer(fields, settlementFile(this.#parts, fields['settleDate'] ?? ''));
        case 'queryTrans.do':
          return this.#query(fields);
        default:
          return textAnswer(404, 'no such service');
      }
    } catch (error) {
      if (!(error instanceof AcpRefusal)) throw error;
      return this.#answer(fields, { respCode: error.code, respMsg: error.message });
    }
  }

  /** The shopper confirms on the page, or in the app; the back notice is on its way from then on. */
  pay(orderId: string): AcpTransaction {
    const payment = this.#parts.transactions.pay(orderId);
    this.#tell(payment);
    return payment;
  }

  passTime(): void {
    for (const done of this.#parts.transactions.passTime()) this.#tell(done);
  }

  /** Signs with a new certificate of the same authority from now on. */
  rotate(): void {
    this.#signing = makeSigning(this.#parts.account.middle.privateKeyPem);
  }

  deliverDue(): Promise<number> {
    return this.#queue.deliverDue();
  }

  notices(): readonly Notice[] {
    return this.#queue.list();
  }

  #authenticate(fields: AcpFields): void {
    const { account } = this.#parts;
    const isKnown = fields['merId'] === account.merId && fields['certId'] === account.certId;
    if (fields['version'] !== '5.1.0' || fields['signMethod'] !== '01' || !isKnown)
      throw new AcpRefusal('10', '报文格式错误');
    if (!areFieldsGenuine(fields, account.merchant.publicKeyPem)) throw new AcpRefusal('11', '验证签名失败');
  }

  #open(fields: AcpFields, isApp: boolean): AcpTransaction {
    if (fields['txnType'] !== '01' || fields['currencyCode'] !== CHINESE_YUAN)
      throw new AcpRefusal('10', '报文格式错误');
    const timeout = fields['payTimeout'];
    return this.#parts.transactions.open({
      ...{ orderId: fields['orderId'] ?? '', txnTime: fields['txnTime'] ?? '', isApp },
      ...{ amountFen: Number(fields['txnAmt']), backUrl: fields['backUrl'] ?? null },
      expiresAt: timeout === undefined ? null : fromBeijing(timeout),
    });
  }

  /** What the shopper's browser gets; she confirms through the control API. */
  #page(fields: AcpFields): WireAnswer {
    const { orderId } = this.#open(fields, false);
    return textAnswer(
      200,
      `<!doctype html><title>银联沙箱</title><p>订单 ${orderId} 等待付款</p>`,
      'text/html',
    );
  }

  #inTheBackground(fields: AcpFields): WireAnswer {
    switch (`${fields['txnType']} ${fields['txnSubType']}`) {
      case '01 06':
        return this.#charge(fields);
      case '99 01':
        this.#parts.transactions.reverse(fields['orderId'] ?? '', fields['txnTime'] ?? '');
        return this.#answer(fields, {});
      case '31 00':
        return this.#giveBack(fields, 'undo');
      case '04 00':
        return this.#giveBack(fields, 'refund');
      default:
        throw new AcpRefusal('10', '报文格式错误');
    }
  }

  /** 二维码消费 (被扫): answered when it is taken on; a notice tells of it when it was paid. */
  #charge(fields: AcpFields): WireAnswer {
    const { transactions } = this.#parts;
    if (fields['currencyCode'] !== CHINESE_YUAN || fields['channelType'] !== '08')
      throw new AcpRefusal('10', '报文格式错误');
    const wanted = {
      ...{ orderId: fields['orderId'] ?? '', txnTime: fields['txnTime'] ?? '' },
      ...{ amountFen: Number(fields['txnAmt']), backUrl: fields['backUrl'] ?? null },
    };
    transactions.refuseKnown(wanted);
    const code = this.payCodes.use(fields['qrNo'] ?? '');
    if (code === undefined) throw new AcpRefusal('30', '交易未通过');
    const charged = transactions.charge(wanted, code.kind);
    if (charged.state === 'DONE') this.#tell(charged);
    return this.#answer(fields, charged.queryId === null ? {} : { queryId: charged.queryId });
  }

  #giveBack(fields: AcpFields, kind: 'refund' | 'undo'): WireAnswer {
    const returned = this.#parts.transactions.giveBack({
      ...{ kind, orderId: fields['orderId'] ?? '', txnTime: fields['txnTime'] ?? '' },
      ...{ amountFen: Number(fields['txnAmt']), backUrl: fields['backUrl'] ?? null },
      origQryId: fields['origQryId'] ?? '',
    });
    if (this.#parts.faults.take('refund_abnormal', 'unionpay') !== undefined)
      this.#parts.transactions.move(returned, 'FAILED');
    return this.#answer(fields, { queryId: returned.queryId ?? '', origQryId: returned.origQryId ?? '' });
  }

  #query(fields: AcpFields): WireAnswer {
    const found = this.#parts.transactions.find(fields['orderId'] ?? '', fields['txnTime'] ?? '');
    const asked = 1 + (this.#asked.get(fields['orderId'] ?? '') ?? 0);
    this.#asked.set(fields['orderId'] ?? '', asked);
    if (this.answersMax !== undefined && asked > this.answersMax)
      throw new AcpRefusal('37', '已超过最大查询次数或操作过于频繁');
    // A page that nobody has paid on is no transaction yet.
    if (found === undefined || found.state === 'OPEN') throw new AcpRefusal('34', '查无此交易');
    const outcomes = {
      ...{ DONE: '00', UNDER_WAY: '05', ASKING: '05', EXPIRED: '77', FAILED: found.failedWith ?? '30' },
      // Of the payment, not of what undid it: that it went back is not said here.
      REVERSED: found.doneAt === null ? '30' : '00',
    };
    return this.#answer(fields, {
      ...shown(found),
      origRespCode: outcomes[found.state],
      origRespMsg: outcomes[found.state] === '00' ? '成功' : '处理中或失败',
    });
  }

  #answer(asked: AcpFields, fields: AcpFields): WireAnswer {
    const echoed = ECHOED.flatMap((name) => (asked[name] === undefined ? [] : [[name, asked[name]]]));
    const head = { respCode: '00', respMsg: '成功' };
    const signed = this.#signed({ ...Object.fromEntries(echoed), ...head, ...fields });
    const isTampered = this.#parts.faults.take('tamper_answer', 'unionpay') !== undefined;
    const sent = isTampered ? { ...signed, respMsg: `${signed['respMsg']}.` } : signed;
    // Fields of an answer are not encoded.
    return textAnswer(
      200,
      Object.entries(sent)
        .map(([name, value]) => `${name}=${value}`)
        .join('&'),
    );
  }

  #tell(transaction: AcpTransaction): void {
    const url = this.notifyUrl ?? transaction.backUrl;
    if (url === null) return;
    const { account } = this.#parts;
    const fields = this.#signed({
      ...{ version: '5.1.0', encoding: 'UTF-8', bizType: '000201', accessType: '0', merId: account.merId },
      ...{ orderId: transaction.orderId, txnTime: transaction.txnTime, ...shown(transaction) },
      ...{ respCode: '00', respMsg: '成功' },
    });
    this.#queue.post(url, new URLSearchParams(fields).toString());
  }

  #signed(fields: AcpFields): AcpFields {
    const { certificatePem, privateKeyPem } = this.#signing;
    return signFields({ ...fields, signMethod: '01', signPubKeyCert: certificatePem }, privateKeyPem);
  }
}

function shown(transaction: AcpTransaction): AcpFields {
  const { kind, isByCode, amountFen, queryId, origQryId, doneAt } = transaction;
  const amount = String(amountFen);
  return {
    ...{ ...TYPES[isByCode === true ? 'code' : kind], txnAmt: amount, currencyCode: CHINESE_YUAN },
    ...(queryId === null ? {} : { queryId, traceNo: queryId.slice(-6) }),
    ...(origQryId === null ? {} : { origQryId }),
    ...(doneAt === null
      ? {}
      : {
          ...{ settleAmt: amount, settleCurrencyCode: CHINESE_YUAN },
          ...{ settleDate: packedBeijing(doneAt).slice(4, 8), traceTime: packedBeijing(doneAt).slice(4) },
        }),
  };
}
