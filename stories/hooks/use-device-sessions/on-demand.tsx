import { useState } from 'react';
import { useDeviceSessions } from '../../../src/entries/sdk.ts';

/** The list is not loaded before the person opens it. */
export function DevicesOnDemand() {
  const [isOpen, setOpen] = useState(false);
  const { devices } = useDeviceSessions({ enabled: isOpen });
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Devices</summary>
      <ul>
        {devices.map(({ id, deviceType, city }) => (
          <li key={id}>{[deviceType, city].filter(Boolean).join(', ')}</li>
        ))}
      </ul>
    </details>
  );
}
