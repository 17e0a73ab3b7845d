import { AppError } from '#kernel';
import type { ProviderName } from '../domain/payment.ts';
import type { PaymentProvider } from './provider.ts';

/** The providers that this shop has an account at, by name. */
export class PaymentProviders {
  readonly #byName = new Map<ProviderName, PaymentProvider>();

  constructor(providers: readonly PaymentProvider[]) {
    for (const provider of providers) this.#byName.set(provider.name, provider);
  }

  get offered(): readonly ProviderName[] {
    return [...this.#byName.keys()];
  }

  find(name: ProviderName): PaymentProvider | undefined {
    return this.#byName.get(name);
  }

  get(name: ProviderName): PaymentProvider {
    const provider = this.#byName.get(name);
    if (provider === undefined)
      throw new AppError('conflict', 'payments.not_offered', '本店暂不支持这种支付方式', {
        offered: this.offered,
      });
    return provider;
  }
}
