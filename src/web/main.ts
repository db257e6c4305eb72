// One script in two places: in the page it shows, in a worker that the page starts from the same text it verifies.
import "./base.css";
import "./intake.css";
import "./verdict.css";
import "./document.css";
import "./print.css";
import { Asker, type DedicatedWorker, serve } from "./asking.ts";
import { startPage } from "./page.ts";

if (typeof document === "undefined") serve(globalThis as unknown as DedicatedWorker);
else startPage(new Asker(document.currentScript?.textContent ?? ""));
