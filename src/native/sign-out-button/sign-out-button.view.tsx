import { ActivityIndicator, Platform, Pressable, StyleSheet, Text, View } from 'react-native';
import { buttonTextOf } from '../../components/button-text-of.ts';
import { noticeOf } from '../../components/notice-of.ts';
import { isUnderWay } from '../../components/under-way.ts';
import { isBusy } from '../../react/use-sign-out.ts';
import { NoticeActions } from '../notice-actions.tsx';
import { TARGET_SIZE, usePalette } from '../style/palette.ts';
import { useAnnouncement } from '../use-announcement.ts';
import type { SignOutButtonRenderProps, SignOutButtonViewProps } from './sign-out-button.types.ts';

/** The view of the native `SignOutButton`. It does not depend on Clerk: every state is a prop. */
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
  const ignoresPresses = isBusy(state);
  const isShown = feedback === 'inline';
  const notice = noticeOf(state, isSlow, messages);
  useAnnouncement(notice.progress, isShown && (notice.isSeen || Platform.OS === 'web'));
  useAnnouncement(notice.problem, isShown);
  const text = buttonTextOf(state, isSpinning, title, messages);

  const props: SignOutButtonRenderProps = {
    role: 'button',
    'aria-label': children === undefined ? text : undefined,
    ...attributes,
    'aria-busy': isUnderWay(state) || state.status === 'redirecting',
    // Never `disabled` during a sign-out: a screen reader would lose its focus.
    'aria-disabled':
      ignoresPresses || attributes.disabled === true || attributes['aria-disabled'] === true,
    onPress: (event) => {
      if (!ignoresPresses) onPress?.(event);
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
        {notice.progress !== '' && (notice.isSeen || Platform.OS === 'web') && (
          <Text
            style={[
              styles.message,
              { color: palette.muted },
              !notice.isSeen && styles.forScreenReaders,
            ]}
          >
            {notice.progress}
          </Text>
        )}
      </View>
      <View role="alert" aria-live="assertive">
        {notice.problem !== '' && (
          <Text style={[styles.message, { color: palette.danger }]}>{notice.problem}</Text>
        )}
      </View>
      <View style={styles.actions}>
        <NoticeActions
          {...{ notice, messages, secondsLeft }}
          run={{
            retry: onRetry,
            dismiss: onDismiss,
            cancel: onCancel,
            keepWaiting: onKeepWaiting,
          }}
        />
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
  // Screen readers in browsers read a text of one pixel.
  forScreenReaders: { position: 'absolute', width: 1, height: 1, overflow: 'hidden' },
});
