import { PenholderError } from "#kernel";

/** Whether only this machine is reached there. */
const isLoopback = (host: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u.test(host);

/**
 * The address of a service without a slash at its end. Throws `usage` for what is none, for one with a name or password
 * in it, and for one over which a secret would go in the clear, unless `insecureHttp` says that it may.
 */
export function serverAddress(text: string, { isSecret, insecureHttp = false }: AddressUse): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const named = url !== undefined && url.username === "" && url.password === "" && url.search === "" && url.hash === "";
  if (!named || !["https:", "http:"].includes(url.protocol))
    throw new PenholderError(
      "usage",
      `${shown(text)} is no address of a service; give one, such as https://penholder.example.`,
    );
  if (url.protocol === "http:" && isSecret && !insecureHttp && !isLoopback(url.hostname))
    throw new PenholderError(
      "usage",
      `${url.origin} is no https address, and a password or token would go over the network in the clear; use https, or say --insecure-http where you know the network.`,
    );
  return `${url.origin}${url.pathname.replace(/\/+$/u, "")}`;
}

interface AddressUse {
  /** Whether a password, token or cookie goes there. */
  isSecret: boolean;
  insecureHttp?: boolean | undefined;
}

const longestShown = 600;

/** What somebody else wrote, on one line and without what could steer a terminal. */
export const plain = (text: string): string =>
  text.toWellFormed().replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, " ");

/** The same for a sentence: bounded. */
export function shown(text: string): string {
  const short = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
  return plain(short).trim();
}
