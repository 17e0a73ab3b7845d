/** What everybody sees of personal data unless a use of the registry says otherwise (SEC-04). */

const PHONE_HEAD = 3;
const PHONE_TAIL = 4;

/** `13812348000` → `138****8000`. What is too short to hide anything in is hidden whole. */
export function maskPhone(phone: string): string {
  if (phone.length <= PHONE_HEAD + PHONE_TAIL) return '****';
  return `${phone.slice(0, PHONE_HEAD)}****${phone.slice(-PHONE_TAIL)}`;
}

/** `张小明` → `张*`: one star whatever the length, which would say something too. */
export function maskName(name: string): string {
  const [first, ...rest] = [...name.trim()];
  return first === undefined || rest.length === 0 ? '*' : `${first}*`;
}
