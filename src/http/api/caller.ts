import type { FastifyReply, FastifyRequest } from "fastify";
import type { InstitutionApp } from "#app";
import { PenholderError } from "#kernel";
import { type Asking, askingAs } from "#service";

const unsafe = (method: string): boolean => !["GET", "HEAD", "OPTIONS"].includes(method);

/** Who sends a request: read from its cookie or token, and from nothing else. */
export class Callers {
  readonly #app: InstitutionApp;
  readonly #cookie: string;
  readonly #origins: Set<string>;
  /** Cookies only over TLS, unless every page of the service is on this machine. */
  readonly secure: boolean;

  constructor(app: InstitutionApp) {
    this.#app = app;
    this.#origins = new Set(app.config.relyingParty.origins.map((one) => new URL(one).origin));
    this.secure = ![...this.#origins].every(isLoopback);
    this.#cookie = this.secure ? "__Host-penholder" : "penholder";
  }

  /** The address on which it listens, where only this machine reaches it: its pages are the service's own. */
  listensOn(url: string): void {
    const { port } = new URL(url);
    if (!this.secure && isLoopback(new URL(url).origin))
      for (const host of ["127.0.0.1", "localhost", "[::1]"]) this.#origins.add(`http://${host}:${port}`);
  }

  /** The one way to whoever asks: every route that answers from the institution begins here. */
  async asking(request: FastifyRequest): Promise<Asking> {
    const { people } = this.#app;
    const token = bearerOf(request);
    if (token !== undefined) return askingAs(this.#app, await people.token(token));
    const secret = this.#secretOf(request);
    return askingAs(this.#app, secret === undefined ? null : await people.session(secret));
  }

  /** Whether a session or token that was let in still is open; does not keep a session from going idle. */
  async isOpen(principal: Asking["principal"]): Promise<boolean> {
    const { people, institution } = this.#app;
    if (principal === null) return true;
    if (principal.via === "session")
      return (await people.sessions(principal.person)).some(({ id }) => id === principal.session.id);
    const tokens = await people.tokens(principal.person);
    return tokens.some(({ prefix, expires }) => prefix === principal.token.prefix && expires > institution.clock());
  }

  /** The secret of the session that the request's cookie carries. Throws `sign-in-refused`. */
  session(request: FastifyRequest): string {
    const secret = bearerOf(request) === undefined ? this.#secretOf(request) : undefined;
    if (secret === undefined)
      throw new PenholderError("sign-in-refused", "This is for somebody who is signed in with a session; sign in.");
    return secret;
  }

  /** Until the browser is closed: when a session ends is for the service to know, which keeps it open while it is used. */
  open(reply: FastifyReply, secret: string): void {
    void reply.setCookie(this.#cookie, secret, this.#attributes());
  }

  close(reply: FastifyReply): void {
    void reply.clearCookie(this.#cookie, this.#attributes());
  }

  /** A change that a cookie would allow comes from a page of the service's own. Throws `origin-refused`. */
  expectOwnOrigin(request: FastifyRequest): void {
    if (!unsafe(request.method)) return;
    const { origin, "sec-fetch-site": site } = request.headers;
    const carried = bearerOf(request) === undefined && this.#secretOf(request) !== undefined;
    if (origin === undefined ? site === "same-origin" || (site === undefined && !carried) : this.#origins.has(origin))
      return;
    if (bearerOf(request) !== undefined && origin === undefined) return;
    throw new PenholderError(
      "origin-refused",
      "The request comes from a page of another origin, or does not say from which; send it from the service's own.",
    );
  }

  #secretOf(request: FastifyRequest): string | undefined {
    const secret = request.cookies[this.#cookie];
    return secret === undefined || secret === "" || secret.length > 200 ? undefined : secret;
  }

  #attributes() {
    return { path: "/", httpOnly: true, sameSite: "strict", secure: this.secure } as const;
  }
}

function bearerOf({ headers: { authorization } }: FastifyRequest): string | undefined {
  if (authorization === undefined) return undefined;
  const [, token] = /^bearer +(\S{1,200})$/iu.exec(authorization) ?? [];
  // Whatever else stands there opens nothing, and is no reason to look at a cookie.
  return token ?? "";
}

const isLoopback = (origin: string): boolean =>
  /^http:\/\/(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/u.test(origin);
