/** «fjellvann»: a lake under the fells on a clear day in autumn, with a gravel path that also wheels can take. */
import { ellipse, round, type Point } from '../shape.ts';
import { fill, gradient, stroke, wobble } from './paint.ts';

export function fellLake(): string {
  return [
    '<defs>',
    gradient('himmel', ['#8fc3dc', '#cfe5ec', '#f6ecdc']),
    gradient('vann', ['#d9e9ec', '#9fc8d6', '#5f9db4']),
    gradient('eng', ['#b6b36c', '#8c9f57', '#6c8748']),
    '<radialGradient id="sol"><stop offset=".3" stop-color="#fff4d4"/><stop offset=".36" stop-color="#fff4d4" stop-opacity=".6"/><stop offset="1" stop-color="#fff4d4" stop-opacity="0"/></radialGradient>',
    `<path id="gran" d="${SPRUCE}"/>`,
    '</defs>',
    '<rect width="720" height="480" fill="url(#himmel)"/>',
    sky(),
    farFells(),
    nearFells(),
    hills(),
    lake(),
    headland(),
    meadow(),
    path(),
    growth(),
  ].join('');
}

const sky = (): string =>
  [
    fill(ellipse(566, 72, 84), 'url(#sol)'),
    fill(
      'M60 74C76 60 96 64 104 70C120 56 150 58 158 72C176 68 190 76 194 84L52 84C50 80 54 76 60 74Z',
      '#fff',
      0.75,
    ),
    fill(
      'M392 46C404 36 420 38 426 44C440 34 462 38 466 48C478 46 488 52 490 58L384 58C383 52 387 48 392 46Z',
      '#fff',
      0.6,
    ),
    stroke('M250 40L268 34L284 40M292 54L304 49L315 54', '#5b7f8f', 1.8, 0.7),
  ].join('');

const farFells = (): string =>
  [
    fill(
      'M0 168L58 132L96 150L150 112L196 138L244 104L300 142L352 116L420 150L486 108L540 138L604 102L664 140L720 118L720 260L0 260Z',
      '#b4cedb',
    ),
    fill(
      'M150 112L132 126L150 130L164 121ZM244 104L222 120L243 126L262 116ZM486 108L466 121L487 127L504 118ZM604 102L582 118L606 124L624 114Z',
      '#f4f8f9',
      0.9,
    ),
  ].join('');

function nearFells(): string {
  return [
    // Each fell has a side in shade and one in the sun.
    fill('M-20 236L70 150L112 168L196 88L228 62L262 92L330 150L380 186L452 240Z', '#7fa4b4'),
    fill(
      'M228 62L262 92L330 150L380 186L452 240L300 240C290 210 262 188 258 160C254 134 236 116 240 96Z',
      '#98b9c6',
    ),
    fill('M70 150L112 168L150 240L60 240C74 214 62 186 76 170Z', '#91b2c0'),
    fill(
      'M228 62L196 88L168 115C180 116 186 110 192 116C198 122 204 106 212 112C220 120 222 128 230 122C234 112 226 108 232 96Z',
      '#dfebf0',
    ),
    fill(
      'M228 62L262 92L292 118C282 118 276 112 268 120C262 124 258 108 250 116C244 122 240 128 236 122C230 112 238 108 232 96Z',
      '#fff',
    ),
    fill('M380 236L470 150L500 122L524 104L552 128L590 152L640 142L690 176L760 236Z', '#7598a7'),
    fill(
      'M524 104L552 128L590 152L640 142L690 176L760 236L590 236C580 208 556 192 552 168C548 146 530 138 530 122Z',
      '#8fb1be',
    ),
    fill(
      'M524 104L500 122L478 142C488 144 494 136 500 142C508 148 514 132 520 140C526 146 530 140 530 122Z',
      '#dfebf0',
    ),
    fill(
      'M524 104L552 128L574 142C566 146 560 138 552 144C546 150 540 140 534 146C529 142 532 132 530 122Z',
      '#fff',
    ),
    stroke(
      'M276 150C284 172 300 186 304 210M214 140C208 160 192 176 190 200M566 166C572 180 590 190 592 208M480 170C474 184 462 196 460 214',
      '#6f93a3',
      2,
      0.45,
    ),
  ].join('');
}

