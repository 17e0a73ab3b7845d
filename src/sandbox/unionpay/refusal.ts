/** A refusal as UnionPay words it: a two-digit `respCode` and a sentence. */
export class AcpRefusal extends Error {
  override readonly name = 'AcpRefusal';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
