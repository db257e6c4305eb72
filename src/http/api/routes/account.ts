import { z } from "zod";
import { scopes } from "#app";
import { type Api, answers, label, noAnswer, word } from "../parts.ts";

const tags = ["Own account"];
const secret = z.string().min(1).max(1000);
const instant = z.iso.datetime();
const passkey = z.object({
  id: z.string(),
  name: z.string(),
  created: z.string(),
  used: z.string().nullable(),
});
const token = z.object({
  prefix: z.string().describe("By which its owner knows it."),
  name: z.string(),
  appointment: z.string(),
  scopes: z.array(z.enum(scopes)),
  ceiling: label,
  created: z.string(),
  used: z.string().nullable(),
  expires: z.string(),
});
const time = (at: number): string => new Date(at).toISOString();
const timeOrNull = (at: number | null): string | null => (at === null ? null : time(at));
const timed = <T extends { created: number; used: number | null }>({ created, used, ...rest }: T) => ({
  ...rest,
  created: time(created),
  used: timeOrNull(used),
});

/** What everybody does with his own account; changes ask for a second factor given a moment ago. */
export function accountRoutes({ app, institution: { people }, callers }: Api): void {
  const personOf = async (request: Parameters<typeof callers.session>[0]): Promise<string> =>
    (await people.session(callers.session(request))).person;

  app.route({
    method: "POST",
    url: "/account/password",
    schema: {
      summary: "Change one's password",
      description: "Ends all other sessions.",
      tags,
      body: z.strictObject({ old: secret, password: secret }),
      response: noAnswer,
    },
    handler: async (request, reply) => {
      const given = { ...request.body, address: request.ip };
      const opened = await people.changePassword(callers.session(request), given);
      callers.open(reply, opened.secret);
      return reply.code(204).send();
    },
  });
  app.route({
    method: "POST",
    url: "/account/recovery-codes",
    schema: {
      summary: "New recovery codes in place of the former ones",
      tags,
      response: answers(z.object({ recoveryCodes: z.array(z.string()).describe("Shown once.") })),
    },
    handler: async (request) => ({ recoveryCodes: await people.newRecoveryCodes(callers.session(request)) }),
  });
  app.route({
    method: "GET",
    url: "/account/sessions",
    schema: {
      summary: "One's open sessions",
      tags,
      response: answers(
        z.object({ sessions: z.array(z.object({ opened: z.string(), seen: z.string(), expires: z.string() })) }),
      ),
    },
    handler: async (request) => {
      const sessions = await people.sessions(await personOf(request));
      return {
        sessions: sessions.map(({ opened, seen, expires }) => ({
          opened: time(opened),
          seen: time(seen),
          expires: time(expires),
        })),
      };
    },
  });
  app.route({
    method: "GET",
    url: "/account/passkeys",
    schema: { summary: "One's passkeys", tags, response: answers(z.object({ passkeys: z.array(passkey) })) },
    handler: async (request) => ({ passkeys: (await people.passkeys(await personOf(request))).map(timed) }),
  });
  app.route({
    method: "POST",
    url: "/account/passkeys/options",
    schema: { summary: "What a new passkey must answer", tags, response: answers(z.looseObject({})) },
    handler: async (request) => people.passkeyRegistration(callers.session(request)),
  });
  app.route({
    method: "POST",
    url: "/account/passkeys",
    schema: {
      summary: "Register a passkey",
      tags,
      body: z.strictObject({ name: word, response: z.looseObject({}) }),
      response: answers(passkey, 201),
    },
    handler: async (request, reply) => {
      const { name, response } = request.body;
      const made = await people.registerPasskey(callers.session(request), { name, response: response as never });
      return reply.code(201).send(timed(made));
    },
  });
  app.route({
    method: "DELETE",
    url: "/account/passkeys/:id",
    schema: { summary: "Remove a passkey", tags, params: z.object({ id: word }), response: noAnswer },
    handler: async (request, reply) => {
      await people.removePasskey(callers.session(request), request.params.id);
      return reply.code(204).send();
    },
  });
  app.route({
    method: "GET",
    url: "/account/tokens",
    schema: { summary: "One's API tokens", tags, response: answers(z.object({ tokens: z.array(token) })) },
    handler: async (request) => {
      const tokens = await people.tokens(await personOf(request));
      return { tokens: tokens.map(({ person: _, expires, ...one }) => ({ ...timed(one), expires: time(expires) })) };
    },
  });
  app.route({
    method: "POST",
    url: "/account/tokens",
    schema: {
      summary: "Make an API token for the appointment of the session",
      description:
        "It may do what its owner may, within its scopes and ceiling. Official acts it brings are signed all the same.",
      tags,
      body: z.strictObject({
        name: word,
        scopes: z.array(z.enum(scopes)).min(1).max(scopes.length),
        ceiling: label,
        expires: instant,
      }),
      response: answers(z.object({ secret: z.string().describe("Shown once."), token }), 201),
    },
    handler: async (request, reply) => {
      const { expires, ...wanted } = request.body;
      const made = await people.createToken(callers.session(request), { ...wanted, expires: Date.parse(expires) });
      const { person: _, expires: until, ...shown } = made.token;
      return reply.code(201).send({ secret: made.secret, token: { ...timed(shown), expires: time(until) } });
    },
  });
  app.route({
    method: "DELETE",
    url: "/account/tokens/:prefix",
    schema: { summary: "Revoke an API token", tags, params: z.object({ prefix: word }), response: noAnswer },
    handler: async (request, reply) => {
      await people.revokeToken(await personOf(request), request.params.prefix);
      return reply.code(204).send();
    },
  });
}
