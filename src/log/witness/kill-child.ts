import { ServerResponse } from "node:http";
import { runWitness } from "./run-witness.ts";
import { testSigner } from "./test-support.ts";

interface Orders {
  folder: string;
  dies: number;
  pkcs8: string;
  submitter: string;
  log: string;
  origin: string;
}

process.once("message", (orders: Orders) => void obey(orders));

async function obey(orders: Orders): Promise<void> {
  let replies = 0;
  const writeHead = ServerResponse.prototype.writeHead;
  ServerResponse.prototype.writeHead = function (this: ServerResponse, ...values: Parameters<typeof writeHead>) {
    if (values[0] === 200 && ++replies === orders.dies) process.kill(process.pid, "SIGKILL");
    return writeHead.apply(this, values);
  } as typeof writeHead;
  const witness = await runWitness({
    folder: orders.folder,
    key: testSigner("witness.example/1", "cosignature", orders.pkcs8),
    logs: [{ origin: orders.origin, vkey: orders.log }],
    submitters: [orders.submitter],
    listen: { port: 0 },
  });
  process.send?.({ url: witness.url });
}
