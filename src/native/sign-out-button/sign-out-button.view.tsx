import { ActivityIndicator, Platform, Pressable, StyleSheet, Text, View } from 'react-native';
import { isUnderWay } from '../../components/under-way.ts';
import { problemOf } from '../../messages/problem-of.ts';
import { FeedbackAction } from '../feedback-action.tsx';
import { TARGET_SIZE, usePalette } from '../style/palette.ts';
import { useAnnouncement } from '../use-announcement.ts';
import type { SignOutButtonRenderProps, SignOutButtonViewProps } from './sign-out-button.types.ts';

/** What the native `SignOutButton` shows. It knows no Clerk: every state is a prop. */
export function SignOutButtonView({
  state,
  messages,
  isSpinning = false,
  isSlow = false,
  secondsLeft = 0,
  title = messages.signOut,
  style,
  textStyle,
  containerStyle,
  children,
  render,
  feedback = 'inline',
  attributes = {},
  buttonRef,
  onPress,
  onRetry,
  onDismiss,
  onKeepWaiting,
  onCancel,
}: SignOutButtonViewProps) {
  const palette = usePalette();
  const { status } = state;
  const isRunning = isUnderWay(state);
  const isBusy = status === 'pending' || status === 'redirecting';
  const isWaitingForNetwork = status === 'pending' && state.phase === 'waiting-for-network';
  const isDone = status === 'redirecting' || status === 'signed-out';
  const isNoticed = isWaitingForNetwork || (isRunning && isSlow);
  const isShown = feedback === 'inline';

  const problem = problemOf(messages, state) ?? '';
  const notice = isWaitingForNetwork
    ? messages.waitingForNetwork
    : isRunning
      ? isSlow
        ? messages.slow
        : messages.signingOut
      : isDone
        ? messages.signedOut
        : '';
  useAnnouncement(notice, isShown && (isNoticed || Platform.OS === 'web'));
  useAnnouncement(problem, isShown);

  const label = isSpinning
    ? status === 'redirecting'
      ? messages.redirecting
      : messages.signingOut
    : status === 'signed-out'
      ? messages.signedOut
      : title;
  const progress = status === 'pending' && state.progress;
  const text = progress ? `${label} ${progress.completed}/${progress.total}` : label;

  const props: SignOutButtonRenderProps = {
    role: 'button',
    'aria-label': children === undefined ? text : undefined,
    ...attributes,
    'aria-busy': isRunning || status === 'redirecting',
    // Never `disabled` while it is under way: the focus of a screen reader would be lost.
    'aria-disabled': isBusy || attributes.disabled === true || attributes['aria-disabled'] === true,
    onPress: (event) => {
      if (!isBusy) onPress?.(event);
    },
    children: children ?? (
      <>
        {isSpinning && <ActivityIndicator size="small" color={palette.onPrimary} />}
        <Text style={[styles.label, { color: palette.onPrimary }, textStyle]}>{text}</Text>
      </>
    ),
  };
  const button = render ? (
    render({ ...props, ref: buttonRef })
  ) : (
    <Pressable
      {...props}
      ref={buttonRef}
      style={(interaction) => [
        styles.button,
        { backgroundColor: palette.primary },
        (interaction.pressed || attributes.disabled) && styles.faint,
        typeof style === 'function' ? style(interaction) : style,
      ]}
    >
      {typeof props.children === 'string' ? (
        <Text style={[styles.label, { color: palette.onPrimary }, textStyle]}>
          {props.children}
        </Text>
      ) : (
        props.children
      )}
    </Pressable>
  );
  if (!isShown) return button;

  return (
    <View style={[styles.container, containerStyle]}>
      {button}
      <View role="status" aria-live="polite">
        {(isNoticed || (notice !== '' && Platform.OS === 'web')) && (
          <Text
            style={[
              styles.message,
              { color: palette.muted },
              !isNoticed && styles.forScreenReaders,
            ]}
          >
            {notice}
          </Text>
        )}
      </View>
      <View role="alert" aria-live="assertive">
        {problem !== '' && (
          <Text style={[styles.message, { color: palette.danger }]}>{problem}</Text>
        )}
      </View>
      <View style={styles.actions}>
        {status === 'error' && state.error.retryable && onRetry && (
          <FeedbackAction label={messages.retry} rest={secondsLeft} onPress={onRetry} />
        )}
        {status === 'error' && onDismiss && (
          <FeedbackAction label={messages.dismiss} onPress={onDismiss} />
        )}
        {isWaitingForNetwork && onCancel && (
          <FeedbackAction label={messages.cancel} onPress={onCancel} />
        )}
        {isRunning && isSlow && onKeepWaiting && (
          <FeedbackAction label={messages.keepWaiting} onPress={onKeepWaiting} />
        )}
      </View>
    </View>
  );
}

const styles = /* @__PURE__ */ StyleSheet.create({
  container: { alignItems: 'stretch' },
  button: {
    minHeight: TARGET_SIZE,
    minWidth: TARGET_SIZE,
    flexDirection: 'row',
    alignItems: 'center',
    justifyContent: 'center',
    gap: 8,
    borderRadius: 8,
    paddingHorizontal: 16,
    paddingVertical: 10,
  },
  faint: { opacity: 0.7 },
  label: { fontSize: 16, fontWeight: '600' },
  message: { fontSize: 14, marginTop: 8 },
  actions: { flexDirection: 'row', flexWrap: 'wrap', columnGap: 16 },
  // Browsers read what is there and one pixel small.
  forScreenReaders: { position: 'absolute', width: 1, height: 1, overflow: 'hidden' },
});