function hills(): string {
  const parts = [
    fill(
      'M-10 218C60 190 130 196 196 214C270 232 330 226 400 210C480 192 560 196 620 212C660 222 700 218 730 208L730 268L-10 268Z',
      '#67877f',
    ),
    fill(
      'M-10 236C90 214 180 226 260 238C350 250 430 244 520 232C600 222 670 230 730 236L730 270L-10 270Z',
      '#587a6c',
    ),
  ];
  // Autumn on the birches, then the spruces along the shore.
  for (let i = 0; i < 30; i++) {
    const [x, r] = [wobble(i + 3) * 720, 4 + wobble(i + 71) * 6];
    const y = 243 + wobble(i + 37) * 14;
    const color = ['#c79a45', '#b5793a', '#9c5b35', '#a9a04e'][i % 4] as string;
    parts.push(fill(ellipse(round(x), round(y), r, r * 0.8), color, 0.85));
  }
  for (let i = 0; i < 58; i++) {
    const x = -8 + i * 12.8 + wobble(i) * 9;
    const clearing = (x > 236 && x < 330) || (x > 440 && x < 476);
    if (clearing) continue;
    const size = 0.28 + wobble(i + 11) * 0.24;
    parts.push(spruce([round(x), round(259 + wobble(i + 5) * 4)], size, i % 3 ? '#2d544b' : '#3b6558'));
  }
  return parts.join('') + cabin();
}

const SPRUCE =
  'M0 -78C3 -68 8 -60 13 -56C10 -55 7 -55 5 -56C10 -46 15 -39 21 -35C17 -33 11 -33 8 -35C13 -24 20 -15 28 -11C20 -6 8 -5 3 -6L3 2L-3 2L-3 -6C-8 -5 -20 -6 -28 -11C-20 -15 -13 -24 -8 -35C-11 -33 -17 -33 -21 -35C-15 -39 -10 -46 -5 -56C-7 -55 -10 -55 -13 -56C-8 -60 -3 -68 0 -78Z';
const spruce = ([x, y]: Point, size: number, color: string): string =>
  `<use href="#gran" transform="translate(${x} ${y}) scale(${round(size * 10) / 10})" fill="${color}"/>`;

/** A red cabin with grass on its roof, and its boathouse. */
const cabin = (): string =>
  [
    fill('M262 240L300 240L300 260L262 260Z', '#98403a'),
    fill('M262 240L281 226L300 240Z', '#863732'),
    fill('M257 242L281 223.6L305 242L302 244L281 228.6L260 244Z', '#6f8a4e'),
    fill('M276 248L286 248L286 260L276 260Z', '#e9dfc9'),
    fill('M266 246L272 246L272 252L266 252ZM290 246L296 246L296 252L290 252Z', '#f5edd6'),
    fill('M310 250L326 250L326 262L310 262Z', '#7b6a58'),
    fill('M307 251L318 243L329 251Z', '#5e5246'),
  ].join('');

function lake(): string {
  const streaks = Array.from({ length: 22 }, (_, i) => {
    const [x, y] = [wobble(i + 2) * 700, 268 + wobble(i + 50) * 72];
    const length = 16 + wobble(i + 90) * 54 * ((y - 250) / 60);
    return `M${round(x)} ${round(y)}L${round(x + length)} ${round(y)}`;
  }).join('');
  return [
    fill('M-10 262C120 258 300 266 430 262C560 258 660 262 730 260L730 372L-10 372Z', 'url(#vann)'),
    // The fells and the shore, upside down.
    fill(
      'M120 263L178 263C200 300 214 316 229 330C244 312 262 296 300 263L352 263L380 282L420 263L486 263C500 284 512 300 524 306C540 296 556 280 580 263Z',
      '#6f98a8',
      0.26,
    ),
    fill(
      'M-10 261C160 262 300 268 430 263C560 259 640 264 730 261L730 268C640 276 540 268 430 274C300 280 150 270 -10 274Z',
      '#2f5a52',
      0.42,
    ),
    fill('M262 263L300 263L298 276L281 284L264 276Z', '#98403a', 0.32),
    stroke(streaks, '#fff', 1.6, 0.45),
    stroke('M300 300C316 295 344 295 360 300M286 306C312 296 350 296 376 306', '#fff', 1.4, 0.5),
  ].join('');
}

/** To the left, where the path goes on around the lake. */
const headland = (): string =>
  [
    fill(
      'M-10 250C40 240 110 246 160 256C196 262 214 268 206 274C170 284 90 282 60 292C30 300 0 300 -10 300Z',
      '#8b9a58',
    ),
    fill('M-10 250C40 240 110 246 160 256C150 262 90 256 60 262C30 266 0 264 -10 266Z', '#a2a866'),
    fill(
      'M-10 286C30 282 50 272 86 267C112 263 136 264 150 262C136 270 112 270 92 274C60 280 40 294 -10 298Z',
      '#dccba6',
    ),
    spruce([24, 262], 0.86, '#274b43'),
    spruce([52, 268], 0.62, '#33594e'),
    spruce([-4, 270], 1, '#2d544b'),
    fill('M178 274C182 268 192 268 196 274ZM196 277C199 272 207 272 210 277Z', '#7d8d92'),
  ].join('');

