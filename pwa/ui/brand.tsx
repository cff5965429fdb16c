/** A ledger page with three rising ticks. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path
        d="M3 2.5h11.5A2.5 2.5 0 0 1 17 5v10a2.5 2.5 0 0 1-2.5 2.5H3Z"
        fill="none"
        stroke="currentColor"
        stroke-width="1.7"
        stroke-linejoin="round"
      />
      <path d="M6.2 14.6v-2M9 14.6v-4.2M11.8 14.6V8.2" stroke="currentColor" stroke-width="1.9" />
      <path d="M6.2 6h5.6" stroke="currentColor" stroke-width="1.7" />
    </svg>
  );
}
