import type { ServerResponse } from "node:http";
import type { FastifyInstance } from "fastify";

/**
 * Once a server stops, each connection ends with the answer that it waits for: a client that keeps connections open for
 * its next question would hold the stop up until they had been idle for long enough.
 */
export function endConnectionsWhenStopping(app: FastifyInstance): void {
  const answering = new Set<ServerResponse>();
  let stopping = false;
  const isLast = (answer: ServerResponse): void => {
    if (!answer.headersSent) answer.setHeader("connection", "close");
    // An answer that is finished no longer knows its socket.
    else
      answer.once(
        "finish",
        (
          (socket) => () =>
            socket?.destroySoon()
        )(answer.socket),
      );
  };
  app.server.on("request", (_request, answer: ServerResponse) => {
    if (stopping) return isLast(answer);
    answering.add(answer);
    answer.once("close", () => answering.delete(answer));
  });
  app.addHook("preClose", async () => {
    stopping = true;
    for (const answer of answering) isLast(answer);
  });
}
