import { expect, it } from 'vitest';
import { titleOf } from './example-folder.ts';
import { describeJourneys, type Example } from './journeys.ts';
import { viteExample } from './vite-example.ts';

const packages = ['@clerk/react', '@clerk/clerk-react', '@clerk/clerk-js', 'react'];

const example: Example = {
  ...viteExample('vite-react'),
  signOutButton: (page) => page.getByRole('button', { name: 'Sign out of all accounts' }),
  retryButton: (page) => page.getByRole('button', { name: 'Try again' }),
};

describeJourneys(titleOf('vite-react', ...packages), example, (journey) => {
  it('signs out one account and continues in the other', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'Sign out Ada Lovelace' }).click();
    await page.getByText('Signed in as Grace Hopper.').waitFor();
    await page.getByText('Ada Lovelace').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByText('Signed in as Grace Hopper.').waitFor();
    expect(await page.getByRole('listitem').count()).toBe(1);
  });
});
