/** What happens to the button or its container once it is pressed. */
export const DISAPPEARANCES = [
  'stays',
  'is display: none',
  'is display: none 150 ms later',
  'is visibility: hidden',
  'is content-visibility: hidden',
  'is inert',
  'is aria-hidden',
  'is in details that close',
  'is in a popover that closes',
  'is in a modal dialog that closes',
  'unmounts',
  'unmounts 150 ms later',
  'is in a shadow root that stays',
  'is in a shadow root whose host is hidden',
  'is in a shadow root whose host is aria-hidden',
] as const;
export type Disappearance = (typeof DISAPPEARANCES)[number];
