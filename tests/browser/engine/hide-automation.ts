/**
 * What every document runs first, so that clerk-js sees what it sees in a person's browser. It takes `navigator.webdriver`,
 * and a round-trip time of zero, for being offline, and then swallows network errors (`isBrowserOnline` of @clerk/shared).
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
