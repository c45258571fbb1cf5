/** Dialoom's logo: two threads that cross. */
export function Logo({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" style={{ flex: 'none' }}>
      <rect width="32" height="32" rx="8" fill="#0b8378" />
      <g fill="none" stroke="#fff" strokeWidth="2.4" strokeLinecap="round">
        <path d="M8 10h6c5 0 5 12 10 12" />
        <path d="M8 22h6c5 0 5-12 10-12" />
      </g>
      <g fill="#fff">
        <circle cx="7.5" cy="10" r="2.4" />
        <circle cx="7.5" cy="22" r="2.4" />
        <circle cx="24.5" cy="10" r="2.4" />
        <circle cx="24.5" cy="22" r="2.4" />
      </g>
    </svg>
  );
}
