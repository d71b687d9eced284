export {
  clerkOf,
  clerkParameters,
  createClerkPreview,
} from '../testing/storybook/create-clerk-preview.tsx';
export type {
  ClerkParameters,
  ClerkPreview,
  ClerkPreviewOptions,
  StoryAccounts,
  StoryContext,
  StoryLocale,
  StoryNetwork,
  StorySettings,
} from '../testing/storybook/types.ts';
