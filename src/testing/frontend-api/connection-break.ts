const MESSAGE = 'Failed to fetch';

/** What `fetch` rejects with in Chromium when the connection breaks. */
export function connectionBreak(): TypeError {
  return new TypeError(MESSAGE);
}

export function isConnectionBreak(error: unknown): boolean {
  return error instanceof TypeError && error.message === MESSAGE;
}
