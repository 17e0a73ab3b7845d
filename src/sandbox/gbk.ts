const LEAD_FIRST = 0x81;
const LEAD_LAST = 0xfe;
const TRAIL_FIRST = 0x40;
const TRAIL_LAST = 0xfe;

let codes: ReadonlyMap<string, number> | undefined;

/** Node decodes GBK and does not encode it: every pair is decoded once, and looked up the other way round. */
function pairs(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder('gbk');
  const found = new Map<string, number>();
  for (let lead = LEAD_FIRST; lead <= LEAD_LAST; lead += 1)
    for (let trail = TRAIL_FIRST; trail <= TRAIL_LAST; trail += 1) {
      const letter = decoder.decode(Uint8Array.of(lead, trail));
      if (letter.length === 1 && letter !== '\uFFFD') found.set(letter, lead * 256 + trail);
    }
  return found;
}

/** What GBK has no code for becomes a question mark. */
export function toGbk(text: string): Buffer {
  codes ??= pairs();
  const bytes: number[] = [];
  for (const letter of text) {
    const code = letter.charCodeAt(0) < 128 ? letter.charCodeAt(0) : (codes.get(letter) ?? 63);
    if (code > 255) bytes.push(code >> 8);
    bytes.push(code & 255);
  }
  return Buffer.from(bytes);
}
