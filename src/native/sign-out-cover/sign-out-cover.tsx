import { useSyncExternalStore } from 'react';
import { Modal, StyleSheet, Text, View } from 'react-native';
import { type ClerkInstance, getSignOutStore, IDLE, type TargetKey } from '#shared';
import { noticeOf } from '../../components/notice-of.ts';
import { useCoveringSignOut } from '../../components/use-covering-sign-out.ts';
import { useClerkInstance } from '../../react/use-clerk-instance.ts';
import { useMessages } from '../../react/use-messages.ts';
import { FeedbackAction } from '../feedback-action.tsx';
import { usePalette } from '../style/palette.ts';
import type { SignOutCoverProps } from './sign-out-cover.types.ts';

/**
 * Covers the app while a sign-out of the current user waits for the network (`whenOffline: 'wait'`), because the person
 * may hand the device to somebody else after pressing sign out. Render it once, in the root of the app. For React Native.
 *
 * It is a `Modal`, so it lies over every screen, and a screen reader moves to it. It disappears when the sign-out is
 * confirmed, has failed, or was cancelled by its button, Android's back button or `reset()`. The app behind it does not
 * change. The sign-out of another account or of other devices does not cover the app. iOS shows no second `Modal` above one
 * that is open.
 *
 * @example
 * <SignOutDefaults connectivity={connectivity} whenOffline="wait">
 *   <App />
 *   <SignOutCover />
 * </SignOutDefaults>
 */
export function SignOutCover({ clerk: explicitClerk, ...look }: SignOutCoverProps) {
  const clerk = useClerkInstance(explicitClerk);
  const key = useCoveringSignOut(clerk);
  return key && <Cover key={key} clerk={clerk} target={key} {...look} />;
}

function Cover({
  clerk,
  target,
  style,
  render,
}: Omit<SignOutCoverProps, 'clerk'> & { clerk: ClerkInstance; target: TargetKey }) {
  const messages = useMessages({ clerk });
  const { background, text } = usePalette();
  const store = getSignOutStore(clerk);
  const state = useSyncExternalStore(
    store.subscribe,
    () => store.getState(target),
    () => IDLE,
  );
  const { progress, actions } = noticeOf(state, false, messages);
  const cancel = actions.includes('cancel') ? () => store.reset(target) : undefined;
  return (
    <Modal visible onRequestClose={cancel ?? (() => {})}>
      <View style={[styles.cover, { backgroundColor: background }, style]}>
        {render ? (
          render({ text: progress, state, cancel })
        ) : (
          <>
            <Text role="status" aria-live="polite" style={[styles.text, { color: text }]}>
              {progress}
            </Text>
            {cancel && <FeedbackAction label={messages.cancel} onPress={cancel} />}
          </>
        )}
      </View>
    </Modal>
  );
}

const styles = /* @__PURE__ */ StyleSheet.create({
  cover: { flex: 1, alignItems: 'center', justifyContent: 'center', gap: 16, padding: 24 },
  text: { fontSize: 16, textAlign: 'center' },
});
