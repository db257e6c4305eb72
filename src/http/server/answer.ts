/** What a worker answers: a body that is sent as it is (JSON unless a header says otherwise). */
export interface Answer {
  status: number;
  body: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
}

/** An error in the form of yente's API: {"detail": …}. Thrown in tasks and routes of that API. */
export class YenteError extends Error {
  override readonly name = "YenteError";
  readonly status: number;
  /** A sentence, or the faults of a request in the form of FastAPI. */
  readonly detail: unknown;
  /** Sent along: Location of a redirect. */
  readonly headers: Record<string, string>;

  constructor(status: number, detail: unknown, headers: Record<string, string> = {}) {
    super(typeof detail === "string" ? detail : "The request is not in its form.");
    this.status = status;
    this.detail = detail;
    this.headers = headers;
  }
}

/** An answer with a JSON body. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return { status, body: JSON.stringify(value), headers };
}
