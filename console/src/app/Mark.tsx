/** Warmline's sign. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="9" />
      <path d="M6 17c2.6-6.5 5-6.5 6.8-1.2s3.8 5.6 5.6 1.2c1.5-3.6 3.9-5 7.6-3.6" />
    </svg>
  );
}
