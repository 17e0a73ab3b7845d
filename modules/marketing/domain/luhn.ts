/**
 * Check symbol of Luhn's method over any alphabet of even size (ISO/IEC 7812-1 for digits): notices every single wrong
 * symbol and nearly every pair that changed places.
 */
export function checkSymbol(alphabet: string, body: string): string {
  const size = alphabet.length;
  let sum = 0;
  for (const [place, symbol] of [...body].toReversed().entries()) {
    const weighed = alphabet.indexOf(symbol) * (place % 2 === 0 ? 2 : 1);
    sum += Math.floor(weighed / size) + (weighed % size);
  }
  return alphabet.charAt((size - (sum % size)) % size);
}

/** Only symbols of the alphabet, `length` of them, and the last one fits the others. */
export function isChecked(alphabet: string, length: number, text: string): boolean {
  if (text.length !== length || [...text].some((symbol) => !alphabet.includes(symbol))) return false;
  return checkSymbol(alphabet, text.slice(0, -1)) === text.at(-1);
}
