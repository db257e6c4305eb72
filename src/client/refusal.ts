import { catalogue, type ErrorCode, PenholderError } from "#kernel";
import { shown } from "./address.ts";

/** What a server's answer of an error says: the service's own sentence and code where it is one of Penholder's. */
export async function refusalOf(response: Response, server: string): Promise<PenholderError> {
  const { code, detail, errors } = problemIn(await response.text());
  if (typeof code === "string" && Object.hasOwn(catalogue, code) && typeof detail === "string")
    return new PenholderError(code as ErrorCode, shown(`${detail}${placesOf(errors)}`), { at: server });
  // A server of lists answers as yente does.
  if (code === undefined && typeof detail === "string" && response.status < 500)
    return new PenholderError("request-invalid", `${server} refused: ${shown(detail)}`);
  return noAnswer(server, `answered ${response.status}`);
}

export const noAnswer = (server: string, what: string) =>
  new PenholderError(
    "server-answer-invalid",
    `${server} ${what}, and not as a service of Penholder does; check the address.`,
  );

/** Where a request is not in form: " (at body.passage: …)". */
function placesOf(errors: unknown): string {
  if (!Array.isArray(errors)) return "";
  const places = errors.slice(0, 5).flatMap((one: unknown) => {
    const { at, problem } = (typeof one === "object" && one !== null ? one : {}) as { at?: unknown; problem?: unknown };
    return typeof at === "string" && typeof problem === "string" ? [`${at}: ${problem}`] : [];
  });
  return places.length === 0 ? "" : ` (${places.join("; ")})`;
}

function problemIn(text: string): { code?: unknown; detail?: unknown; errors?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
