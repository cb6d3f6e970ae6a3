// Answers lines {"q":…,"in":…,"flags":[…]} with {"out":…,"err":…,"rc":…} of the real jq.
const { loadJq } = require(process.env.COX_JQ_ORACLE || "jq-wasm");
const lines = require("node:readline").createInterface({ input: process.stdin });
let jq = null;
(async () => {
  for await (const line of lines) {
    const { q, in: input, flags } = JSON.parse(line);
    let answer;
    try {
      jq ??= await loadJq();
      const { stdout, stderr, exitCode } = jq.raw(input, q, flags);
      answer = { out: stdout, err: stderr, rc: exitCode };
    } catch (failure) {
      jq = null;
      answer = { out: "", err: String(failure), rc: -1 };
    }
    process.stdout.write(JSON.stringify(answer) + "\n");
  }
})();
