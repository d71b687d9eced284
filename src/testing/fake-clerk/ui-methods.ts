import type { CallLog } from './call-log.ts';
import type { ClerkGeneration } from './types.ts';

const MOUNTED = [
  'SignIn',
  'SignUp',
  'UserAvatar',
  'UserButton',
  'UserProfile',
  'OrganizationProfile',
  'OrganizationSwitcher',
  'OrganizationList',
  'CreateOrganization',
  'Waitlist',
  'PricingTable',
  'APIKeys',
  'TaskChooseOrganization',
  'TaskResetPassword',
  'TaskSetupMFA',
];
const OPENED = [
  'GoogleOneTap',
  'SignIn',
  'SignUp',
  'UserProfile',
  'OrganizationProfile',
  'CreateOrganization',
  'Waitlist',
];

type Method = (...args: never[]) => void;

/** Clerk's own components: they render nothing, so that an app around the part under test still runs. */
export function createUiMethods(
  calls: CallLog,
  generation: ClerkGeneration,
  isThere: boolean,
  openReverification: Method,
): Record<string, Method> {
  const method =
    (name: string, run?: Method): Method =>
    (...args) => {
      if (!isThere) {
        throw new Error(
          generation === 'core-2'
            ? 'ClerkJS was loaded without UI components.'
            : 'Clerk was not loaded with Ui components',
        );
      }
      calls.add(name, args).outcome = 'resolved';
      run?.(...args);
    };
  const names = [
    ...MOUNTED.flatMap((name) => [`mount${name}`, `unmount${name}`]),
    ...OPENED.flatMap((name) => [`open${name}`, `close${name}`]),
  ];
  return {
    ...Object.fromEntries(names.map((name) => [name, method(name)])),
    __internal_openReverification: method('openReverification', openReverification),
    __internal_closeReverification: method('closeReverification'),
  };
}
