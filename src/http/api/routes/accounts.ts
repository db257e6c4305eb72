import { z } from "zod";
import { expectMay, open } from "#service";
import { type Api, answers, given, limit } from "../parts.ts";

const tags = ["Accounts"];
const account = z.object({
  person: z.string(),
  login: z.string(),
  name: z.string(),
  state: z.enum(["invited", "enrolled", "active", "suspended"]),
  created: z.string(),
});
const invited = z.object({
  account,
  invitation: z.string().describe("Shown once; its holder opens the account with it."),
});
const person = z.object({ person: given });
const secret = z.string().min(1).max(1000);
const shown = <T extends { created: number }>({ created, ...rest }: T) => ({
  ...rest,
  created: new Date(created).toISOString(),
});

/** Accounts are administered by administrators and confirmed by an officer; what somebody may do is for the register. */
export function accountsRoutes({ app, institution: { people }, callers }: Api): void {
  type Request = Parameters<typeof callers.asking>[0];
  const expectAdministrator = async (request: Request): Promise<void> =>
    expectMay(await callers.asking(request), "administer accounts", open);

  app.route({
    method: "GET",
    url: "/accounts",
    schema: {
      summary: "Accounts, in the order of their identities",
      tags,
      querystring: z.object({ after: given.optional(), limit }),
      response: answers(z.object({ accounts: z.array(account) })),
    },
    handler: async (request) => {
      await expectAdministrator(request);
      const { after = null, limit: most } = request.query;
      return { accounts: (await people.accounts(after, most)).map(shown) };
    },
  });
  app.route({
    method: "POST",
    url: "/accounts",
    schema: {
      summary: "Invite somebody",
      tags,
      body: z.strictObject({ person: given, login: given, name: given }),
      response: answers(invited, 201),
    },
    handler: async (request, reply) => {
      await expectAdministrator(request);
      const made = await people.invite(request.body);
      return reply.code(201).send({ invitation: made.invitation, account: shown(made.account) });
    },
  });
  app.route({
    method: "POST",
    url: "/accounts/:person/reset",
    schema: {
      summary: "Take every factor, session and token from an account and invite its holder anew",
      tags,
      params: person,
      response: answers(invited),
    },
    handler: async (request) => {
      await expectAdministrator(request);
      const made = await people.reset(request.params.person);
      return { invitation: made.invitation, account: shown(made.account) };
    },
  });
  app.route({
    method: "POST",
    url: "/accounts/:person/suspend",
    schema: { summary: "End every session and token of an account", tags, params: person, response: answers(account) },
    handler: async (request) => {
      await expectAdministrator(request);
      return shown(await people.suspend(request.params.person));
    },
  });
  app.route({
    method: "POST",
    url: "/accounts/:person/admit",
    schema: {
      summary: "Confirm that an account is held by whom it names",
      description: "By an officer, never for himself.",
      tags,
      params: person,
      response: answers(account),
    },
    handler: async (request) => {
      const asking = await callers.asking(request);
      const { team } = asking.actor;
      const concerns = { teams: team === null ? [] : [team], delegations: [], owners: [request.params.person] };
      expectMay(asking, "confirm accounts", { ...open, concerns });
      return shown(await people.admit(request.params.person));
    },
  });
  app.route({
    method: "POST",
    url: "/invitations/accept",
    schema: {
      summary: "Set a password, by the code of an invitation",
      tags,
      body: z.strictObject({ invitation: secret, password: secret }),
      response: answers(
        z.object({ secret: z.string(), uri: z.string().describe("For the authenticator application.") }),
      ),
    },
    handler: async (request) => people.accept(request.body),
  });
  app.route({
    method: "POST",
    url: "/invitations/confirm",
    schema: {
      summary: "Use up an invitation, by a code of the authenticator application",
      tags,
      body: z.strictObject({ invitation: secret, code: secret }),
      response: answers(z.object({ account, recoveryCodes: z.array(z.string()).describe("Shown once.") })),
    },
    handler: async (request) => {
      const { account: made, recoveryCodes } = await people.confirm(request.body);
      return { account: shown(made), recoveryCodes };
    },
  });
}
