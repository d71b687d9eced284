import { Clerk } from '@clerk/clerk-js/no-rhc';
import { getSignOutStore } from '../../src/clerk/sign-out-store.ts';

Object.assign(window, { Clerk, getSignOutStore });
