import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import {
  ANY_OTHER_TARGET,
  type ClerkInstance,
  developerAdvice,
  getPresenters,
  getSignedInSessions,
  getSignOutStore,
  IDLE,
  optionsOf,
  type SignOutState,
  type TargetKey,
  targetOf,
  withDefaults,
} from '#shared';
import { noticeOf } from '../../components/notice-of.ts';
import { subjectIn } from '../../components/subject-of.ts';
import { useDelayed } from '../../components/timing/use-delayed.ts';
import { useSecondsLeft } from '../../components/timing/use-seconds-left.ts';
import { isUnderWay } from '../../components/under-way.ts';
import { messagesAbout } from '../../messages/messages-about.ts';
import { errorOf } from '../../messages/problem-of.ts';
import { useAppearance } from '../../react/use-appearance.ts';
import { useClerkInstance } from '../../react/use-clerk-instance.ts';
import { useMessages } from '../../react/use-messages.ts';
import { ButtonFeedback } from '../sign-out-button/button-feedback.tsx';
import type { SignOutStatusNotice, SignOutStatusProps } from './sign-out-status.types.ts';

/**
 * Shows the failures and slow notices of every sign-out that no other component shows: those of a button in a menu that
 * has closed, of a button with `feedback="none"`, or of your own button with `useSignOut`. Render it once, near the root
 * of the app.
 *
 * It appears in the top layer at the bottom of the page, announces each outcome once, and offers a retry. While a button
 * or an open menu for the same target is mounted, that component shows the outcome instead.
 *
 * @example
 * <ClerkProvider>
 *   <App />
 *   <SignOutStatus />
 * </ClerkProvider>
 */
export function SignOutStatus(props: SignOutStatusProps) {
  const {
    clerk: explicitClerk,
    render,
    slowAfterMs = 8_000,
    appearance,
    localization,
    messages: ownMessages,
    unstyled,
    classNames,
  } = withDefaults<Given<SignOutStatusProps>>({}, props as Given<SignOutStatusProps>);
  developerAdvice?.checkProps(props);
  const clerk = useClerkInstance(explicitClerk);
  const ownTexts = useMessages({ clerk, localization, messages: ownMessages });
  const theme = useAppearance(clerk, appearance);
  const { key, state, store } = useUnseenSignOut(clerk);
  const [isSlow, waitAgain] = useDelayed(isUnderWay(state), slowAfterMs);
  const secondsLeft = useSecondsLeft(errorOf(state), errorOf(state)?.retryAfterMs);
  if (key === undefined && render) return null;

  const target = key ?? 'all';
  const messages = key
    ? messagesAbout(ownTexts, subjectIn(clerk, targetOf(optionsOf(key))))
    : ownTexts;
  const actions = {
    retry: () => void store.retry(target),
    dismiss: () => store.reset(target),
    cancel: () => store.reset(target),
    keepWaiting: () => {
      store.keepWaiting(target);
      waitAgain();
    },
  };
  if (render) {
    const { isSeen, problem, progress, actions: offered } = noticeOf(state, isSlow, messages);
    if (!isSeen) return null;
    const notice: SignOutStatusNotice = {
      key: target,
      kind: problem ? 'error' : 'progress',
      text: problem || progress,
      state,
    };
    for (const action of offered) notice[action] = actions[action];
    return render(notice);
  }
  return (
    <div className={unstyled ? undefined : 'cso-status'}>
      <ButtonFeedback
        {...{ state, messages, isSlow, secondsLeft, unstyled, classNames }}
        theme={unstyled ? undefined : theme}
        isFloating
        run={actions}
      />
    </div>
  );
}

type Given<Props> = { [name in keyof Props]: Exclude<Props[name], null> };

/** The most important sign-out that no other component shows: a failed one, else one under way. */
function useUnseenSignOut(clerk: ClerkInstance) {
  const store = getSignOutStore(clerk);
  const presenters = getPresenters(clerk);
  const [presenter] = useState<object>(() => ({}));
  useEffect(() => presenters.add(ANY_OTHER_TARGET, presenter), [presenters, presenter]);

  const find = (): TargetKey | undefined => {
    const errorAt = (key: TargetKey) => errorOf(store.getState(key));
    const keys = store.getKeys();
    const isUnseen = (key: TargetKey) => presenters.get(key) === presenter;
    // Sign-outs that were joined share one outcome: if it is shown for one target, it counts as shown for all.
    const seen = keys.filter((key) => !isUnseen(key)).map(errorAt);
    const unseen = keys.filter((key) => isUnseen(key) && store.getState(key).status !== 'idle');
    const failed = unseen.filter(errorAt);
    const isDone = (key: TargetKey) => !errorAt(key) && store.getState(key).status !== 'pending';
    return (
      failed.find((key) => !seen.includes(errorAt(key))) ??
      unseen.find((key) => store.getState(key).status === 'pending') ??
      // Another account, or the other devices: whoever is signed in would be told that they are not.
      (getSignedInSessions(clerk).some(({ isCurrent }) => isCurrent)
        ? undefined
        : unseen.find(isDone))
    );
  };
  const subscribe = useCallback(
    (listener: () => void) => {
      const unsubscribers = [store.subscribe(listener), presenters.subscribe(listener)];
      return () => {
        for (const unsubscribe of unsubscribers) unsubscribe();
      };
    },
    [store, presenters],
  );
  const key = useSyncExternalStore(subscribe, find, () => undefined);
  const state = useSyncExternalStore<SignOutState>(
    subscribe,
    () => (key === undefined ? IDLE : store.getState(key)),
    () => IDLE,
  );
  return { key, state, store };
}
