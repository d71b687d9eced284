import { Pressable, StyleSheet, Text } from 'react-native';
import { TARGET_SIZE, usePalette } from './style/palette.ts';

/** An action beside a message: try again, keep waiting, cancel. */
export function FeedbackAction({
  label,
  name = label,
  rest = 0,
  onPress,
}: {
  label: string;
  /** Its name for screen readers. */
  name?: string | undefined;
  /** Seconds until it can be pressed. */
  rest?: number | undefined;
  onPress: () => void;
}) {
  const palette = usePalette();
  return (
    <Pressable
      role="button"
      aria-label={name}
      aria-disabled={rest > 0}
      hitSlop={8}
      style={({ pressed }) => [styles.action, (pressed || rest > 0) && styles.faint]}
      onPress={() => rest === 0 && onPress()}
    >
      <Text style={[styles.label, { color: palette.text }]}>
        {label}
        {rest > 0 && ` (${rest})`}
      </Text>
    </Pressable>
  );
}

const styles = /* @__PURE__ */ StyleSheet.create({
  action: { minHeight: TARGET_SIZE, justifyContent: 'center', paddingHorizontal: 4 },
  label: { fontSize: 14, fontWeight: '600', textDecorationLine: 'underline' },
  faint: { opacity: 0.6 },
});
