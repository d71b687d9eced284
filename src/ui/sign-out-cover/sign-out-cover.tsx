import {
  type CSSProperties,
  type SyntheticEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
} from 'react';
import { attempt, type ClerkInstance, getSignOutStore, IDLE, type TargetKey } from '#shared';
import { noticeOf } from '../../components/notice-of.ts';
import { useCoveringSignOut } from '../../components/use-covering-sign-out.ts';
import { usePresenter } from '../../components/use-presenter.ts';
import { useAppearance } from '../../react/use-appearance.ts';
import { useClerkInstance } from '../../react/use-clerk-instance.ts';
import { useMessages } from '../../react/use-messages.ts';
import type { SignOutStatusNotice } from '../sign-out-status/sign-out-status.types.ts';
import type { SignOutCoverProps } from './sign-out-cover.types.ts';

/**
 * Covers the page while a sign-out of the current user waits for the network (`whenOffline: 'wait'`), because the person
 * may walk away after pressing sign out. Render it once, near the root of the app.
 *
 * It covers the whole page, including other dialogs. Nothing behind it can be seen, read out or reached by keyboard. It
 * disappears when the sign-out is confirmed, has failed, or was cancelled by its button, Escape or `reset()`. The page
 * behind does not change. The sign-out of another account or of other devices does not cover the page.
 *
 * @example
 * <ClerkProvider>
 *   <SignOutDefaults whenOffline="wait">
 *     <App />
 *     <SignOutCover />
 *   </SignOutDefaults>
 * </ClerkProvider>
 */
export function SignOutCover({ clerk: explicitClerk, render }: SignOutCoverProps) {
  const clerk = useClerkInstance(explicitClerk);
  const key = useCoveringSignOut(clerk);
  return key && <Cover key={key} clerk={clerk} target={key} render={render} />;
}

/** Opaque even without the style sheet, or with a translucent background of the app. */
const COVER: CSSProperties = {
  position: 'fixed',
  inset: 0,
  zIndex: 2_147_483_647,
  boxSizing: 'border-box',
  display: 'grid',
  placeContent: 'center',
  justifyItems: 'center',
  width: '100%',
  maxWidth: 'none',
  height: '100%',
  maxHeight: 'none',
  margin: 0,
  border: 0,
  borderRadius: 0,
  background: 'linear-gradient(var(--_cso-background, Canvas) 0 0) Canvas',
  textAlign: 'center',
};

function Cover({
  clerk,
  target,
  render,
}: {
  clerk: ClerkInstance;
  target: TargetKey;
  render: SignOutCoverProps['render'];
}) {
  const id = useId();
  const messages = useMessages({ clerk });
  const theme = useAppearance(clerk, undefined);
  const store = getSignOutStore(clerk);
  const state = useSyncExternalStore(
    store.subscribe,
    () => store.getState(target),
    () => IDLE,
  );
  const { prefer } = usePresenter(clerk, target, true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as a pressed button would
  useEffect(prefer, []);
  const ref = useRef<HTMLDialogElement>(null);
  const show = () => {
    const dialog = ref.current;
    if (!dialog || dialog.open) return;
    attempt(() => dialog.showModal());
    dialog.open = true;
  };
  // Shown before the next frame. Closing returns the focus; removing the element does not.
  // biome-ignore lint/correctness/useExhaustiveDependencies: open for as long as it is mounted
  useLayoutEffect(() => {
    show();
    return () => attempt(() => ref.current?.close());
  }, []);

  const { progress, actions } = noticeOf(state, false, messages);
  const cancel = actions.includes('cancel') ? () => store.reset(target) : undefined;
  const notice: SignOutStatusNotice = { key: target, kind: 'progress', text: progress, state };
  if (cancel) notice.cancel = cancel;
  const keepOpen = (event: SyntheticEvent) => {
    event.preventDefault();
    cancel?.();
  };
  return (
    <dialog
      ref={ref}
      role="alertdialog"
      aria-labelledby={`${id}t`}
      className="cso-dialog"
      style={{ ...theme, ...COVER }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') keepOpen(event);
      }}
      onCancel={keepOpen}
      // On repeated Escape, a browser closes the dialog without a `cancel` event.
      onClose={() => {
        if (!ref.current?.open) cancel ? cancel() : show();
      }}
    >
      <div id={`${id}t`} role="status">
        {render ? render(notice) : <p>{progress}</p>}
      </div>
      {!render && cancel && (
        <button type="button" className="cso-button" data-variant="outline" onClick={cancel}>
          {messages.cancel}
        </button>
      )}
    </dialog>
  );
}
