/** A refusal as Alipay words it: `40004 Business Failed` with a stable `sub_code`, or another code. */
export class AlipayRefusal extends Error {
  override readonly name = 'AlipayRefusal';
  readonly code: string;
  readonly subCode: string;

  constructor(subCode: string, message: string, code = '40004') {
    super(message);
    this.code = code;
    this.subCode = subCode;
  }
}
