import { Alert, Platform } from 'react-native';
import { confirmTextsOf } from '../../components/confirm-texts-of.ts';
import type { SignOutMessages } from '../../messages/messages.types.ts';
import type { SignOutConfirmation, SignOutConfirmTexts } from '../../react/sign-out-defaults.tsx';

/**
 * Asks with a native dialog. On the web, where React Native has none, it uses the browser's, which labels its own buttons.
 * The answer counts even if the component that asked has unmounted.
 *
 * @param confirmation Its texts replace the messages.
 */
export function askByAlert(
  messages: SignOutMessages,
  confirmation: SignOutConfirmation | undefined,
  reasons: readonly string[],
  defaults?: SignOutConfirmTexts,
): Promise<boolean> {
  const { title, description, confirm, cancel } = confirmTextsOf(confirmation, messages, defaults);
  const paragraphs = [
    description,
    reasons.length > 0 && [messages.confirmReasons, ...reasons].join('\n• ').trim(),
  ].filter(Boolean);
  if (Platform.OS === 'web')
    return Promise.resolve(globalThis.confirm([title, ...paragraphs].join('\n\n')));
  return new Promise((resolve) => {
    Alert.alert(
      title,
      paragraphs.join('\n\n'),
      [
        { text: cancel, style: 'cancel', onPress: () => resolve(false) },
        { text: confirm, style: 'destructive', onPress: () => resolve(true) },
      ],
      // On Android, the back button and a press outside the dialog cancel.
      { cancelable: true, onDismiss: () => resolve(false) },
    );
  });
}
