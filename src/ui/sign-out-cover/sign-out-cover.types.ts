import type { ReactNode } from 'react';
import type { ClerkInstance } from '#shared';
import type { SignOutStatusNotice } from '../sign-out-status/sign-out-status.types.ts';

export interface SignOutCoverProps {
  /** The Clerk instance. @default the provider's; required in `clerk-sign-out/headless` */
  clerk?: ClerkInstance | null | undefined;
  /** Replaces the sentence and the button on the cover. `cancel` is absent once the request has been sent. */
  render?: ((notice: SignOutStatusNotice) => ReactNode) | null | undefined;
}
