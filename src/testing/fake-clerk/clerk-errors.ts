/**
 * The error shapes of clerk-js. Clerk's type guards identify them by the static `kind`. In its published build the class
 * names are minified, so here every name is `Error`: a test that reads `error.name` must not pass here and fail there.
 *
 * @see clerk/javascript packages/shared/src/errors
 */
class FakeClerkError extends Error {
  static kind = 'ClerkError';
  readonly clerkError = true;
  readonly code: string;
  readonly longMessage: string | undefined = undefined;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

class FakeClerkApiError {
  static kind = 'ClerkAPIError';
  readonly code: string;
  readonly message: string;
  readonly longMessage: string | undefined;
  readonly meta: Record<string, unknown>;

  constructor({ code, message, long_message, meta }: WireError) {
    this.code = code;
    this.message = message;
    this.longMessage = long_message;
    this.meta = { paramName: meta?.['param_name'], sessionId: meta?.['session_id'] };
  }
}

/** One entry of `errors` on the wire. */
export interface WireError {
  code: string;
  message: string;
  long_message?: string;
  meta?: Record<string, unknown>;
}

class FakeClerkApiResponseError extends FakeClerkError {
  static override kind = 'ClerkAPIResponseError';
  readonly status: number;
  readonly retryAfter: number | undefined;
  readonly errors: FakeClerkApiError[];

  constructor(status: number, errors: readonly WireError[], retryAfter: number | undefined) {
    super('api_response_error', errors[0]?.long_message ?? '');
    this.status = status;
    this.retryAfter = retryAfter;
    this.errors = errors.map((error) => new FakeClerkApiError(error));
  }
}

class FakeClerkRuntimeError extends FakeClerkError {
  static override kind = 'ClerkRuntimeError';
  readonly clerkRuntimeError = true;

  constructor(code: string, message: string) {
    super(code, `Clerk: ${message.replace(/clerk:/i, '').trim()}\n\n(code="${code}")\n\n`);
  }
}

export function apiResponseError(
  status: number,
  errors: readonly WireError[],
  retryAfter: number | undefined,
): Error {
  return new FakeClerkApiResponseError(status, errors, retryAfter);
}

export function runtimeError(code: string, message: string): Error {
  return new FakeClerkRuntimeError(code, message);
}

/** clerk-js throws a plain `Error` for a broken connection. */
export function networkError(url: string, cause: unknown): Error {
  return new Error(`ClerkJS: Network error at "${url}" - ${cause}. Please try again.`);
}

export function statusOf(error: unknown): number | undefined {
  return (error as { status?: number } | null)?.status;
}

export function codesOf(error: unknown): string[] {
  const { errors } = (error ?? {}) as { errors?: { code: string }[] };
  return errors?.map(({ code }) => code) ?? [];
}
