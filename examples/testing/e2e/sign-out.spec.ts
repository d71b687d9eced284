import { expect } from '@playwright/test';
import { presets } from 'clerk-sign-out/testing';
import { test } from './test.ts';

test.beforeEach(async ({ page, frontendApi: _ }) => {
  await page.goto('/');
  await expect(page.getByText('Hello, Ada Okafor')).toBeVisible();
});

test('signs out', async ({ page, frontendApi }) => {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/goodbye');
  await expect(page.getByText('Hello, stranger')).toBeVisible();
  expect(frontendApi.snapshot().signedInSessionIds).toEqual([]);
});

test('waits out the rate limit', async ({ page, frontendApi }) => {
  presets.rateLimited(frontendApi, { retryAfter: 1, times: 1 });
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('alert')).toContainText('still signed in');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.waitForURL('**/goodbye');
});

test('says that the browser is offline', async ({ page, context, frontendApi }) => {
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('alert')).toContainText('offline');
  await context.setOffline(false);
  expect(frontendApi.snapshot().signedInSessionIds).toEqual(['sess_ada']);
});

test('notices that the session has ended elsewhere', async ({ page, frontendApi }) => {
  presets.sessionEndedElsewhere(frontendApi);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/goodbye');
});
