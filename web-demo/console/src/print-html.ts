/** Prints a sheet that the server made, in a frame of its own: the page around it stays as it is. */
export function printHtml(html: string): void {
  const frame = document.createElement('iframe');
  frame.title = '打印';
  frame.className = 'print-frame';
  frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
  frame.style.cssText = 'position:fixed;width:0;height:0;border:0';
  frame.srcdoc = html;
  frame.addEventListener('load', () => {
    frame.contentWindow?.addEventListener('afterprint', () => frame.remove());
    frame.contentWindow?.print();
  });
  document.body.append(frame);
}
