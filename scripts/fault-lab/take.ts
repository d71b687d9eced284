import { writeFileSync } from 'node:fs';
import type { Browser } from 'playwright';
import { animatedPng, type Frame } from '../animated-png.ts';

/** The two apps alone, with a sentence above them. The buttons of the lab are pressed all the same. */
const LOOK = `
  body { padding: 0 !important }
  #storybook-root { padding: 1rem }
  .lab > :not(.lab-bench), .lab-controls, .lab-actions, .lab-status, .lab-verdict, .lab-side details { display: none !important }
  .lab-side { min-block-size: 22rem; align-content: start }
  .lab-frame, .lab-frame iframe { block-size: 11.5rem !important }
  #caption { margin: 0; font-size: 1.25rem; font-weight: 600 }`;

/** Takes the moving pictures of the lab: one press, offline, in an app with Clerk's button and in one with ours. */
export async function takeFaultLab(
  browser: Browser,
  storybook: string,
  pathOf: (colorScheme: string) => string,
): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({
      viewport: { width: 900, height: 600 },
      deviceScaleFactor: 1.5,
      colorScheme,
      reducedMotion: 'reduce',
    });
    await page.goto(`${storybook}/iframe.html?id=fault-lab--lab&viewMode=story`);
    await page.getByText('Both apps are signed in').waitFor();
    await page.addStyleTag({ content: LOOK });
    await page.evaluate(() => {
      const caption = document.createElement('p');
      caption.id = 'caption';
      document.querySelector('.lab-bench')?.prepend(caption);
    });
    const frames: Frame[] = [];
    const show = async (seconds: number, caption: string) => {
      await page.locator('#caption').evaluate((element, text) => {
        element.textContent = text;
      }, caption);
      frames.push({ png: await page.locator('#storybook-root').screenshot(), seconds });
    };
    const pressOfLab = (name: string) =>
      page.getByRole('button', { name, includeHidden: true }).dispatchEvent('click');
    const ours = page.getByRole('region', { name: 'SignOutButton of clerk-sign-out' });

    await show(2.5, 'The browser is offline. Both apps are signed in.');
    await show(1.5, 'Somebody presses “Sign out” in both.');
    await pressOfLab('Press both buttons');
    await page.getByText('disagree: says signed out while the session lives').waitFor();
    await ours.getByText('the button: failed (offline)').waitFor();
    await show(5, 'Clerk’s button says “signed out”. The session lives.');
    await pressOfLab('Lift the fault');
    await show(2, 'The network is back. Ours offers “Try again”.');
    await page.frameLocator('iframe >> nth=1').getByRole('button', { name: 'Try again' }).click();
    await ours.getByText('no session').waitFor();
    await show(4, 'Ours has signed out. Clerk’s session still lives.');
    writeFileSync(pathOf(colorScheme), animatedPng(frames));
    await page.close();
  }
}
