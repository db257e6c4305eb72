import { alteredText } from "./altered.ts";
import type { Attack } from "./attack.ts";
import { sizes, spellings } from "./forms.ts";
import { excerpts, hiding } from "./hiding.ts";
import { logFolders } from "./log-folders.ts";
import { lyingWitnesses } from "./lying-witnesses.ts";
import { checkpoints, receipts } from "./receipts.ts";
import { releases, secrets } from "./releases.ts";
import { policies, signatures } from "./signatures.ts";
import { splitViews } from "./split-views.ts";
import { timestamps } from "./timestamps.ts";
import { versions } from "./versions.ts";
import { withholding } from "./withholding.ts";

/** Every attack, by what it is against; each family has an honest control. docs/attacks.md lists them. */
export const families: Record<string, Attack[]> = {
  "altered text": alteredText,
  "hidden passages": hiding,
  excerpts,
  signatures,
  policies,
  receipts,
  checkpoints,
  versions,
  releases,
  secrets,
  spellings,
  sizes,
  "time stamps": timestamps,
  "split views": splitViews,
  "log folders": logFolders,
  withholding,
  "lying witnesses": lyingWitnesses,
};
