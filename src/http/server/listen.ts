import { PenholderError } from "#kernel";
import type { App } from "./desk.ts";

/** Listens; gives the address without a slash at its end. Throws `address-in-use`. */
export async function listen(app: App, host: string, port: number): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    const message = `Another process listens on port ${port} of ${host}; stop it, or choose another --port (0: any free one).`;
    throw new PenholderError("address-in-use", message);
  }
}
