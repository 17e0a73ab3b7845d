import type { components } from '../../../shared/schema.d.ts';

type Schemas = components['schemas'];

export type OwnInvoice = Schemas['OwnInvoice'];
export type InvoiceState = Schemas['InvoiceState'];
/** Personal: her name, or that of her office; a company needs its tax number. */
export type InvoiceWish = Schemas['RequestInvoice'];
