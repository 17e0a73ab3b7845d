import { jsonAnswer, jsonObject, type WireAnswer } from '../wire.ts';

const PREFIX = '/cgi-bin/express/intracity/';
const UNKNOWN_ORDER = 934_016;
const NOT_NOW = 934_018;
const PLACED = 10_000;
const CALLED_OFF = 20_000;
const ON_THE_WAY = 50_000;
const DONE = 70_000;
const FEE_FEN = 900;

interface Way {
  readonly id: string;
  readonly ref: string;
  status: number;
}

/** 同城配送: quote, add, query, cancel; riders move when the control API says so. A dead courier answers nothing but 500. */
export class CourierDesk {
  isDead = false;
  readonly #ways = new Map<string, Way>();

  handle(path: string, text: string): WireAnswer | undefined {
    if (!path.startsWith(PREFIX)) return undefined;
    if (this.isDead) return jsonAnswer(500, { code: 'SYSTEM_ERROR', message: 'dead' });
    const body = jsonObject(text);
    const id = typeof body['store_order_id'] === 'string' ? body['store_order_id'] : '';
    const way = this.#ways.get(id);
    switch (path.slice(PREFIX.length)) {
      case 'preaddorder':
        if (Number(body['user_lng']) === 0 || body['user_lng'] === '') return refused(934_001, 'no address');
        return jsonAnswer(200, { errcode: 0, errmsg: 'ok', est_fee: FEE_FEN });
      case 'addorder':
        return this.#add(id, way);
      case 'queryorder':
        if (way === undefined) return refused(UNKNOWN_ORDER, 'no such order');
        return jsonAnswer(200, { errcode: 0, errmsg: 'ok', order_status: way.status, wx_order_id: way.ref });
      case 'cancelorder':
        if (way === undefined) return refused(UNKNOWN_ORDER, 'no such order');
        // Collected, or called off before.
        if ([ON_THE_WAY, DONE, CALLED_OFF].includes(way.status)) return refused(NOT_NOW, 'not in this state');
        way.status = CALLED_OFF;
        return jsonAnswer(200, { errcode: 0, errmsg: 'ok', deductfee: 0 });
      default:
        return undefined;
    }
  }

  move(id: string, status: number): boolean {
    const way = this.#ways.get(id);
    if (way === undefined || way.status === CALLED_OFF || way.status === DONE) return false;
    way.status = status;
    return true;
  }

  list(): readonly Way[] {
    return [...this.#ways.values()];
  }

  /** A repeated number is the same way. */
  #add(id: string, known: Way | undefined): WireAnswer {
    if (id === '') return refused(934_001, 'store_order_id missing');
    const way = known ?? { id, ref: `WX${String(this.#ways.size + 1).padStart(10, '0')}`, status: PLACED };
    this.#ways.set(id, way);
    return jsonAnswer(200, { errcode: 0, errmsg: 'ok', wx_order_id: way.ref, fee: FEE_FEN });
  }
}

function refused(errcode: number, errmsg: string): WireAnswer {
  return jsonAnswer(200, { errcode, errmsg });
}
