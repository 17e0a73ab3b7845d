/** An address under which the page can show a picture that came with her token. */
export function addressOf(webp: ArrayBuffer): string {
  return `data:image/webp;base64,${uni.arrayBufferToBase64(webp)}`;
}
