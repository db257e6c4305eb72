import { z } from "zod";
import type { Json } from "#kernel";
import { actKinds, datedRules, directory, disclosedActs, listActs, readAct, receiptOf, submitAct } from "#service";
import { type Api, answers, id, next, recordPage, word } from "../parts.ts";

const tags = ["Official acts"];
const envelope = z
  .strictObject({
    payloadType: z.string().max(200),
    payload: z.string().max(23_000_000),
    signatures: z
      .array(z.strictObject({ keyid: z.string().max(200), sig: z.string().max(200) }))
      .min(1)
      .max(4),
  })
  .describe("DSSE envelope of the act (docs/acts.md), signed with the actor's own key.");
const lodging = z
  .strictObject({ salt: z.string().max(100), slip: z.string().max(10_000) })
  .describe("Proof that the act was lodged with a witness before it was delivered.");
const actView = z.object({
  id: z.string(),
  sequence: z.string().describe("Index in the record."),
  received: z.string(),
  act: z.looseObject({}),
  envelope: z.looseObject({}),
});
const performed = z.object({
  act: z.string(),
  sequence: z.string(),
  subjects: z.array(z.object({ id: z.string(), kind: z.string(), version: z.int() })),
  repeated: z.boolean().describe("It was in the record already; nothing was done again."),
});
const listed = z.object({
  person: z.string(),
  name: z.string(),
  appointments: z.array(z.looseObject({})),
  keys: z.array(
    z.object({
      vkey: z.string(),
      fingerprint: z.string(),
      holder: z.enum(["person", "secretariat"]),
      secondLook: z
        .enum(["not needed", "confirmed", "unconfirmed"])
        .describe(
          "Whether somebody second confirmed that it is its holder's, where an officer gave it in place of another.",
        ),
    }),
  ),
  pending: z
    .array(
      z.object({
        what: z.enum(["key", "appointment"]),
        state: z.enum(["awaiting", "void"]).describe("Awaits a second look, or was protested against."),
        names: z.string().describe("The verifier key, or the appointment: what a confirmation or protest names."),
        fingerprint: z.string().optional(),
        role: z.string().optional(),
        delegation: z.string().nullable().optional(),
        team: z.string().nullable().optional(),
        by: z.string().describe("The officer."),
        since: z.string(),
        from: z.string().nullable().describe("In force from then on unless somebody protests; null: if confirmed."),
        protest: z.object({ by: z.string(), reason: z.string() }).optional(),
      }),
    )
    .describe("What one officer did in somebody's name and is not in force: for whoever is to confirm or protest."),
});

/** Acts, their receipts, and what they are judged by. */
export function actRoutes({ app, institution, callers }: Api): void {
  const of = z.object({ id });
  app.route({
    method: "POST",
    url: "/acts",
    schema: {
      summary: "Hand in an official act",
      description:
        "Signed with the actor's own key: the service cannot make one. A session must have given its second factor a moment ago; a token needs the scope act. A protest (key/protest, role/protest), and an objection or a hold that was lodged with a witness, may be delivered by anybody, signed in or not.",
      tags,
      headers: z.object({ "idempotency-key": z.string().min(1).max(200).optional() }),
      body: z.strictObject({ envelope, lodging: lodging.optional() }),
      response: { ...answers(performed, 201), ...answers(performed) },
    },
    handler: async (request, reply) => {
      const { envelope: signed, lodging: proof } = request.body;
      const key = request.headers["idempotency-key"];
      const asking = await callers.asking(request);
      const done = await submitAct(institution, asking, { envelope: signed as Json, lodging: proof, key });
      return reply.code(done.repeated ? 200 : 201).send(done);
    },
  });
  app.route({
    method: "GET",
    url: "/acts",
    schema: {
      summary: "Acts in the order of the record",
      tags,
      querystring: z.object({
        case: id.optional(),
        subject: id.optional(),
        kind: word.optional(),
        actor: word.optional(),
        ...recordPage,
      }),
      response: answers(z.object({ acts: z.array(actView), next })),
    },
    handler: async (request) => {
      const { after, ...query } = request.query;
      const asking = await callers.asking(request);
      return listActs(institution, asking, { ...query, after: after === undefined ? null : BigInt(after) });
    },
  });
  app.route({
    method: "GET",
    url: "/acts/:id",
    schema: { summary: "One act", tags, params: of, response: answers(actView) },
    handler: async (request) => readAct(institution, await callers.asking(request), request.params.id),
  });
  app.route({
    method: "GET",
    url: "/acts/:id/receipt",
    schema: {
      summary: "The receipt of an act, which verifies alone",
      tags,
      params: of,
      response: answers(z.string().describe("As docs/record.md describes it.")),
    },
    handler: async (request, reply) => {
      const receipt = await receiptOf(institution, await callers.asking(request), request.params.id);
      return reply.type("text/plain; charset=utf-8").send(receipt);
    },
  });
  app.route({
    method: "GET",
    url: "/disclosed",
    schema: {
      summary: "Acts that were disclosed to everybody, with their receipts",
      tags,
      querystring: z.object({ case: id.optional(), ...recordPage }),
      response: answers(z.object({ acts: z.array(actView.extend({ receipt: z.string() })), next })),
    },
    handler: async (request) => {
      const { after, ...query } = request.query;
      return disclosedActs(institution, { ...query, after: after === undefined ? null : BigInt(after) });
    },
  });
  app.route({
    method: "GET",
    url: "/register",
    schema: {
      summary: "Who acts in which role, with their public keys",
      tags,
      response: answers(z.object({ people: z.array(listed) })),
    },
    handler: async (request) => ({ people: await directory(institution, await callers.asking(request)) }),
  });
  app.route({
    method: "GET",
    url: "/kinds",
    schema: {
      summary: "Every kind of official act: who may sign it, and the form of its body",
      tags,
      response: answers(z.object({ kinds: z.array(z.looseObject({})) })),
    },
    handler: async () => ({ kinds: actKinds() }),
  });
  app.route({
    method: "GET",
    url: "/rules",
    schema: {
      summary: "Dated rules (periods, procedures, due dates) with their sources",
      tags,
      response: answers(z.object({ rules: z.looseObject({}) })),
    },
    handler: async () => ({ rules: datedRules() }),
  });
}
