import type { SandboxAccounts } from '../accounts.ts';
import type { PayCodes } from '../pay-codes.ts';
import { transaction } from './answers.ts';
import { field, type PayRoute, text } from './handler.ts';
import { ProviderError, paramError } from './provider-error.ts';
import type { Trades } from './trades.ts';

/**
 * 付款码: the cashier scans the code in her wallet. It passes at once, or the answer is USERPAYING and the cashier asks
 * until it is final, and reverses what does not become final.
 */
export function codePayRoutes(
  { accounts, trades }: { readonly accounts: SandboxAccounts; readonly trades: Trades },
  payCodes: PayCodes,
): readonly PayRoute[] {
  return [
    [
      'POST',
      /^\/v3\/pay\/transactions\/codepay$/,
      (_, body) => {
        if (body['mchid'] !== accounts.mchId || body['appid'] !== accounts.appId)
          throw new ProviderError(400, 'APPID_MCHID_NOT_MATCH', 'appid 和 mch_id 不匹配');
        // The till that scans has to say where it stands.
        text(field(field(body, 'scene_info'), 'store_info'), 'id');
        const wanted = {
          ...{ appid: accounts.appId, mchid: accounts.mchId, outTradeNo: text(body, 'out_trade_no') },
          ...{ description: text(body, 'description'), totalFen: Number(field(body, 'amount')['total']) },
        };
        trades.refuseKnown(wanted.outTradeNo);
        const used = payCodes.use(text(field(body, 'payer'), 'auth_code'));
        if (used === undefined) throw new ProviderError(400, 'AUTH_CODE_INVALID', '付款码无效或已过期');
        if (used.kind === 'poor') throw new ProviderError(403, 'NOT_ENOUGH', '用户账户余额不足');
        const trade = trades.scan({ ...wanted, openid: used.payer }, used.kind === 'passes');
        if (trade.state === 'USERPAYING') throw new ProviderError(400, 'USERPAYING', '需要用户输入支付密码');
        return { status: 200, json: transaction(trade) };
      },
    ],
    [
      'POST',
      /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)\/reverse$/,
      ([, no = ''], body) => {
        if (body['mchid'] !== accounts.mchId) throw paramError('mchid 不正确');
        trades.reverse(no);
        return { status: 204 };
      },
    ],
  ];
}
