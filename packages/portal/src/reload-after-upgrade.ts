const LAST_RELOAD = 'watchbill.reloaded-at';
const APART_MS = 60_000;

/**
 * A page that was opened before the server was upgraded asks for code that is no longer there: load the new portal.
 * Once a minute at most, so that code that cannot be had at all leads to its error page and not round in a circle.
 */
export function reloadAfterUpgrade(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(LAST_RELOAD));
    if (Date.now() - last < APART_MS) return;
    event.preventDefault();
    sessionStorage.setItem(LAST_RELOAD, String(Date.now()));
    window.location.reload();
  });
}
