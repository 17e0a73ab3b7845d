/** The texts travel with the console; the server says by hash which one it means. */
const TEXTS = import.meta.glob<string>('../../../../docs/pipia/*.md', { query: '?raw', import: 'default' });

/**
 * The text of a document, when it is the very one that the server names: approving means having read this.
 * Undefined when this console came with another one.
 */
export async function assessmentText(document: string, documentHash: string): Promise<string | undefined> {
  const text = await TEXTS[`../../../../${document}`]?.();
  if (text === undefined) return undefined;
  // Browsers digest on https and on localhost only; elsewhere the server still compares the hash that is approved.
  if (!isSecureContext) return text;
  return (await hashOf(text)) === documentHash ? text : undefined;
}

/** SHA-256, base64url, as the server writes it. */
async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  const base64 = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return base64.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
