/** The rules of axe whose findings depend on colors. */
export const RULES_ABOUT_COLORS = ['color-contrast', 'link-in-text-block'];
