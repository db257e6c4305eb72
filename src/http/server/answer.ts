/** What a worker answers: a body that is sent as it is (JSON unless a header says otherwise). */
export interface Answer {
  status: number;
  body: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
}

/** An error in the form of yente's API: {"detail": "…"}. Thrown in tasks and routes of that API. */
export class YenteError extends Error {
  override readonly name = "YenteError";
  readonly status: number;
  /** Sent along: Location of a redirect. */
  readonly headers: Record<string, string>;

  constructor(status: number, detail: string, headers: Record<string, string> = {}) {
    super(detail);
    this.status = status;
    this.headers = headers;
  }
}

/** An answer with a JSON body. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return { status, body: JSON.stringify(value), headers };
}
