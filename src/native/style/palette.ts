import { useColorScheme } from 'react-native';

export interface Palette {
  /** The background of a screen. */
  background: string;
  /** The background of a button. `onPrimary` is the color of its content. */
  primary: string;
  onPrimary: string;
  text: string;
  muted: string;
  danger: string;
  border: string;
}

const LIGHT: Palette = {
  background: '#ffffff',
  primary: '#2f3037',
  onPrimary: '#ffffff',
  text: '#212126',
  muted: '#5e5f6e',
  danger: '#b42318',
  border: '#d9d9de',
};

const DARK: Palette = {
  background: '#18181b',
  primary: '#f4f4f5',
  onPrimary: '#1f1f23',
  text: '#f4f4f5',
  muted: '#b7b8c2',
  danger: '#fda29b',
  border: '#4b4c57',
};

/** The colors for the device's color scheme. */
export function usePalette(): Palette {
  return useColorScheme() === 'dark' ? DARK : LIGHT;
}

/** The minimum height and width of a control. */
export const TARGET_SIZE = 44;
