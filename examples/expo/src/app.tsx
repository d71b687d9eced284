import { Show, useUser } from '@clerk/expo';
import { SessionSignOutList, SignOutButton } from 'clerk-sign-out/expo';
import { useState } from 'react';
import { Pressable, StyleSheet, Text, useColorScheme, View } from 'react-native';

export function App() {
  const isDark = useColorScheme() === 'dark';
  const color = { color: isDark ? '#f4f4f5' : '#212126' };
  return (
    <View style={[styles.screen, { backgroundColor: isDark ? '#18181b' : '#ffffff' }]}>
      <Text role="heading" style={[styles.title, color]}>
        clerk-sign-out
      </Text>
      <Show when="signed-out">
        <Text testID="signed-out" style={color}>
          You are signed out.
        </Text>
      </Show>
      <Show when="signed-in">
        <Account color={color} />
      </Show>
      <SignOut color={color} />
    </View>
  );
}

function Account({ color }: { color: { color: string } }) {
  const { user } = useUser();
  return (
    <Text testID="signed-in" style={color}>
      Signed in as {user?.fullName}.
    </Text>
  );
}

/** Stays mounted while Clerk is in its transitive state, so that no message is lost. */
function SignOut({ color }: { color: { color: string } }) {
  const [isList, setList] = useState(false);
  return (
    <>
      {isList ? (
        <SessionSignOutList
          timeoutMs={5_000}
          ListEmptyComponent={<Text style={color}>There are no accounts.</Text>}
        />
      ) : (
        <SignOutButton timeoutMs={5_000} />
      )}
      <Pressable role="button" style={styles.switch} onPress={() => setList(!isList)}>
        <Text style={color}>{isList ? 'One button' : 'All accounts'}</Text>
      </Pressable>
    </>
  );
}

const styles = StyleSheet.create({
  screen: { flex: 1, padding: 24, gap: 16 },
  title: { fontSize: 24, fontWeight: '700' },
  switch: { minHeight: 44, justifyContent: 'center' },
});
