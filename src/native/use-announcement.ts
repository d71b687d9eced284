import { useEffect } from 'react';
import { AccessibilityInfo, Platform } from 'react-native';

/**
 * Makes the screen reader announce a text when it changes. Android and browsers announce live regions; iOS has none.
 *
 * @param isShown Whether the text is in a live region.
 */
export function useAnnouncement(text: string, isShown: boolean): void {
  useEffect(() => {
    if (text && (Platform.OS === 'ios' || !isShown))
      AccessibilityInfo.announceForAccessibility(text);
  }, [text, isShown]);
}
