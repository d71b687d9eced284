import { useState } from 'react';
import { Image, StyleSheet, Text, View } from 'react-native';
import type { SignedInSession } from '#shared';
import { hueOf, initialsOf, nameOf } from '../../components/account-name.ts';

const SIZE = 40;

/** The image of an account, or its initials if there is no image or it does not load. Decorative. */
export function Avatar({ session }: { session: SignedInSession }) {
  const { imageUrl, identifier } = session;
  const [broken, setBroken] = useState<string | null>(null);
  return (
    <View
      aria-hidden
      style={[styles.avatar, { backgroundColor: `hsl(${hueOf(identifier)}, 45%, 30%)` }]}
    >
      <Text style={styles.initials}>{initialsOf(nameOf(session))}</Text>
      {imageUrl !== null && imageUrl !== broken && (
        <Image
          source={{ uri: imageUrl }}
          style={StyleSheet.absoluteFill}
          onError={() => setBroken(imageUrl)}
        />
      )}
    </View>
  );
}

const styles = /* @__PURE__ */ StyleSheet.create({
  avatar: {
    width: SIZE,
    height: SIZE,
    borderRadius: SIZE,
    overflow: 'hidden',
    alignItems: 'center',
    justifyContent: 'center',
  },
  initials: { color: '#ffffff', fontSize: 16, fontWeight: '600' },
});
