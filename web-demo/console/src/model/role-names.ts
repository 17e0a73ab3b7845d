import type { components } from '../../../shared/schema.d.ts';

export type Grant = components['schemas']['StaffPerson']['grants'][number];

/** In the order of what they may do. */
export const ROLE_NAMES: Readonly<Record<Grant['role'], string>> = {
  owner: '店主',
  manager: '店长',
  cashier: '收银',
  clerk: '店员',
  rider: '配送',
};
