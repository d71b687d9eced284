import { useSignOut } from 'clerk-sign-out/expo';
import { Button, Modal, Text } from 'react-native';

/** Once in the app, with the scope of its sign-out button. */
export function WaitingCover() {
  const signOut = useSignOut();
  const isWaiting = signOut.status === 'pending' && signOut.phase === 'waiting-for-network';
  return (
    <Modal visible={isWaiting} onRequestClose={signOut.reset}>
      <Text>You will be signed out when you are back online.</Text>
      <Button title="Cancel" onPress={signOut.reset} />
    </Modal>
  );
}
