import type { FastifyReply } from "fastify";
import { z } from "zod";
import { PenholderError } from "#kernel";
import { type Asking, askingAs, missedSince, type Told, toldTo } from "#service";
import { type Api, answers, index } from "../parts.ts";

/** Milliseconds between two lines that keep a connection open, and two looks whether it still may be. */
const beat = 20_000;
const mostStreams = 1000;
/** From one address. */
const mostOfOne = 50;
const mostMissed = 500;
/** Bytes that may wait for a slow reader, who then comes again with the last id that he has. */
const mostWaiting = 1024 * 1024;

/** Server-sent events: that something has changed, for whoever may see it. Ended when the server stops. */
export function eventRoutes({ app, institution, callers }: Api): void {
  const streams = new Map<() => void, string>();
  app.addHook("preClose", async () => {
    for (const end of [...streams.keys()]) end();
  });
  app.route({
    method: "GET",
    url: "/events",
    exposeHeadRoute: false,
    schema: {
      summary: "What changes, as it changes (server-sent events)",
      description:
        "An event's id is the index of its act in the record; Last-Event-ID goes on after it. An event says that something has changed, and nothing else.",
      tags: ["Reading"],
      headers: z.object({ "last-event-id": index.optional() }),
      response: answers(z.string()),
    },
    handler: async (request, reply) => {
      const asking = await callers.asking(request);
      const { ip } = request;
      const own = [...streams.values()].filter((one) => one === ip).length;
      if (streams.size >= mostStreams || own >= mostOfOne)
        throw new PenholderError("overloaded", "Too many listen already; ask again in a moment.");
      const last = request.headers["last-event-id"];
      listen(asking, reply, ip, last === undefined ? null : BigInt(last));
    },
  });

  function listen({ principal }: Asking, reply: FastifyReply, ip: string, last: bigint | null): void {
    const raw = begun(reply);
    // One thing after the other: what was missed first, then what comes, in the order of the record.
    let turn: Promise<unknown> = Promise.resolve();
    const inTurn = (work: () => Promise<void>): void => {
      turn = turn.then(work).catch(() => end());
    };
    const send = (told: Told): void => {
      if (!raw.writableEnded) raw.write(eventOf(told));
      if (raw.writableLength > mostWaiting) end();
    };
    const stop = institution.institution.events.listen((changed) =>
      inTurn(async () => {
        const told = toldTo(await askingAs(institution, principal), changed);
        if (told) send(told);
      }),
    );
    const timer = setInterval(() => {
      inTurn(async () => {
        if (await callers.isOpen(principal)) raw.write(": still here\n\n");
        else end();
      });
    }, beat);
    const end = (): void => {
      stop();
      clearInterval(timer);
      streams.delete(end);
      raw.end();
    };
    streams.set(end, ip);
    raw.on("close", end);
    raw.write("retry: 2000\n\n");
    inTurn(async () => {
      for (let after = last; after !== null && !raw.writableEnded; ) {
        const missed = await missedSince(institution, await askingAs(institution, principal), after, mostMissed);
        for (const told of missed.told) send(told);
        after = missed.next;
      }
    });
  }
}

function begun(reply: FastifyReply) {
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  return raw;
}

const eventOf = ({ sequence, ...told }: Told): string =>
  `id: ${sequence}\nevent: changed\ndata: ${JSON.stringify(told)}\n\n`;
