/**
 * After a touch a browser sends a click to whatever lies there by then. A tap on a page's own back key closes
 * that page; on a slow machine the click came when the page below was already on show, whose bar has its back
 * key in the same place, and one tap went back twice. On a phone no touch reaches a page that it did not begin on.
 */
export function refuseGhostClicks(): void {
  let touched: Element | null | undefined;
  const pageOf = ({ target }: Event) => (target instanceof Element ? target.closest('wx-page') : null);
  document.addEventListener(
    'touchstart',
    (event) => {
      touched = pageOf(event);
    },
    { capture: true },
  );
  document.addEventListener(
    'click',
    (event) => {
      if (touched === undefined || pageOf(event) === touched) return;
      event.stopPropagation();
      event.preventDefault();
    },
    { capture: true },
  );
}
