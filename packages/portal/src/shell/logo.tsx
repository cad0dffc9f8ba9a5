export function Logo() {
  return (
    <svg width="20" height="20" viewBox="0 0 16 16" fill="none" aria-hidden="true">
      <rect width="16" height="16" rx="4" fill="var(--wb-accent)" />
      <path
        d="M4 5.2l2 5.8 2-4.6 2 4.6 2-5.8"
        stroke="var(--wb-on-accent)"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
