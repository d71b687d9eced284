import type { ReactNode } from 'react';
import type { ClerkInstance } from '#shared';
import type { SignOutStatusNotice } from '../sign-out-status/sign-out-status.types.ts';

export interface SignOutCoverProps {
  /** The Clerk instance. @default the provider's; required in `clerk-sign-out/headless` */
  clerk?: ClerkInstance | null | undefined;
  /** What is on the cover in place of our sentence and button. `cancel` is absent once the request is out. */
  render?: ((notice: SignOutStatusNotice) => ReactNode) | null | undefined;
}
