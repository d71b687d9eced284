import type { Meta, StoryObj } from '@storybook/react-vite';
import { useArgs } from 'storybook/preview-api';
import { expect, waitFor } from 'storybook/test';
import { FaultLab } from './fault-lab.tsx';
import { DEFAULT_SETTINGS, type LabSettings, OWN_EFFECTS, WHOM } from './settings.ts';
import { WholeTable } from './whole-table.tsx';

const meta = {
  title: 'Fault lab',
  tags: ['!autodocs'],
  args: DEFAULT_SETTINGS,
  argTypes: {
    whom: { options: Object.keys(WHOM), control: 'select' },
    effect: { options: Object.keys(OWN_EFFECTS), control: 'select' },
  },
  render: function Lab() {
    const [settings, change] = useArgs<LabSettings>();
    return (
      <main className="lab">
        <h1>Fault lab</h1>
        <p className="lab-lead">
          Two apps, each in its own document, with the real clerk-js and <code>ClerkProvider</code>.
          Their server is faked, and does what you say. Sign out, and see what each button makes of
          it. Nothing leaves this page.
        </p>
        <FaultLab settings={settings} onChange={change} />
        <WholeTable />
      </main>
    );
  },
} satisfies Meta<LabSettings>;

export default meta;

type Story = StoryObj<typeof meta>;

/** Choose a fault, and play it against Clerk’s button and ours. */
export const Lab: Story = {};

/** The network is down before the press. */
export const OfflinePlayed: Story = {
  play: async ({ canvas, userEvent }) => {
    await canvas.findByText(/^Both apps are signed in/, {}, { timeout: 20_000 });
    await userEvent.click(canvas.getByRole('button', { name: 'Play the situation' }));
    await waitFor(
      () =>
        expect(canvas.getByRole('status', { name: 'The lab' })).toHaveTextContent(
          'Clerk’s button does not end well. Ours ends well.',
        ),
      { timeout: 30_000 },
    );
    await expect(canvas.getByText('says signed out while the session lives')).toBeVisible();
    const still = (title: string) =>
      canvas.getByTitle<HTMLIFrameElement>(`${title}, while the fault lasted`).srcdoc;
    await expect(still('Clerk’s SignOutButton')).toContain('signed out</output>');
    await expect(still('SignOutButton of clerk-sign-out')).toContain('You are still signed in.');
  },
};
