import { appThemeApiRef, useApi } from '@backstage/core-plugin-api';
import { type ReactNode, useEffect } from 'react';

/** Tells the style sheet which theme was chosen; without a choice it follows the system. */
export function ThemeRoot({ children }: { readonly children?: ReactNode }) {
  const themes = useApi(appThemeApiRef);
  useEffect(() => {
    const apply = (id: string | undefined) => {
      const { dataset } = document.documentElement;
      if (id === 'light' || id === 'dark') dataset.themeMode = id;
      else delete dataset.themeMode;
    };
    const subscription = themes.activeThemeId$().subscribe(apply);
    return () => subscription.unsubscribe();
  }, [themes]);
  return <>{children}</>;
}
