import { PenholderError } from "#kernel";
import { type InstitutionClient, type OpenClient, openClient } from "./client.ts";
import { answered, session as sessionForm } from "./forms.ts";

/** A session of somebody who has just given password and second factor. */
export interface SignedIn {
  client: InstitutionClient;
  person: string;
  appointment: string | null;
  appointments: { id: string; role: string; delegation: string | null; team: string | null }[];
  /** Acts in another of his appointments. */
  choose(appointment: string): Promise<void>;
  /** Ends the session. */
  end(): Promise<void>;
}

/** Signs in by password and second factor. Throws what the service refuses, and `server-answer-invalid`. */
export async function signInAs(
  to: Pick<OpenClient, "server" | "insecureHttp" | "fetch">,
  given: { login: string; password: string; code: string },
): Promise<SignedIn> {
  let cookie = "";
  const keep = (headers: Headers): void => {
    const [set] = headers.getSetCookie();
    if (set !== undefined) cookie = set.split(";")[0] ?? "";
  };
  // Something secret goes there from the first request on: the address is judged by that.
  const open = (own: string) => openClient({ ...to, cookie: own, onHeaders: keep });
  const { data } = await open("none=").POST("/api/v1/session", { body: given });
  const opened = answered(sessionForm, data);
  if (!/^[\w-]{1,50}=[\w.~+/-]{1,500}$/u.test(cookie))
    throw new PenholderError("server-answer-invalid", "The server signed somebody in and gave no session.");
  const signedIn: SignedIn = {
    client: open(cookie),
    person: opened.person,
    appointment: opened.appointment,
    appointments: opened.appointments,
    async choose(appointment) {
      const chosen = await signedIn.client.POST("/api/v1/session/appointment", { body: { appointment } });
      signedIn.appointment = answered(sessionForm, chosen.data).appointment;
      signedIn.client = open(cookie);
    },
    async end() {
      await signedIn.client.DELETE("/api/v1/session");
    },
  };
  return signedIn;
}