const meadow = (): string =>
  [
    fill(
      'M-10 330C60 310 160 318 250 332C350 348 470 344 560 326C620 314 680 312 730 318L730 490L-10 490Z',
      'url(#eng)',
    ),
    fill(
      'M-10 330C60 310 160 318 250 332C350 348 470 344 560 326C620 314 680 312 730 318L730 326C680 320 620 323 562 335C470 354 350 358 248 341C160 327 60 319 -10 340Z',
      '#d9cfa4',
      0.8,
    ),
    fill(
      'M620 300C650 290 690 288 730 292L730 330C690 322 650 322 612 318C604 310 610 304 620 300Z',
      '#8b9a58',
    ),
    spruce([664, 308], 1.02, '#2d544b'),
    spruce([700, 318], 1.3, '#274b43'),
    spruce([634, 306], 0.62, '#3b6558'),
  ].join('');

/** Wide enough for everybody, from the corner and along the shore. */
const path = (): string =>
  [
    fill(
      'M-10 392C90 372 190 380 300 404C420 430 560 430 730 404L730 470C600 488 430 486 300 462C190 442 90 436 -10 452Z',
      '#e2d3b0',
    ),
    fill(
      'M-10 392C90 372 190 380 300 404C420 430 560 430 730 404L730 411C560 438 420 438 300 412C190 388 90 380 -10 400Z',
      '#c7b58c',
      0.85,
    ),
    fill(
      'M-10 446C90 430 190 436 300 456C430 480 600 482 730 464L730 470C600 488 430 486 300 462C190 442 90 436 -10 452Z',
      '#efe4c9',
      0.9,
    ),
  ].join('');

function growth(): string {
  const parts: string[] = [];
  const pebbles: string[] = [];
  for (let i = 0; i < 34; i++) {
    const x = wobble(i + 7) * 720;
    const y = 408 + Math.sin((x / 720) * 4.2 - 0.9) * 14 + wobble(i + 23) * 38;
    pebbles.push(ellipse(round(x), round(y), 1.2 + wobble(i + 60) * 1.6, 1));
  }
  parts.push(fill(pebbles.join(''), '#b09c72', 0.75));
  const tufts: string[] = [];
  for (let i = 0; i < 54; i++) {
    const x = round(wobble(i + 101) * 720);
    const low = i % 2 === 0;
    const y = round(low ? 466 + wobble(i + 140) * 16 : 346 + wobble(i + 140) * 30);
    const h = low ? 9 : 5.5;
    tufts.push(
      `M${x - 3} ${y}L${x - 5} ${round(y - h * 0.8)}M${x} ${y}L${x} ${round(y - h)}M${x + 3} ${y}L${x + 5.5} ${round(y - h * 0.75)}`,
    );
  }
  parts.push(stroke(tufts.join(''), '#5c7440', 1.8, 0.8));
  // Heather, and bog cotton by the water.
  const heather: [string[], string[]] = [[], []];
  for (let i = 0; i < 30; i++) {
    const [x, low] = [round(wobble(i + 211) * 720), i % 3 !== 0];
    const y = round(low ? 474 + wobble(i + 230) * 8 : 356 + wobble(i + 230) * 20);
    const h = low ? 11 : 6;
    const sprigs = [-1, -0.5, 0, 0.5, 1].map(
      (a) =>
        `M${round(x + a * h * 0.35)} ${y}L${round(x + a * h)} ${round(y - h * (1.2 - Math.abs(a) * 0.5))}`,
    );
    heather[i % 2]?.push(...sprigs);
  }
  parts.push(
    stroke(heather[0].join(''), '#8d4f63', 2.6, 0.9),
    stroke(heather[1].join(''), '#ad6c85', 2.6, 0.9),
  );
  const cotton: string[] = [];
  const stalks: string[] = [];
  for (const [x, y] of [
    [236, 350],
    [244, 346],
    [252, 352],
    [438, 352],
    [447, 348],
    [560, 346],
    [568, 342],
    [577, 348],
    [16, 352],
    [26, 348],
  ] as const) {
    stalks.push(`M${x} ${y}L${x + 1} ${y - 13}`);
    cotton.push(ellipse(x + 1, y - 15, 2.8, 3.4));
  }
  parts.push(stroke(stalks.join(''), '#6d7a45', 1.4), fill(cotton.join(''), '#fffdf6'));
  // A stone to sit on.
  parts.push(
    fill('M18 374C20 358 42 352 56 360C66 366 68 376 66 380C50 386 30 386 18 380Z', '#7d8d92'),
    fill('M24 366C32 356 46 354 55 361C48 364 36 368 24 366Z', '#a3b1b5'),
  );
  return parts.join('');
}
