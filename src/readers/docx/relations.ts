import { parseXml } from "../xml.ts";
import type { Archive } from "../zip.ts";
import { namespaces } from "./namespaces.data.ts";

/** Where one part of a package points to (OPC, ISO/IEC 29500-2 clause 6.5). */
export interface Relations {
  /** Parts in the package, by the last word of the relationship's type, the same in both forms of the standard. */
  ofType(type: string): string[];
  /** Part or outside address by relationship id. */
  target(id: string): string | undefined;
}

/** Reads the relationships of a part ("" for the package itself); none where there is no such list. */
export function relationsOf(archive: Archive, file: string, part: string): Relations {
  const slash = part.lastIndexOf("/");
  const folder = part.slice(0, slash + 1);
  const list = `${folder}_rels/${part.slice(slash + 1)}.rels`;
  const byType = new Map<string, string[]>();
  const byId = new Map<string, string>();
  if (archive.has(list))
    parseXml(
      { file, part: list, namespaces, feed: (take) => archive.unpack(list, take) },
      {
        open(name, attributes) {
          if (name !== "rel:Relationship") return;
          const outside = attributes("TargetMode") === "External";
          const stated = attributes("Target") ?? "";
          const target = outside ? stated : resolve(folder, stated);
          byId.set(attributes("Id") ?? "", target);
          const type = (attributes("Type") ?? "").replace(/^.*\//u, "");
          if (!outside) byType.set(type, [...(byType.get(type) ?? []), target].slice(0, 1000));
        },
        close() {},
      },
    );
  return { ofType: (type) => byType.get(type) ?? [], target: (id) => byId.get(id) };
}

/** A target as a part name: relative to the folder, or to the package where it begins with a slash. */
function resolve(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split("/"))
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  return steps.join("/");
}
