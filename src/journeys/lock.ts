/** What must hold of package-lock.json before anything is worth testing. */
export interface Lock {
  packages: Record<string, { version?: string; optionalDependencies?: Record<string, string> }>;
}

/** Versions with known holes fixed; a lower one anywhere in the tree is a fault. */
const MINIMUM: Record<string, string> = { svelte: '5.53.5', '@sveltejs/kit': '2.69.1', devalue: '5.9.3' };
/** Abandoned, or published outside the registry. */
const NEVER = ['xlsx', 'exceljs'];

/** @returns one sentence for each fault; none when all is well */
export function lockFaults({ packages }: Lock): string[] {
  const faults: string[] = [];
  for (const [path, { version = '', optionalDependencies = {} }] of Object.entries(packages)) {
    for (const name of Object.keys(optionalDependencies)) {
      // npm leaves out what the registry lacked on the day, and `npm ci` then refuses on other machines.
      if (!isLocked(packages, path, name))
        faults.push(`${name}, wanted by ${path || 'us'}, is not in the lock`);
    }
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const least = path && Object.hasOwn(MINIMUM, name) ? MINIMUM[name] : undefined;
    if (least && isOlder(version, least)) faults.push(`${path} is ${version}; at least ${least} is needed`);
    if (path && NEVER.includes(name)) faults.push(`${path} must not be used`);
  }
  return faults;
}

/** Looks where Node would: beside the package that wants it, then outwards. */
function isLocked(packages: Lock['packages'], path: string, name: string): boolean {
  for (let from = path; ; from = from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/')))) {
    if (`${from ? `${from}/` : ''}node_modules/${name}` in packages) return true;
    if (!from) return false;
  }
}

function isOlder(version: string, least: string): boolean {
  const [a, b] = [version, least].map((text) => text.split(/[.-]/).map(Number)) as [number[], number[]];
  const differs = [0, 1, 2].find((i) => a[i] !== b[i]);
  return differs !== undefined && (a[differs] ?? 0) < (b[differs] ?? 0);
}
