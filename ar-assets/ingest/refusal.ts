/** Why a model cannot be tried on, and what its maker can do about it. */
export class ModelRefused extends Error {
  override readonly name = 'ModelRefused';
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(reasons.join('\n'));
    this.reasons = reasons;
  }
}
