/** A refusal as WeChat Pay words it: HTTP status, stable code, sentence. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const paramError = (message: string) => new ProviderError(400, 'PARAM_ERROR', message);
export const orderNotExist = () => new ProviderError(404, 'ORDER_NOT_EXIST', '订单不存在');
