import { appThemeApiRef, useApi } from '@backstage/core-plugin-api';
import { Icon, type IconName } from '@watchbill/ui-kit';
import { useEffect, useState } from 'react';
import styles from './header.module.css';

interface Mode {
  readonly id: 'light' | 'dark' | undefined;
  readonly word: string;
  readonly icon: IconName;
}

const SYSTEM: Mode = { id: undefined, word: 'system', icon: 'screen' };
const MODES: readonly Mode[] = [
  SYSTEM,
  { id: 'light', word: 'light', icon: 'sun' },
  { id: 'dark', word: 'dark', icon: 'moon' },
];

/** Steps through system, light and dark; the choice is kept in this browser. */
export function ThemeToggle() {
  const themes = useApi(appThemeApiRef);
  const [active, setActive] = useState(themes.getActiveThemeId());
  useEffect(() => {
    const subscription = themes.activeThemeId$().subscribe(setActive);
    return () => subscription.unsubscribe();
  }, [themes]);

  const mode = MODES.find(({ id }) => id === active) ?? SYSTEM;
  const next = MODES[(MODES.indexOf(mode) + 1) % MODES.length] ?? SYSTEM;
  const label = `Theme: ${mode.word}. Switch to ${next.word}`;
  return (
    <button
      type="button"
      className={styles.icon}
      aria-label={label}
      title={label}
      onClick={() => themes.setActiveThemeId(next.id)}
    >
      <Icon name={mode.icon} />
    </button>
  );
}
