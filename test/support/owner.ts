import { type MerchantId, type StaffId, type StaffRole, type StoreId, UNIT_OF_WORK } from '#kernel';
import { STAFF_IMPORT } from '#modules/access';
import type { TestHouse } from './house.ts';

const PASSWORD = 'tongqu-demo';

export interface StaffMember {
  call(
    method: string,
    path: string,
    body?: object,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
}

/** Hires and signs in: by default an owner of the whole shop. */
export async function staffOf(
  { container, url }: TestHouse,
  role: StaffRole = 'owner',
  storeId: StoreId | null = null,
): Promise<StaffMember> {
  const account = `${role}-${storeId ?? 'all'}`;
  await container.get(UNIT_OF_WORK).run((tx) =>
    container.get(STAFF_IMPORT).importStaff(tx, 'mch_tongqu' as MerchantId, [
      {
        ...{ id: account as StaffId, account, name: account, password: PASSWORD },
        grants: [{ role, storeId }],
      },
    ]),
  );
  const answer = await fetch(`${url}/v1/staff/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password: PASSWORD }),
  });
  const { accessToken } = (await answer.json()) as { accessToken: string };
  return {
    call: (method, path, body, headers = {}) =>
      fetch(url + path, {
        method,
        headers: {
          ...{ authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
}
