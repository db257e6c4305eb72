// The wall: rooms meet only at their doors, and only along the arrows of DESIGN (docs/architecture.md repeats them).
const pureRooms = [
  "record",
  "names",
  "document",
  "parties",
  "compare",
  "verify",
  "screening",
  "acts",
  "committee",
  "measures",
  "register",
  "proceedings",
];
const arrows = {
  record: [],
  kernel: [],
  names: ["kernel"],
  document: ["kernel", "record"],
  parties: ["kernel", "names"],
  compare: ["kernel", "document", "parties", "names"],
  screening: ["kernel", "names", "parties"],
  acts: ["kernel", "record", "document"],
  register: ["kernel", "record", "acts", "committee"],
  committee: ["kernel", "parties"],
  measures: ["kernel", "parties"],
  proceedings: ["kernel", "record", "document", "parties", "compare", "acts", "register", "committee", "measures"],
  readers: ["kernel", "document"],
  writers: ["kernel", "document", "compare", "parties", "screening"],
  lists: ["kernel", "names", "parties"],
  verify: ["kernel", "record", "document", "parties", "acts", "register", "committee", "compare", "proceedings"],
  disk: ["kernel"],
  log: ["kernel", "record", "disk"],
  store: ["kernel", ...pureRooms, "disk"],
  people: ["kernel", "record", "acts", "register", "store"],
  service: ["kernel", ...pureRooms, "readers", "writers", "lists", "disk", "log", "store", "people"],
  app: ["kernel", ...pureRooms, "readers", "writers", "lists", "disk", "log", "store", "people", "service"],
  http: ["kernel", ...pureRooms, "app", "service"],
  client: ["kernel", "acts", "register"],
  cli: [
    "kernel",
    "client",
    "names",
    "document",
    "parties",
    "compare",
    "readers",
    "writers",
    "lists",
    "record",
    "verify",
    "log",
    "screening",
    "app",
    "http",
  ],
  web: ["kernel", "record", "document", "acts", "register", "proceedings", "verify"],
};
// Screening answers from threads that must not load the institution with it: it has doors of its own.
// Verifying a whole case takes comparison and lifecycles, which the verifier page must not load with it.
const sideDoors = ["^src/service/screening/index\\.ts$", "^src/app/screening\\.ts$", "^src/verify/case/index\\.ts$"];
const rooms = Object.keys(arrows);
const pure = ["kernel", ...pureRooms].join("|");

export default {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "only-through-the-door",
      comment: "Another room's files are private: import its index.ts, by its #name.",
      severity: "error",
      from: { path: "^src/([^/]+)/" },
      to: { path: "^src/([^/]+)/", pathNot: ["^src/$1/", "^src/[^/]+/index\\.ts$", ...sideDoors] },
    },
    ...rooms.map((room) => ({
      name: `arrows-of-${room}`,
      severity: "error",
      from: { path: `^src/${room}/` },
      to: { path: "^src/", pathNot: `^src/(${[room, ...arrows[room]].join("|")})/` },
    })),
    { name: "known-rooms", severity: "error", from: { path: "^src/", pathNot: `^src/(${rooms.join("|")})/` }, to: {} },
    {
      name: "pure-rooms-do-no-io",
      severity: "error",
      from: { path: `^src/(${pure})/`, pathNot: "\\.test\\.ts$" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "declared-packages-only",
      severity: "error",
      from: { path: "^src/", pathNot: "\\.test\\.ts$" },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "unknown"] },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      conditionNames: ["import", "node", "default"],
      exportsFields: ["exports"],
      extensions: [".ts", ".js", ".json"],
    },
  },
};
