import { z } from "zod";
import { actBodies } from "#acts";
import {
  businessDays,
  delistingProcedures,
  disclosureRules,
  exemptionRules,
  noObjectionRules,
  reportDue,
  requestRules,
} from "#committee";
import { actRights, type Right, registerBodies, secondLookRules } from "#people";

/** Every rule that the world may change: from when, until when, its value, its source, and how it is known. */
export const datedRules = () => ({
  noObjection: noObjectionRules,
  exemption: exemptionRules,
  delisting: delistingProcedures,
  request: requestRules,
  reportDue,
  disclosure: disclosureRules,
  businessDays,
  secondLook: secondLookRules,
});

/** Every kind of official act: who may sign it by the table of rights, and the JSON Schema of its body. */
export function actKinds() {
  const bodies: Readonly<Record<string, z.ZodType>> = { ...actBodies, ...registerBodies };
  const rights: Readonly<Record<string, Right>> = actRights;
  return Object.entries(bodies).map(([kind, body]) => {
    const { by = {}, means } = rights[kind] ?? {};
    return { kind, ...(means !== undefined && { means }), by, body: z.toJSONSchema(body) };
  });
}
