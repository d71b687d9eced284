import { ActivityIndicator, Pressable, StyleSheet, Text, View } from 'react-native';
import { fullNameOf, nameOf } from '../../components/account-name.ts';
import { buttonTextOf } from '../../components/button-text-of.ts';
import { noticeOf } from '../../components/notice-of.ts';
import { subjectOf } from '../../components/subject-of.ts';
import { isUnderWay } from '../../components/under-way.ts';
import { fill } from '../../messages/fill.ts';
import { messagesAbout } from '../../messages/messages-about.ts';
import { isBusy } from '../../react/use-sign-out.ts';
import { NoticeActions } from '../notice-actions.tsx';
import { TARGET_SIZE, usePalette } from '../style/palette.ts';
import { useAnnouncement } from '../use-announcement.ts';
import { Avatar } from './avatar.tsx';
import type { AccountRowProps } from './session-sign-out-list.types.ts';

/** The view of one account with its sign-out, or of the action for all accounts. */
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
  const account = session && fullNameOf(session);
  const ignoresPresses = isBusy(state);
  const isOver = state.status === 'signed-out' || (isSpinning && state.status === 'redirecting');
  // The row shows its progress in its own text: it has no place for a notice for screen readers only.
  const subject = session && subjectOf([session], { sessionId: session.id });
  const notice = noticeOf(state, false, messagesAbout(messages, subject));
  const progress = notice.isSeen ? notice.progress : '';
  useAnnouncement(notice.problem, true);
  useAnnouncement(progress, true);

  const label = buttonTextOf(
    state,
    isSpinning,
    session ? messages.signOut : messages.signOutAll,
    messages,
  );
  const isSigningOut = isSpinning && state.status === 'pending';
  const name =
    account && !isOver
      ? fill(isSigningOut ? messages.signingOutOf : messages.signOutOf, account)
      : label;
  useAnnouncement(isSigningOut ? name : '', false);
  const badges = session
    ? [
        session.isCurrent && messages.current,
        session.isImpersonated && messages.impersonated,
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
          aria-busy={isUnderWay(state) || state.status === 'redirecting'}
          aria-disabled={ignoresPresses}
          hitSlop={4}
          style={({ pressed }) => [styles.button, pressed && styles.faint]}
          onPress={() => {
            if (!ignoresPresses) onSignOut();
          }}
        >
          {isSpinning && <ActivityIndicator size="small" color={palette.text} />}
          <Text style={[styles.label, { color: palette.text }]}>{label}</Text>
        </Pressable>
      </View>
      <View role="alert" aria-live="assertive">
        {notice.problem !== '' && (
          <Text style={[styles.message, { color: palette.danger }]}>{notice.problem}</Text>
        )}
      </View>
      <View role="status" aria-live="polite">
        {progress !== '' && (
          <Text style={[styles.message, { color: palette.muted }]}>{progress}</Text>
        )}
      </View>
      <NoticeActions
        {...{ notice, messages, secondsLeft, account }}
        run={{ retry: onRetry, cancel: onCancel }}
      />
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
