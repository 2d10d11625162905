/** What each part may import besides itself; docs/decisions and CONTRIBUTING tell why. Type imports count. */
const miniprogram = {
  'app.ts': ['miniprogram/'],
  'deployment.ts': ['miniprogram/(branding|contracts)/', 'miniprogram/deployment-fields.ts'],
  'deployment-fields.ts': ['miniprogram/(branding|contracts)/'],
  'clock.ts': [],
  'failure.ts': ['miniprogram/locales/'],
  'one-line.ts': [],
  'untrusted.ts': [],
  routes: ['miniprogram/(session|locales)/', 'mobx-miniprogram'],
  session: [
    'miniprogram/(branding|contracts|launch|locales)/',
    'miniprogram/(clock|deployment-fields|failure|untrusted)\\.ts',
    'miniprogram/wechat/wechat.ts',
    'mobx-miniprogram',
  ],
  contracts: [
    'miniprogram/(launch|locales)/',
    'miniprogram/(deployment-fields|failure|one-line|untrusted)\\.ts',
    'miniprogram/wechat/wechat.ts',
  ],
  branding: [
    'miniprogram/locales/',
    'miniprogram/(one-line|untrusted)\\.ts',
    'miniprogram/wechat/wechat.ts',
  ],
  wechat: ['miniprogram/launch/', 'miniprogram/(clock|failure|one-line|untrusted)\\.ts'],
  launch: ['miniprogram/untrusted.ts'],
  locales: [],
}
const tools = {
  command: [],
  compile: ['miniprogram/', 'tools/command/'],
  package: ['miniprogram/', 'tools/(command|compile)/'],
  release: ['miniprogram/', 'tools/(command|compile|package)/'],
  doctor: ['miniprogram/', 'tools/(command|compile|package)/'],
  contract: ['miniprogram/', 'tools/command/'],
  init: ['miniprogram/', 'tools/(command|doctor|package)/'],
  'backend-check': ['miniprogram/', 'tools/(command|contract|doctor|standins)/'],
  standins: ['miniprogram/', 'tools/(command|compile|contract)/'],
  workbench: ['miniprogram/', 'tools/(command|init|compile|contract|doctor|standins)/'],
}

/** A rule for what stands in `from`, which may import itself, too. */
const only = (from, allowed, among = '.') => ({
  name: `${from} imports nothing besides ${[from, ...allowed].join(', ')}`,
  severity: 'error',
  from: { path: `^${from}` },
  to: {
    path: among,
    pathNot: [from, ...allowed].map((path) => `^(node_modules/)?${path}`),
  },
})
const OURS = '^(miniprogram|tools|examples|test)/'

module.exports = {
  forbidden: [
    { name: 'no cycle', severity: 'error', from: {}, to: { circular: true } },
    ...Object.entries(miniprogram).map(([name, allowed]) =>
      only(`miniprogram/${name}${name.includes('.') ? '' : '/'}`, allowed),
    ),
    ...Object.entries(tools).map(([name, allowed]) => only(`tools/${name}/`, allowed, OURS)),
    only('examples/', ['miniprogram/'], OURS),
    {
      name: 'nothing imports a test',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'e2e files also run in the real DevTools: they see what a tester sees',
      severity: 'error',
      from: { path: '^test/e2e/' },
      to: { path: '^(tools|miniprogram|examples)/' },
    },
  ],
  options: {
    // Type imports, too.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // The second one has packages of its own, and is no part of the program.
    exclude: { path: 'miniprogram_npm|^examples/ticket-backend/' },
  },
}
