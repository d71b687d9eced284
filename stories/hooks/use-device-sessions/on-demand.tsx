import { useState } from 'react';
import { useDeviceSessions } from '../../../src/entries/sdk.ts';

/** Nothing is asked of the server before somebody looks. */
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
