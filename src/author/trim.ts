/**
 * Leaves out of the style sheets what no page can use: Designsystemet's theme alone is 42 kB of custom properties,
 * for colours, sizes and parts that are not ours. A sheet stands inline in every page, so every byte is paid often.
 * Only what can be proved dead goes: anything else stays.
 */
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { Plugin as PostCss, Root as Sheet } from 'postcss';
import type { Plugin } from 'vite';

/** What a page may say about an element: which of Designsystemet's classes, and which values of which attributes. */
export interface Said {
  classes: ReadonlySet<string>;
  elements: ReadonlySet<string>;
  /** `null`: set by something that cannot be read here, so any value may occur. */
  attributes: ReadonlyMap<string, ReadonlySet<string> | null>;
}

/** Elements that Designsystemet styles and a page may do without; of others nothing is taken for granted. */
const ELEMENTS = ['select', 'textarea', 'fieldset', 'dialog'];
const ATTRIBUTES = [
  'role',
  'data-color',
  'data-size',
  'data-variant',
  'data-color-scheme',
  'data-typography',
];

/** Reads what the sources say. @param texts of components, templates and the code between them */
export function whatIsSaid(texts: readonly string[]): Said {
  const all = texts.join('\n');
  const attributes = new Map<string, Set<string> | null>();
  for (const name of ATTRIBUTES) {
    const values = new Set<string>();
    let known = true;
    for (const [, plain, code] of all.matchAll(new RegExp(`${name}=(?:"([^"]*)"|\\{([^}]*)\\})`, 'g'))) {
      const quoted = plain ?? code ?? '';
      const words = plain === undefined ? [...quoted.matchAll(/'([^']*)'/g)].map((word) => word[1]) : [plain];
      known &&= words.length > 0 && !quoted.includes('{');
      for (const word of words) values.add(word as string);
    }
    attributes.set(name, known ? values : null);
  }
  return {
    classes: new Set(all.match(/\bds-[a-z][\w-]*/g)),
    elements: new Set(ELEMENTS.filter((name) => all.includes(`<${name}`))),
    attributes,
  };
}

/**
 * @param said what the pages say
 * @param elsewhere the text of what is used beside a style sheet: what it reads is not dead
 */
export function trim(said: Said, elsewhere: (file: string) => string): PostCss {
  return {
    postcssPlugin: 'trim',
    OnceExit(sheet) {
      dropDeadSelectors(sheet, said);
      dropOverridden(sheet);
      dropUnreadProperties(sheet, elsewhere(sheet.source?.input.file ?? ''));
      dropEmpty(sheet);
    },
  };
}

function dropDeadSelectors(sheet: Sheet, said: Said): void {
  sheet.walkRules((rule) => {
    const alive = rule.selectors.filter((selector) => canMatch(selector, said));
    if (alive.length === 0) rule.remove();
    else if (alive.length < rule.selectors.length) rule.selectors = alive;
  });
}

/** What stands in parentheses is not looked at: `:not(…)` asks for the opposite, `:is(…, …)` for one of several. */
function canMatch(selector: string, { classes, elements, attributes }: Said): boolean {
  let outside = selector.replace(/:(?:is|where)\(([^(),]*)\)/g, ' $1');
  for (let before = ''; before !== outside;) {
    before = outside;
    outside = outside.replace(/\([^()]*\)/g, '');
  }
  for (const [, name] of outside.matchAll(/\.(ds-[\w-]+)/g)) if (!classes.has(name as string)) return false;
  for (const [, name, value] of outside.matchAll(/\[([\w-]+)=["']?([^"'\]]+)["']?\]/g)) {
    const values = attributes.get(name as string);
    if (values && !values.has(value as string)) return false;
  }
  for (const name of ELEMENTS)
    if (!elements.has(name) && new RegExp(`(?:^|[\\s>+~])${name}(?![\\w-])`).test(outside)) return false;
  return true;
}

/** Our tokens.css fills Designsystemet's colours outside all layers: what the layers say of the same is never seen. */
function dropOverridden(sheet: Sheet): void {
  const ours = new Set<string>();
  sheet.walkRules((rule) => {
    const everywhere = rule.parent?.type === 'root' && rule.selectors.includes(':root');
    if (!everywhere || !rule.selectors.includes('[data-color-scheme]')) return;
    rule.walkDecls(/^--ds-color-/, ({ prop }) => void ours.add(prop));
  });
  sheet.walkAtRules('layer', (layer) => {
    if (!layer.params.startsWith('ds.theme.color-scheme')) return;
    layer.walkDecls(/^--/, (declaration) => {
      if (ours.has(declaration.prop)) declaration.remove();
    });
  });
}

const reads = (css: string) => [...css.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name as string);

/** Again and again: a property may be read only by one that nobody reads. */
function dropUnreadProperties(sheet: Sheet, elsewhere: string): void {
  const outside = reads(elsewhere);
  for (let dropped = true; dropped;) {
    dropped = false;
    const read = new Set(outside);
    sheet.walkDecls(({ value }) => reads(value).forEach((name) => read.add(name)));
    sheet.walkDecls(/^--/, (declaration) => {
      if (read.has(declaration.prop)) return;
      declaration.remove();
      dropped = true;
    });
  }
}

function dropEmpty(sheet: Sheet): void {
  for (let dropped = true; dropped;) {
    dropped = false;
    sheet.walk((node) => {
      // `@layer a, b;` has no braces, and is what puts the layers in order.
      if (!('nodes' in node) || !node.nodes || node.nodes.some(({ type }) => type !== 'comment')) return;
      node.remove();
      dropped = true;
    });
  }
}

/** Trims every style sheet of a build. In development nothing is left out: pages change while they are looked at. */
export function trimStyles(): Plugin {
  return {
    name: 'trim-styles',
    apply: 'build',
    config({ root = process.cwd() }) {
      const texts = globSync(['src/**/*.svelte', 'src/app.html'], { cwd: root }).map((file) =>
        readFileSync(join(root, file), 'utf8'),
      );
      const sheets = sheetsOf(root);
      const beside = (file: string) => [...texts, ...sheets(file)].join('\n');
      return { css: { postcss: { plugins: [trim(whatIsSaid(texts), beside)] } } };
    },
  };
}

/**
 * Every sheet of ours, and the parts of Designsystemet that another sheet than this one brings. The learners' own
 * brings the most: what its parts read is judged after they are trimmed.
 */
function sheetsOf(root: string): (file: string) => string[] {
  const folder = join(root, 'src', 'lib', 'design');
  const require = createRequire(join(root, 'package.json'));
  const names = globSync('*.css', { cwd: folder });
  const ours = names.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
  const parts = ours.flatMap(({ name, text }) =>
    partsOf(text).map((part) => ({ name, text: readFileSync(require.resolve(part), 'utf8') })),
  );
  return (file) => [
    ...ours.map(({ text }) => text),
    ...parts.filter(({ name }) => name !== basename(file)).map(({ text }) => text),
  ];
}

const partsOf = (text: string) => text.match(/@digdir\/designsystemet-css\/[\w-]+\.css/g) ?? [];
