const OSLO = { timeZone: 'Europe/Oslo' } as const;

/** «18. november 2026», in Norwegian time. @param iso ISO 8601; anything else comes back as it is */
export function dayOf(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  return time.toLocaleDateString('nb-NO', { ...OSLO, day: 'numeric', month: 'long', year: 'numeric' });
}

/** «18. november 2026 kl. 15.42», in Norwegian time. @param iso ISO 8601; anything else comes back as it is */
export function timeOf(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  const clock = time.toLocaleTimeString('nb-NO', { ...OSLO, hour: '2-digit', minute: '2-digit' });
  return `${dayOf(iso)} kl. ${clock.replace(':', '.')}`;
}
