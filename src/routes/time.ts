/** «18. november 2026 kl. 15.42», in Norwegian time. @param iso ISO 8601; anything else comes back as it is */
export function timeOf(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  const at = { timeZone: 'Europe/Oslo' } as const;
  const day = time.toLocaleDateString('nb-NO', { ...at, day: 'numeric', month: 'long', year: 'numeric' });
  const clock = time.toLocaleTimeString('nb-NO', { ...at, hour: '2-digit', minute: '2-digit' });
  return `${day} kl. ${clock.replace(':', '.')}`;
}
