import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { catalogue, type ErrorCode, PenholderError } from "#kernel";
import { placesOf } from "#service/screening";
import { issuesOf } from "../match/body.ts";
import { YenteError } from "./answer.ts";

/** Codes of errors that Fastify finds, in our words. */
const ofFastify: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: "request-too-large",
  FST_ERR_NOT_FOUND: "not-found",
};

/** An error as yente's clients expect it: {"detail": …}. Nothing of the request is repeated. */
export function yenteProblem(error: unknown): { status: number; body: unknown; headers?: Record<string, string> } {
  if (error instanceof YenteError)
    return { status: error.status, body: { detail: error.detail }, headers: error.headers };
  if (hasZodFastifySchemaValidationErrors(error)) {
    const part =
      error.validationContext === "querystring" ? "query" : error.validationContext === "params" ? "path" : "body";
    const issues = error.validation.map(({ instancePath, keyword, message }) => ({
      path: instancePath.split("/").filter((step) => step !== ""),
      code: keyword,
      message: message ?? "is not in its form",
    }));
    return { status: 422, body: { detail: issuesOf(issues, part) } };
  }
  const { status, detail } = known(error);
  return { status, body: { detail } };
}

/** An error as problem details (RFC 9457). */
export function problemDetails(error: unknown): Record<string, unknown> & { status: number } {
  const { code, status, detail } = known(error);
  const errors = hasZodFastifySchemaValidationErrors(error) && error.validation.map(placeOf);
  return { type: `/docs#error-${code}`, title: catalogue[code].when, status, detail, code, ...(errors && { errors }) };
}

/** Where a request is not in its form, and how; not what stands there. */
const placeOf = ({ instancePath, message }: { instancePath: string; message?: string }) => ({
  at: instancePath,
  problem: message ?? "is not in its form",
});

function known(error: unknown): { code: ErrorCode; status: number; detail: string } {
  if (error instanceof PenholderError) {
    const { status } = catalogue[error.code];
    // What went wrong inside is for the log.
    return {
      code: error.code,
      status,
      detail: status >= 500 && error.code !== "overloaded" ? "Internal error." : error.message,
    };
  }
  const { code: written = "", statusCode = 500 } = error as Partial<FastifyError>;
  const code =
    ofFastify[written] ?? (statusCode === 429 ? "rate-limited" : statusCode < 500 ? "request-invalid" : "internal");
  const status = Math.min(statusCode, 500);
  return {
    code,
    status,
    detail: code === "internal" ? "Internal error." : `${catalogue[code].when} ${catalogue[code].remedy}`,
  };
}

/** Sends an error in the form of the API that was asked: `yente` for its routes, problem details elsewhere. */
export function errorHandler(form: "yente" | "problem") {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const answer = form === "yente" ? yenteProblem(error) : undefined;
    const status = answer?.status ?? problemDetails(error).status;
    if (status >= 500) request.log.error({ event: "request-failed", why: placesOf(error) });
    if (error instanceof PenholderError && "retryAfter" in error)
      void reply.header("retry-after", Number(error.retryAfter));
    if (status === 401 && !answer) void reply.header("www-authenticate", "Bearer");
    void reply
      .code(status)
      .headers(answer?.headers ?? {})
      .type(answer ? "application/json; charset=utf-8" : "application/problem+json; charset=utf-8")
      .send(JSON.stringify(answer?.body ?? problemDetails(error)));
  };
}
