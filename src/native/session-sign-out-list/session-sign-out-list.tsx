import { type ComponentType, isValidElement, useState } from 'react';
import { ActivityIndicator, FlatList, StyleSheet, Text, View } from 'react-native';
import { withDefaults } from '#shared';
import { splitOptions } from '../../components/sign-out-button-options.ts';
import { notLoadedTextOf } from '../../messages/problem-of.ts';
import { useSignOutDefaults } from '../../react/sign-out-defaults.tsx';
import { useClerkInstance } from '../../react/use-clerk-instance.ts';
import { useClerkLoadState } from '../../react/use-clerk-load-state.ts';
import { useLocalization } from '../../react/use-localization.ts';
import { useMenuMessages } from '../../react/use-menu-messages.ts';
import { useSignedInSessions } from '../../react/use-signed-in-sessions.ts';
import { usePalette } from '../style/palette.ts';
import { useAnnouncement } from '../use-announcement.ts';
import { AccountRow } from './account-row.tsx';
import type { SessionSignOutListProps } from './session-sign-out-list.types.ts';

/**
 * A list of the accounts signed in on this device, for React Native. Sign out of any one, current or not, or of all at
 * once. Each row shows the result and offers a retry.
 *
 * Unlike Clerk's `signOut({ sessionId })`, signing out of the current one of several accounts first makes another one
 * current (`next`), so that the app always has a current account.
 *
 * @example
 * <SessionSignOutList confirm={{ all: true }} ListEmptyComponent={<Text>Nobody is signed in.</Text>} />
 */
export function SessionSignOutList(props: SessionSignOutListProps) {
  const {
    clerk: explicitClerk,
    next = 'most-recent',
    redirectUrl,
    confirm,
    localization,
    messages: ownMessages,
    renderItem,
    ListEmptyComponent,
    ListFooterComponent,
    ...rest
  } = withDefaults({}, props);
  const [own, attributes] = splitOptions(rest);
  const clerk = useClerkInstance(explicitClerk);
  const defaults = useSignOutDefaults();
  const loadState = useClerkLoadState(clerk);
  const accounts = useSignedInSessions({ clerk });
  const messages = useMenuMessages({ clerk, localization, messages: ownMessages });
  const { locale } = useLocalization(clerk, localization) ?? {};
  const palette = usePalette();
  const [announced, setAnnounced] = useState<{ farewell: string; to: typeof accounts }>();
  // “Signed out” is out of date once somebody has signed in again.
  const isCurrent = accounts.every(({ id }) => announced?.to.some((known) => known.id === id));
  const farewell = announced && isCurrent ? announced.farewell : '';
  useAnnouncement(farewell, true);

  const row = {
    ...{ accounts, next, redirectUrl, messages, locale },
    options: { ...own, clerk },
    confirm: confirm ?? defaults.confirm,
    onDone: (farewell: string) => setAnnounced({ farewell, to: accounts }),
  };
  const empty =
    loadState === 'ready' ? (
      elementOf(ListEmptyComponent)
    ) : loadState === 'loading' ? (
      <ActivityIndicator aria-label={messages.loading} color={palette.muted} />
    ) : (
      <Text role="alert" style={[styles.message, { color: palette.danger }]}>
        {notLoadedTextOf(messages)}
      </Text>
    );

  return (
    <FlatList
      aria-label={messages.accounts}
      {...attributes}
      data={accounts}
      keyExtractor={({ id }) => id}
      renderItem={renderItem ?? (({ item }) => <AccountRow {...row} session={item} />)}
      ListEmptyComponent={empty}
      ListFooterComponent={
        <>
          {accounts.length > 1 && <AccountRow {...row} />}
          <View role="status" aria-live="polite">
            {farewell !== '' && (
              <Text style={[styles.message, { color: palette.muted }]}>{farewell}</Text>
            )}
          </View>
          {elementOf(ListFooterComponent)}
        </>
      }
    />
  );
}

function elementOf(given: SessionSignOutListProps['ListEmptyComponent']) {
  if (!given || isValidElement(given)) return given ?? null;
  const Component = given as ComponentType;
  return <Component />;
}

const styles = /* @__PURE__ */ StyleSheet.create({
  message: { fontSize: 14, paddingHorizontal: 16, paddingVertical: 8 },
});
