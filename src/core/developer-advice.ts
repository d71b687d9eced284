import { documentationOf } from './developer-messages.ts';
import type { SignOutErrorCode } from './errors.ts';
import type { SignOutResult } from './types.ts';

declare const process: { env: { NODE_ENV?: string } };

/** Console warnings for developers, each shown once. */
interface DeveloperAdvice {
  warnOnce(text: string): void;
  /** Warns about a failure that the person cannot fix, but the developer often can. */
  warnAbout(result: SignOutResult): void;
  /** Warns about props whose values are ignored because they are invalid. */
  checkProps(props: object): void;
  /** Warns about an input that is not as expected. */
  warnAboutInput(name: string, expected: string): void;
  warnAboutUnseenFailure(): void;
}

const advice = (): DeveloperAdvice => {
  const shown = new Set<string>();
  const warnOnce = (text: string, ...details: unknown[]) => {
    if (shown.has(text)) return;
    shown.add(text);
    // biome-ignore lint/suspicious/noConsole: for the developer; nobody else can fix it
    console.warn(text, ...details);
  };
  const warnAboutInput = (name: string, expected: string) =>
    warnOnce(`clerk-sign-out: ${name}: expected ${expected}. ${documentationOf('bad-options')}`);

  const codes: SignOutErrorCode[] = [
    'session_not_found',
    'redirect_blocked',
    'redirect_failed',
    'unknown',
  ];
  const isOneOf = (list: string) => (value: unknown) => list.split(', ').includes(String(value));
  const isObject = (value: unknown) => typeof value === 'object';
  const isFunction = (value: unknown) => typeof value === 'function';
  const isDelay = (value: unknown) => typeof value === 'number' && value >= 0;
  const delay = 'milliseconds, or Infinity for never';
  const variants = 'solid, outline, ghost, link, danger';
  const sizes = 'sm, md, lg, icon';
  const feedbacks = 'inline, floating, none';
  const props: Record<string, [expected: string, holds: (value: unknown) => boolean]> = {
    variant: [variants, isOneOf(variants)],
    size: [sizes, isOneOf(sizes)],
    confirm: [
      "true, false, 'when-guarded', texts in an object, or a function",
      (value) =>
        ['boolean', 'object', 'function'].includes(typeof value) || value === 'when-guarded',
    ],
    feedback: [feedbacks, isOneOf(feedbacks)],
    render: ['a function', isFunction],
    classNames: ['an object, such as { button }', isObject],
    appearance: ['an object, such as { variables }', isObject],
    spinDelayMs: [delay, isDelay],
    slowAfterMs: [delay, isDelay],
    localization: ['an object, such as deDE of @clerk/localizations', isObject],
    languages: ['an array, such as [deMessages]', Array.isArray],
    messages: ['an object with texts', isObject],
  };

  return {
    warnOnce,
    warnAbout: (result) => {
      if (result.status === 'cancelled') return;
      const error = result.status === 'error' ? result.error : result.redirectError;
      if (!error || !codes.includes(error.code)) return;
      warnOnce(error.message, ...(error.cause === undefined ? [] : [error.cause]));
    },
    checkProps: (given) => {
      for (const [name, [expected, holds]] of Object.entries(props)) {
        const value = (given as Record<string, unknown>)[name] ?? undefined;
        if (value !== undefined && !holds(value)) warnAboutInput(name, expected);
      }
    },
    warnAboutInput,
    warnAboutUnseenFailure: () =>
      warnOnce(
        'clerk-sign-out: a sign-out failed after its button had unmounted, so nobody saw it. Render <SignOutStatus /> ' +
          `once near the root of the app. ${documentationOf('unseen-failure')}`,
      ),
  };
};

/** `undefined` in a production build, as in developer-messages.ts and by the same form. */
export let developerAdvice: DeveloperAdvice | undefined;
const addAdvice = () => {
  developerAdvice = advice();
};
try {
  process.env.NODE_ENV !== 'production' && addAdvice();
} catch {
  addAdvice();
}
