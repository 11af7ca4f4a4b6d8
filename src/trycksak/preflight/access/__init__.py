"""The audit of a finished website by WCAG 2.2 AA: axe, the keyboard, larger text, motion; and its statement."""
