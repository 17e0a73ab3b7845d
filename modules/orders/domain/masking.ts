/** What staff see unless they ask for more: enough to recognise a parcel, not enough to call or visit. */
export function maskedPhone(phone: string): string {
  return phone.length < 7 ? '***' : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

export function maskedName(name: string): string {
  return `${[...name].slice(0, 1).join('')}**`;
}
