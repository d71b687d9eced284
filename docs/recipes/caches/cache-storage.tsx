import { useSignedOut } from 'clerk-sign-out/react';

export function ForgetResponses() {
  useSignedOut(() => caches.delete('private'));
  return null;
}
