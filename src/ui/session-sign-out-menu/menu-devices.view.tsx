import { forwardRef, memo } from 'react';
import type { DeviceSessionRow } from '#shared';
import { useMenu } from './menu-context.ts';
import { SessionSignOutMenuLabel, SessionSignOutMenuOthers } from './menu-parts.tsx';
import { PROBLEM_PATH, renderIcon, renderRow } from './menu-row.tsx';
import { relativeTime } from './relative-time.ts';
import type { MenuDevicesViewProps } from './session-sign-out-menu.types.ts';

const MOBILE_PATH = 'M5 1.5h6v13H5zM7.5 12.5h1';
const DESKTOP_PATH = 'M3 3.5h10v7H3zM1.5 12.5h13';
const DONE_PATH = 'M3 8.5l3.5 3.5L13 4.5';

/** The view of `Devices`. It does not depend on Clerk. */
export const MenuDevicesView = /* @__PURE__ */ forwardRef<HTMLDivElement, MenuDevicesViewProps>(
  function MenuDevicesView({ devices, status, now, onRevoke, onReload, className, ...props }, ref) {
    const menu = useMenu();
    const { messages, slot } = menu;
    const others = devices.filter(({ isCurrent }) => !isCurrent).length;
    const isLoading = status === 'loading' && others === 0;
    return (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset does not belong in a menu
      <div
        role="group"
        aria-label={messages.devices}
        {...props}
        ref={ref}
        className={slot('items', 'cso-menu-items', className)}
      >
        <SessionSignOutMenuLabel>{messages.devices}</SessionSignOutMenuLabel>
        {devices.map((device) => (
          <DeviceRow key={device.id} {...{ device, now, onRevoke }} />
        ))}
        {status === 'error'
          ? renderRow(menu, {
              key: 'problem',
              media: renderIcon(menu, PROBLEM_PATH),
              title: messages.devicesNotLoaded,
              hint: messages.retry,
              onPress: onReload,
            })
          : others === 0 &&
            renderRow(menu, {
              media: renderIcon(menu, isLoading ? DESKTOP_PATH : DONE_PATH),
              title: isLoading ? messages.loadingDevices : messages.noOtherDevices,
              hint: null,
              extra: isLoading && <span className={slot('skeleton', 'cso-menu-skeleton')} />,
              attributes: { 'data-loading': isLoading ? '' : undefined },
            })}
        {others > 1 && onRevoke && <SessionSignOutMenuOthers />}
      </div>
    );
  },
);

interface DeviceRowProps extends Pick<MenuDevicesViewProps, 'now' | 'onRevoke'> {
  device: DeviceSessionRow;
}

/** Memoized: of thousands of devices, only a few change at a time. */
const DeviceRow = /* @__PURE__ */ memo(function DeviceRow({
  device,
  now,
  onRevoke,
}: DeviceRowProps) {
  const menu = useMenu();
  const { mobile, desktop, thisDevice } = menu.messages;
  const { id, isCurrent, isMobile, browserName, browserVersion, city, country } = device;
  const name = device.deviceType ?? (isMobile ? mobile : desktop);
  const detail = [
    [browserName, browserVersion?.split('.')[0]].filter(Boolean).join(' '),
    [city, country].filter(Boolean).join(', '),
    !isCurrent && relativeTime(device.lastActiveAt, now, menu.locale),
  ]
    .filter(Boolean)
    .join(' · ');
  const revoke = isCurrent ? undefined : onRevoke;
  return renderRow(menu, {
    state: device.state,
    subject: { name },
    media: renderIcon(menu, isMobile ? MOBILE_PATH : DESKTOP_PATH),
    title: name,
    badge: isCurrent && thisDevice,
    detail,
    hint: revoke ? undefined : null,
    keepsFocus: id,
    attributes: { 'data-current': isCurrent ? '' : undefined },
    onPress:
      revoke &&
      (() => {
        if (device.state.status !== 'pending') revoke(device, name, `${name}, ${detail}`);
      }),
  });
});
