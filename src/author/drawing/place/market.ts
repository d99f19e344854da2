/** «torget»: market day between the wooden houses of a small town, on level paving. */
import { ellipse, round } from '../shape.ts';
import { fill, gradient, stroke, wobble } from './paint.ts';

const box = (x: number, y: number, width: number, height: number): string =>
  `M${round(x)} ${round(y)}L${round(x + width)} ${round(y)}L${round(x + width)} ${round(y + height)}L${round(x)} ${round(y + height)}Z`;

export function market(): string {
  return [
    '<defs>',
    gradient('himmel', ['#9fcbe0', '#dbeaee', '#f5ecdd']),
    gradient('torg', ['#c9c6bb', '#ddd8ca', '#cfc8b6']),
    '</defs>',
    '<rect width="720" height="480" fill="url(#himmel)"/>',
    fill(
      'M40 70C56 56 76 60 84 66C100 52 130 54 138 68C156 64 170 72 174 80L32 80C30 76 34 72 40 70Z',
      '#fff',
      0.75,
    ),
    fill(
      'M-10 178C80 120 180 112 280 142C380 170 470 120 570 116C640 114 700 136 730 150L730 320L-10 320Z',
      '#7c9f90',
    ),
    fill('M-10 206C100 160 220 168 330 184C450 200 560 160 730 182L730 320L-10 320Z', '#64887a'),
    church(),
    houses(),
    square(),
    stall(-14, 196, 206, '#b84a42', cheeseAndJam()),
    stall(522, 196, 214, '#4b7f64', vegetables()),
    bunting(),
  ].join('');
}

const church = (): string =>
  [
    fill(box(350, 138, 34, 90), '#f3f0e8'),
    fill('M346 140L367 62L388 140Z', '#47545c'),
    fill('M367 62L388 140L367 140Z', '#5a6871'),
    fill(`${box(361, 154, 12, 18)}${box(361, 184, 12, 18)}`, '#6e8793'),
  ].join('');

interface House {
  x: number;
  width: number;
  top: number;
  wall: string;
  shade: string;
  roof: string;
  floors: number;
}

const HOUSES: House[] = [
  { x: -20, width: 118, top: 150, wall: '#c7a14e', shade: '#b08b3c', roof: '#5d5049', floors: 2 },
  { x: 98, width: 92, top: 168, wall: '#f0ede4', shade: '#d8d3c6', roof: '#6b4a43', floors: 2 },
  { x: 190, width: 104, top: 146, wall: '#9c4a40', shade: '#843b33', roof: '#4a4f52', floors: 2 },
  { x: 294, width: 84, top: 188, wall: '#87a2ab', shade: '#718d97', roof: '#5d5049', floors: 1 },
  { x: 378, width: 108, top: 152, wall: '#e3d6b4', shade: '#cbbd98', roof: '#6b4a43', floors: 2 },
  { x: 486, width: 96, top: 170, wall: '#7d8f78', shade: '#697b65', roof: '#4a4f52', floors: 2 },
  { x: 582, width: 158, top: 148, wall: '#f0ede4', shade: '#d8d3c6', roof: '#5d5049', floors: 2 },
];
const GROUND = 292;

function houses(): string {
  return HOUSES.map(({ x, width, top, wall, shade, roof, floors }) => {
    const boards = Array.from(
      { length: Math.floor(width / 13) },
      (_, i) => `M${x + 8 + i * 13} ${top}L${x + 8 + i * 13} ${GROUND}`,
    );
    const windows: string[] = [];
    const crosses: string[] = [];
    const columns = Math.max(2, Math.floor(width / 36));
    for (let floor = 0; floor < floors; floor++) {
      for (let i = 0; i < columns; i++) {
        const [wx, wy] = [x + (width / columns) * (i + 0.5) - 8, top + 20 + floor * 48];
        if (floor === floors - 1 && i === 1) continue;
        windows.push(box(wx, wy, 16, 23));
        crosses.push(
          `M${round(wx + 8)} ${wy}L${round(wx + 8)} ${wy + 23}M${round(wx)} ${wy + 9}L${round(wx + 16)} ${wy + 9}`,
        );
      }
    }
    const doorX = x + (width / columns) * 1.5 - 9;
    return [
      fill(box(x, top, width, GROUND - top), wall),
      stroke(boards.join(''), shade, 1, 0.55),
      fill(
        `M${x - 6} ${top + 2}L${x + 12} ${top - 34}L${x + width - 12} ${top - 34}L${x + width + 6} ${top + 2}Z`,
        roof,
      ),
      fill(
        `M${x - 6} ${top + 2}L${x + width + 6} ${top + 2}L${x + width + 4} ${top + 7}L${x - 4} ${top + 7}Z`,
        shade,
      ),
      fill(windows.join(''), '#5d7986'),
      `<path d="${windows.join('')}${crosses.join('')}" fill="none" stroke="#fbf9f2" stroke-width="2.6"/>`,
      fill(box(doorX, GROUND - 44, 19, 44), roof),
      fill(ellipse(doorX + 15, GROUND - 21, 1.4), '#e9dfc9'),
    ].join('');
  }).join('');
}

