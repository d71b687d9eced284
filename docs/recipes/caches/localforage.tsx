import { useSignedOut } from 'clerk-sign-out/react';
import localforage from 'localforage';

export const drafts = localforage.createInstance({ name: 'drafts' });

export function ForgetDrafts() {
  useSignedOut(() => drafts.clear());
  return null;
}
