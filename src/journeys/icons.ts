/**
 * Draws static/icons/*.png from static/icon.svg. Run it by hand when the mark changes, and commit what it makes:
 * `npm run icons`
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { BROWSER_FLAGS, findBrowser } from './browser.ts';

const STATIC = join(import.meta.dirname, '..', '..', 'static');
/** `room`: how much of the side the mark takes. A mask may cut everything outside the middle 80 %. */
const ICONS = [
  { name: 'icon-192', size: 192, square: false, room: 1 },
  { name: 'icon-512', size: 512, square: false, room: 1 },
  { name: 'maskable-192', size: 192, square: true, room: 0.82 },
  { name: 'maskable-512', size: 512, square: true, room: 0.82 },
  { name: 'apple-touch-icon', size: 180, square: true, room: 0.92 },
];

const svg = readFileSync(join(STATIC, 'icon.svg'), 'utf8');
const night = /<rect[^>]* fill="(#\w+)"/.exec(svg)?.[1];
if (!night) throw new Error('static/icon.svg has no ground to draw on');
const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_FLAGS });
mkdirSync(join(STATIC, 'icons'), { recursive: true });
for (const { name, size, square, room } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const side = size * room;
  await page.setContent(
    `<style>body{margin:0;width:${size}px;height:${size}px;display:grid;place-items:center;background:${square ? night : 'none'}}
     svg{width:${side}px;height:${side}px}</style>${svg}`,
  );
  const png = await page.screenshot({ omitBackground: !square });
  writeFileSync(join(STATIC, 'icons', `${name}.png`), png);
  await page.close();
}
await browser.close();
