/** Contrast between two colours, as WCAG 2.2 defines it. Pure. */
import { channelsOf, linear } from './oklch.ts';

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = channelsOf(hex).map(linear);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @returns 1 to 21, whichever of the two is the lighter */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
