/** Gesso's mark: a G drawn as one stroke that ends in a vertex one can take hold of. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--mantine-color-ultramarine-7)" />
      <path
        d="M22.2 10.6A8.3 8.3 0 1 0 24.3 16H17"
        fill="none"
        stroke="#fff"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <rect
        x="14.6"
        y="13.6"
        width="4.8"
        height="4.8"
        rx="1"
        fill="var(--mantine-color-ultramarine-7)"
        stroke="#fff"
        strokeWidth="2"
      />
    </svg>
  )
}
