import { type Problem, sentenceFor, signedOut } from './api.ts';
import { useSession } from './session-store.ts';

/** Saves a sheet of the shop as CSV; the browser has no way to send a token with a plain link. Answers what went wrong, or nothing. */
export async function takeSheet(kind: string, query = ''): Promise<string> {
  const headers = { authorization: `Bearer ${useSession().session?.accessToken}` };
  const response = await fetch(`/v1/console/exports/${kind}?${query}`, { headers }).catch(() => undefined);
  if (response?.status === 401) signedOut();
  if (response?.ok !== true)
    return sentenceFor((await response?.json().catch(() => undefined)) as Problem | undefined);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = `${kind}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
  return '';
}