function square(): string {
  const joints: string[] = [];
  // Courses of stone, wider the nearer they are; the joints run towards one point behind the houses.
  const rows = [298, 308, 321, 338, 360, 388, 424, 468];
  for (const y of rows) joints.push(`M0 ${y}L720 ${y}`);
  rows.forEach((y, i) => {
    const next = rows[i + 1] ?? 496;
    for (let n = -9; n <= 9; n++) {
      const lean = n + (i % 2) / 2 + wobble(n + i * 31) * 0.1;
      joints.push(
        `M${round(360 + lean * (y - 214) * 0.46)} ${y}L${round(360 + lean * (next - 214) * 0.46)} ${next}`,
      );
    }
  });
  return [
    fill('M-10 288L730 288L730 490L-10 490Z', 'url(#torg)'),
    stroke(joints.join(''), '#a9a18d', 1.2, 0.5),
    fill('M-10 286L730 286L730 294L-10 294Z', '#8f8a7c', 0.6),
  ].join('');
}

/** A table under an awning in stripes; on it, what is sold. */
function stall(x: number, y: number, width: number, color: string, goods: string): string {
  const stripes = Array.from({ length: 8 }, (_, i) => {
    const [a, b] = [x + (width / 8) * i, x + (width / 8) * (i + 1)];
    const [c, d] = [x + 10 + ((width - 20) / 8) * i, x + 10 + ((width - 20) / 8) * (i + 1)];
    const drop = y + 40;
    return fill(
      `M${round(c)} ${y}L${round(d)} ${y}L${round(b)} ${drop}C${round(b)} ${drop + 12} ${round(a)} ${drop + 12} ${round(a)} ${drop}Z`,
      i % 2 ? '#f7f3e8' : color,
    );
  });
  const table = y + 116;
  return [
    fill(ellipse(x + width / 2, table + 62, width / 2 + 6, 9), '#12303b', 0.14),
    fill(`${box(x + 10, y + 30, 6, 146)}${box(x + width - 16, y + 30, 6, 146)}`, '#7a6350'),
    fill(box(x + 16, y + 38, width - 32, 80), '#12303b', 0.16),
    fill(box(x + 2, table, width - 4, 58), '#f1e9d8'),
    fill(box(x + 2, table, width - 4, 9), '#d9cbae'),
    stroke(
      `M${x + width * 0.25} ${table + 12}L${x + width * 0.23} ${table + 56}M${x + width * 0.5} ${table + 12}L${x + width * 0.5} ${table + 56}M${x + width * 0.75} ${table + 12}L${x + width * 0.77} ${table + 56}`,
      '#d9cbae',
      2,
    ),
    `<g transform="translate(${x} ${table})">${goods}</g>`,
    ...stripes,
    fill(
      `M${x + 10} ${y - 5}L${x + width - 10} ${y - 5}L${x + width - 10} ${y + 2}L${x + 10} ${y + 2}Z`,
      '#7a6350',
    ),
  ].join('');
}

const cheeseAndJam = (): string =>
  [
    fill(`${box(26, -18, 34, 18)}${box(34, -32, 24, 15)}`, '#8a5a34'),
    fill(`${box(26, -18, 34, 4)}${box(34, -32, 24, 4)}`, '#a87246'),
    ...[0, 1, 2, 3].map(
      (i) =>
        fill(box(80 + i * 17, -20, 13, 20), i % 2 ? '#7d2438' : '#9c3a2f') +
        fill(box(79 + i * 17, -24, 15, 5), '#f2ede0'),
    ),
    fill(ellipse(170, -5, 18, 6), '#e6dcc2'),
    fill(`${ellipse(163, -10, 6, 5)}${ellipse(175, -11, 6, 5)}${ellipse(169, -15, 6, 5)}`, '#c9a062'),
  ].join('');

function vegetables(): string {
  const heap = (x: number, color: string, count: number, r: number) =>
    fill(
      Array.from({ length: count }, (_, i) =>
        ellipse(x + (i % 4) * r * 1.6 + (i > 3 ? r * 0.8 : 0), -6 - (i > 3 ? r * 1.3 : 0), r, r * 0.9),
      ).join(''),
      color,
    );
  return [
    fill(`${box(22, -6, 46, 8)}${box(82, -6, 46, 8)}${box(142, -6, 46, 8)}`, '#9a7b58'),
    heap(28, '#6e8f4a', 7, 7),
    heap(88, '#a8413c', 7, 7),
    heap(148, '#d9c06a', 7, 7),
    fill(`${box(22, -6, 46, 7)}${box(82, -6, 46, 7)}${box(142, -6, 46, 7)}`, '#ab8a64'),
  ].join('');
}

function bunting(): string {
  const colors = ['#b84a42', '#f7f3e8', '#3f7f95', '#e3c766', '#4b7f64'];
  const flags = Array.from({ length: 22 }, (_, i) => {
    const [t, u] = [i / 22 + 0.008, (i + 1) / 22 - 0.008];
    const at = (s: number): [number, number] => [-10 + s * 740, 92 + Math.sin(s * Math.PI) * 44];
    const [[ax, ay], [bx, by]] = [at(t), at(u)];
    return fill(
      `M${round(ax)} ${round(ay)}L${round(bx)} ${round(by)}L${round((ax + bx) / 2)} ${round((ay + by) / 2 + 24)}Z`,
      colors[i % colors.length] as string,
    );
  });
  return stroke('M-10 92C150 150 570 150 730 92', '#47545c', 1.6) + flags.join('');
}
