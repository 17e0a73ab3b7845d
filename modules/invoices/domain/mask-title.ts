/** `武汉通衢商贸有限公司` → `武***司`: enough to recognise one's own, too little to learn somebody's. */
export function maskTitle(title: string): string {
  const letters = [...title];
  return letters.length < 3 ? `${letters[0] ?? ''}*` : `${letters[0]}***${letters.at(-1)}`;
}
