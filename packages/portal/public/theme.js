// Runs before the first paint, so that a chosen theme does not flash. A file, not inline: content security policies allow it.
try {
  const mode = localStorage.getItem('theme');
  if (mode === 'light' || mode === 'dark') document.documentElement.dataset.themeMode = mode;
} catch {
  // Storage is switched off: the system's theme it is.
}
