/**
 * Runs first in every document, so that clerk-js sees a person's browser. With `navigator.webdriver` or a round-trip time
 * of zero, it considers the browser offline and swallows network errors (`isBrowserOnline` of @clerk/shared).
 */
export function hideAutomation(): void {
  Object.defineProperty(Navigator.prototype, 'webdriver', {
    configurable: true,
    get: () => false,
  });
  const connection = Reflect.get(navigator, 'connection') as object | undefined;
  if (connection)
    Object.defineProperty(Object.getPrototypeOf(connection), 'rtt', { get: () => 100 });
}
