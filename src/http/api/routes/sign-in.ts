import type { FastifyReply } from "fastify";
import { z } from "zod";
import { PenholderError } from "#kernel";
import { ownSession } from "#service";
import { type Api, answers, noAnswer } from "../parts.ts";

const tags = ["Signing in"];
const secret = z.string().min(1).max(1000);
const response = z.looseObject({}).describe("What the authenticator answered (WebAuthn, as JSON).");
const appointment = z.object({
  id: z.string(),
  role: z.string(),
  delegation: z.string().nullable(),
  team: z.string().nullable(),
});
const session = z.object({
  person: z.string(),
  via: z.enum(["session", "token"]),
  appointment: z.string().nullable().describe("In which the session acts; null: it reads as anybody."),
  fresh: z.boolean().describe("Whether the second factor was given a moment ago, as official acts ask for."),
  appointments: z.array(appointment),
});

/** Sessions: in a cookie that no script reads. */
export function signInRoutes({ app, institution, callers }: Api): void {
  const { people } = institution;
  type Opened = Awaited<ReturnType<typeof people.signIn>>;

  /** The session of whoever has just signed in; where he has one appointment only, he acts in it. */
  async function opened(reply: FastifyReply, { secret: first, session: own }: Opened) {
    let [now, current] = [first, own];
    const [only, ...others] = (await ownSession(institution, principalOf(own))).appointments;
    if (own.appointment === null && only && others.length === 0)
      ({ secret: now, session: current } = await people.choose(first, only.id));
    callers.open(reply, now);
    return ownSession(institution, principalOf(current));
  }
  const principalOf = (own: Opened["session"]) => ({
    via: "session" as const,
    person: own.person,
    appointment: own.appointment,
    session: own,
  });

  app.route({
    method: "GET",
    url: "/session",
    schema: { summary: "Who is signed in, and in what he acts", tags, response: answers(session) },
    handler: async (request) => {
      const { principal } = await callers.asking(request);
      if (!principal) throw new PenholderError("sign-in-refused", "Nobody is signed in here; sign in first.");
      return ownSession(institution, principal);
    },
  });
  app.route({
    method: "POST",
    url: "/session",
    schema: {
      summary: "Sign in by password and second factor",
      description:
        "The session is set as a cookie. `code` is that of the authenticator application, or a recovery code.",
      tags,
      body: z.strictObject({ login: secret, password: secret, code: secret }),
      response: answers(session),
    },
    handler: async (request, reply) => opened(reply, await people.signIn({ ...request.body, address: request.ip })),
  });
  app.route({
    method: "POST",
    url: "/session/passkey-options",
    schema: { summary: "What a passkey must answer to sign in", tags, response: answers(z.looseObject({})) },
    handler: async () => people.passkeyOptions(),
  });
  app.route({
    method: "POST",
    url: "/session/passkey",
    schema: {
      summary: "Sign in by passkey",
      tags,
      body: z.strictObject({ response }),
      response: answers(session),
    },
    handler: async (request, reply) =>
      opened(reply, await people.signInWithPasskey({ response: request.body.response as never, address: request.ip })),
  });
  app.route({
    method: "POST",
    url: "/session/appointment",
    schema: {
      summary: "Choose in which of one's appointments to act",
      tags,
      body: z.strictObject({ appointment: z.string().min(1).max(40) }),
      response: answers(session),
    },
    handler: async (request, reply) => {
      const own = callers.session(request);
      const { principal } = await callers.asking(request);
      const held = principal && (await ownSession(institution, principal)).appointments;
      if (!held?.some((one) => one.id === request.body.appointment))
        throw new PenholderError("not-allowed", "This appointment is not one of yours that is in force; see them all.");
      return opened(reply, await people.choose(own, request.body.appointment));
    },
  });
  app.route({
    method: "POST",
    url: "/session/step-up",
    schema: {
      summary: "Give the second factor once more",
      tags,
      body: z.strictObject({ code: secret }),
      response: answers(session),
    },
    handler: async (request, reply) =>
      opened(reply, await people.stepUp(callers.session(request), { code: request.body.code, address: request.ip })),
  });
  app.route({
    method: "POST",
    url: "/session/step-up/passkey-options",
    schema: { summary: "What a passkey must answer to step up", tags, response: answers(z.looseObject({})) },
    handler: async (request) => people.stepUpOptions(callers.session(request)),
  });
  app.route({
    method: "POST",
    url: "/session/step-up/passkey",
    schema: {
      summary: "Step up by passkey",
      tags,
      body: z.strictObject({ response }),
      response: answers(session),
    },
    handler: async (request, reply) => {
      const given = { response: request.body.response as never, address: request.ip };
      return opened(reply, await people.stepUpWithPasskey(callers.session(request), given));
    },
  });
  app.route({
    method: "DELETE",
    url: "/session",
    schema: {
      summary: "Sign out",
      description: "Ends the session; where an API token asks, revokes that token and no other.",
      tags,
      response: noAnswer,
    },
    handler: async (request, reply) => {
      const { principal } = await callers.asking(request);
      if (principal?.via === "token") {
        await people.revokeToken(principal.person, principal.token.prefix);
        return reply.code(204).send();
      }
      await people.signOut(callers.session(request));
      callers.close(reply);
      return reply.code(204).send();
    },
  });
  app.route({
    method: "DELETE",
    url: "/sessions",
    schema: { summary: "Sign out everywhere", tags, response: noAnswer },
    handler: async (request, reply) => {
      const { person } = await people.session(callers.session(request));
      await people.signOutEverywhere(person);
      callers.close(reply);
      return reply.code(204).send();
    },
  });
}
