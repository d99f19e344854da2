/** Plain JavaScript, so that an old Node can read it: `npm start` loads it before any TypeScript. */
const needed = 26;

if (Number(process.versions.node.split('.')[0]) < needed) {
  console.error(
    `Sunn fornuft trenger Node ${needed} eller nyere; dette er Node ${process.versions.node}. ` +
      'Kjør «npm ci» og start med «npm start»: da brukes Node fra node_modules.',
  );
  process.exit(1);
}
