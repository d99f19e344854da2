/** What places are painted with. */

export const fill = (d: string, color: string, opacity?: number): string =>
  `<path d="${d}" fill="${color}"${opacity === undefined ? '' : ` opacity="${opacity}"`}/>`;
export const stroke = (d: string, color: string, width: number, opacity?: number): string =>
  `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round"${opacity === undefined ? '' : ` opacity="${opacity}"`}/>`;

/** Numbers between 0 and 1 that look random and are the same every time. */
export const wobble = (n: number): number => {
  const x = Math.sin(n * 12.9898) * 43758.5453;
  return x - Math.floor(x);
};

export const gradient = (id: string, colors: readonly string[]): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${colors
    .map((color, i) => `<stop offset="${i / (colors.length - 1)}" stop-color="${color}"/>`)
    .join('')}</linearGradient>`;
