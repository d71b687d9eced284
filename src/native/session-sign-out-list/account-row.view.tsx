import { ActivityIndicator, Pressable, StyleSheet, Text, View } from 'react-native';
import { fullNameOf, nameOf } from '../../components/account-name.ts';
import { fill } from '../../messages/fill.ts';
import { problemOf } from '../../messages/problem-of.ts';
import { FeedbackAction } from '../feedback-action.tsx';
import { TARGET_SIZE, usePalette } from '../style/palette.ts';
import { useAnnouncement } from '../use-announcement.ts';
import { Avatar } from './avatar.tsx';
import type { AccountRowProps } from './session-sign-out-list.types.ts';

/** One account with its sign-out, or the action for all of them. */
export function AccountRowView({
  session,
  state,
  messages,
  secondsLeft = 0,
  isSpinning = false,
  onSignOut,
  onRetry,
  onCancel,
}: AccountRowProps) {
  const palette = usePalette();
  const { status } = state;
  const isBusy = status === 'pending' || status === 'redirecting';
  const isWaitingForNetwork = status === 'pending' && state.phase === 'waiting-for-network';
  const problem = problemOf(messages, state) ?? '';
  const account = session && fullNameOf(session);
  const about = (text: string) => (account ? `${text}, ${account}` : text);
  useAnnouncement(problem, true);
  useAnnouncement(isWaitingForNetwork ? messages.waitingForNetwork : '', true);

  const isLeaving = status === 'redirecting';
  const label = isSpinning
    ? isLeaving
      ? messages.redirecting
      : messages.signingOut
    : session
      ? messages.signOut
      : messages.signOutAll;
  const name =
    account && !(isSpinning && isLeaving)
      ? fill(isSpinning ? messages.signingOutOf : messages.signOutOf, account)
      : label;
  useAnnouncement(isSpinning && !isLeaving ? name : '', false);
  const badges = session
    ? [
        session.isCurrent && messages.current,
        session.status === 'pending' && messages.unfinished,
      ].filter((badge) => badge !== false)
    : [];

  return (
    <View
      style={[
        styles.row,
        { borderColor: palette.border, borderBottomWidth: session ? StyleSheet.hairlineWidth : 0 },
      ]}
    >
      <View style={styles.line}>
        {session && (
          <>
            <Avatar session={session} />
            <View style={styles.text}>
              <Text style={[styles.name, { color: palette.text }]}>
                {nameOf(session)}
                {badges.map((badge) => (
                  <Text key={badge} style={[styles.badge, { color: palette.muted }]}>
                    {` · ${badge}`}
                  </Text>
                ))}
              </Text>
              {session.name !== null && (
                <Text style={[styles.identifier, { color: palette.muted }]}>
                  {session.identifier}
                </Text>
              )}
            </View>
          </>
        )}
        <Pressable
          role="button"
          aria-label={name}
          aria-busy={isBusy && !isWaitingForNetwork}
          aria-disabled={isBusy}
          hitSlop={4}
          style={({ pressed }) => [styles.button, pressed && styles.faint]}
          onPress={() => {
            if (!isBusy) onSignOut();
          }}
        >
          {isSpinning && <ActivityIndicator size="small" color={palette.text} />}
          <Text style={[styles.label, { color: palette.text }]}>{label}</Text>
        </Pressable>
      </View>
      <View role="alert" aria-live="assertive">
        {problem !== '' && (
          <Text style={[styles.message, { color: palette.danger }]}>{problem}</Text>
        )}
      </View>
      <View role="status" aria-live="polite">
        {isWaitingForNetwork && (
          <Text style={[styles.message, { color: palette.muted }]}>
            {messages.waitingForNetwork}
          </Text>
        )}
      </View>
      {status === 'error' && state.error.retryable && (
        <FeedbackAction
          label={messages.retry}
          name={about(messages.retry)}
          rest={secondsLeft}
          onPress={onRetry}
        />
      )}
      {isWaitingForNetwork && (
        <FeedbackAction label={messages.cancel} name={about(messages.cancel)} onPress={onCancel} />
      )}
    </View>
  );
}

const styles = /* @__PURE__ */ StyleSheet.create({
  row: { paddingVertical: 8, paddingHorizontal: 16 },
  line: { flexDirection: 'row', alignItems: 'center', gap: 12 },
  text: { flex: 1 },
  name: { fontSize: 16, fontWeight: '600' },
  badge: { fontSize: 14, fontWeight: '400' },
  identifier: { fontSize: 14 },
  button: {
    minHeight: TARGET_SIZE,
    minWidth: TARGET_SIZE,
    flexDirection: 'row',
    alignItems: 'center',
    justifyContent: 'center',
    gap: 8,
  },
  label: { fontSize: 15, fontWeight: '600' },
  faint: { opacity: 0.6 },
  message: { fontSize: 14, marginTop: 4 },
});
