import { type CSSProperties, type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import type { SignOutError, TargetKey } from '#shared';
import { isUnderWay, isWaitingForNetwork } from '../../components/under-way.ts';
import type { SessionSignOutMenuMessages } from '../../messages/menu-messages.types.ts';
import { messagesAbout, type Subject } from '../../messages/messages-about.ts';
import { errorOf, problemOf } from '../../messages/problem-of.ts';
import { FOR_SCREEN_READERS, HIDDEN } from '../element/for-screen-readers.ts';
import { showPopover } from '../element/popover.ts';
import type { SignOutStates } from './session-sign-out-menu.types.ts';

const PENDING_AFTER_MS = 300;

interface Announcement {
  kind: 'status' | 'alert';
  text: string;
  /** Replaces the text when nobody is signed in any more, so that the page does not keep a name. */
  withoutName?: string | undefined;
  /** The sign-out that it is about. */
  key?: TargetKey;
}

/** The announcements for a sign-out that this menu started. */
interface Words {
  account: string;
  subject: Subject;
  pending: string;
  done: string;
  doneWithoutName?: string;
}

/**
 * Announces each outcome of the sign-outs that this menu started once, even if it arrives after an announced error.
 * The live regions are mounted before their text changes, and outside the menu, because its rows come and go.
 *
 * When the last account has left and the next page did not open, no row can say so: the announcement is then visible, at
 * the bottom of the page, as that of `SignOutStatus` is.
 */
export function useAnnouncements(
  states: SignOutStates,
  messages: SessionSignOutMenuMessages,
  isSilent: ((key: TargetKey) => boolean) | undefined,
  unstyled: boolean | undefined,
  isEmpty: boolean,
  theme: CSSProperties | undefined,
): {
  announce(kind: Announcement['kind'], text: string): void;
  follow(key: TargetKey, words: Words): void;
  regions: ReactElement;
} {
  const [announcement, setAnnouncement] = useState<Announcement>();
  const latest = useRef({ messages, isSilent });
  const followed = useRef(
    new Map<TargetKey, Words & { error?: SignOutError; isWaiting?: boolean }>(),
  );
  useEffect(() => {
    latest.current = { messages, isSilent };
  });

  useEffect(
    () =>
      states.subscribe(() => {
        for (const [key, words] of followed.current) {
          const state = states.getState(key);
          if (state.status === 'pending') {
            const isWaiting = isWaitingForNetwork(state);
            if (isWaiting && !words.isWaiting && !latest.current.isSilent?.(key)) {
              const { messages } = latest.current;
              const text = messagesAbout(messages, words.subject).waitingForNetwork;
              setAnnouncement({ kind: 'status', text });
            }
            words.isWaiting = isWaiting;
            continue;
          }
          const error = errorOf(state);
          if (error) {
            if (error === words.error) continue;
            words.error = error;
            if (latest.current.isSilent?.(key)) continue;
            const text = problemOf(messagesAbout(latest.current.messages, words.subject), state);
            setAnnouncement({
              kind: 'alert',
              text: `${words.account}: ${text}`,
              withoutName: text,
              key,
            });
            continue;
          }
          // The redirect can still fail.
          if (state.status !== 'redirecting') followed.current.delete(key);
          setAnnouncement(
            state.status === 'idle'
              ? undefined
              : { kind: 'status', text: words.done, withoutName: words.doneWithoutName },
          );
        }
      }),
    [states],
  );

  useEffect(() => {
    if (!isEmpty) setAnnouncement(undefined);
  }, [isEmpty]);

  const { kind: shownKind, text, withoutName = text, key } = announcement ?? {};
  const isSeen =
    isEmpty &&
    key !== undefined &&
    states.getState(key).status === 'signed-out' &&
    !isSilent?.(key);
  const seenRef = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const element = seenRef.current;
    // A popover that cannot be shown would stay hidden.
    if (isSeen && element && !showPopover(element)) element.removeAttribute('popover');
  }, [isSeen]);

  const actions = useMemo(
    () => ({
      announce: (kind: Announcement['kind'], text: string) => setAnnouncement({ kind, text }),
      follow: (key: TargetKey, words: Words) => {
        followed.current.set(key, words);
        // A screen reader repeats the same text only if the region was empty in between.
        setAnnouncement(undefined);
        setTimeout(() => {
          if (followed.current.get(key) === words && isUnderWay(states.getState(key)))
            setAnnouncement({ kind: 'status', text: words.pending });
        }, PENDING_AFTER_MS);
      },
    }),
    [states],
  );

  return {
    ...actions,
    regions: (
      // One wrapper out of the layout flow: in a flex row beside the trigger, each region would be an item with a gap.
      <span
        className={unstyled ? undefined : isSeen ? 'cso-status' : FOR_SCREEN_READERS}
        style={isSeen ? { position: 'fixed' } : announcement && HIDDEN}
      >
        <span
          ref={seenRef}
          popover={isSeen ? 'manual' : undefined}
          className={isSeen && !unstyled ? 'cso-feedback' : undefined}
          style={isSeen ? theme : undefined}
          data-error={isSeen ? '' : undefined}
        >
          {(['status', 'alert'] as const).map((kind) => (
            <span key={kind} role={kind} aria-live={kind === 'alert' ? 'assertive' : 'polite'}>
              {shownKind === kind && (isEmpty ? withoutName : text)}
            </span>
          ))}
        </span>
      </span>
    ),
  };
}
