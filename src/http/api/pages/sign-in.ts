/// <reference lib="dom" />

interface Head {
  id: string;
  kind: string;
  title: string;
  phase: string | null;
}
interface Session {
  person: string;
  appointment: string | null;
  appointments: { id: string; role: string }[];
}

/**
 * The page's script: signs in through the API, and lists what whoever is signed in may see. It uses nothing from
 * outside, so that its source, types stripped by whoever runs us, is what the page runs.
 */
export function signIn(document: Document): void {
  const form = document.querySelector("form");
  const [outside, inside, who, said, rows] = ["#outside", "#inside", "#who", ".said", "#mine"].map((place) =>
    document.querySelector<HTMLElement>(place),
  );
  if (!form || !outside || !inside || !who || !said || !rows) return;

  const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
    const sent = { headers: { "content-type": "application/json" }, body: JSON.stringify(body ?? {}) };
    const answer = await fetch(`/api/v1${path}`, { method, ...(body && sent) });
    if (answer.status === 204) return null;
    const value = (await answer.json()) as { detail?: string };
    if (!answer.ok) throw new Error(value.detail ?? `The service answered ${answer.status}.`);
    return value;
  };
  const tell = (text: string, wrong = false) => {
    said.textContent = text;
    said.classList.toggle("wrong", wrong);
  };
  const element = (name: string, text: string) => Object.assign(document.createElement(name), { textContent: text });
  const link = (text: string, href: string) => Object.assign(document.createElement("a"), { textContent: text, href });
  const linksOf = ({ id, kind }: Head) => {
    const whole = link("the record of it", `/api/v1/subjects/${id}`);
    if (kind === "case") return [link("take it out (ZIP)", `/api/v1/cases/${id}/export`), whole];
    if (kind !== "report") return [whole];
    const report = `/api/v1/reports/${id}`;
    return [
      link("what changed", `${report}/ledger?from=1&format=html`),
      link("silent changes", `${report}/silent`),
      whole,
    ];
  };
  /** Follows a link that leads somewhere; where it does not, its reason is told here and the page stays. */
  const follow = async (href: string): Promise<void> => {
    const answer = await fetch(href, { method: "HEAD" });
    if (answer.ok) return location.assign(href);
    const { detail = "It is not to be had." } = (await (await fetch(href)).json()) as { detail?: string };
    tell(detail, true);
  };
  const row = (head: Head) => {
    const [made, title, phase, links] = ["tr", "td", "td", "td"].map((name) => document.createElement(name));
    title?.append(head.title, element("span", head.kind));
    phase?.append(head.phase ?? "");
    links?.append(...linksOf(head));
    made?.append(...[title, phase, links].filter((cell) => cell !== undefined));
    return made ?? document.createElement("tr");
  };
  const show = async (): Promise<void> => {
    const session = (await ask("GET", "/session")) as Session;
    const acting = session.appointments.find(({ id }) => id === session.appointment);
    who.textContent = `${session.person}${acting ? `, ${acting.role}` : ""}`;
    const { subjects } = (await ask("GET", "/subjects?order=newest&limit=200")) as { subjects: Head[] };
    rows.replaceChildren(...subjects.map(row));
    localStorage.setItem("signed-in", "yes");
    outside.hidden = true;
    inside.hidden = false;
    tell(subjects.length === 0 ? "There is nothing that you may see." : "");
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]));
    tell("Signing in …");
    ask("POST", "/session", given)
      .then(() => {
        form.reset();
        return show();
      })
      .catch((error: Error) => tell(error.message, true));
  });
  rows.addEventListener("click", (event) => {
    const link = event.target;
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    follow(link.href).catch((error: Error) => tell(error.message, true));
  });
  document.querySelector("#leave")?.addEventListener("click", () => {
    ask("DELETE", "/session")
      .then(() => {
        localStorage.removeItem("signed-in");
        [outside.hidden, inside.hidden] = [false, true];
        rows.replaceChildren();
        tell("Signed out.");
      })
      .catch((error: Error) => tell(error.message, true));
  });
  for (const command of document.querySelectorAll("pre"))
    command.textContent = command.textContent.replaceAll("URL", location.origin);
  // Whoever is still signed in sees it; a session that has ended meanwhile is forgotten.
  if (localStorage.getItem("signed-in")) show().catch(() => localStorage.removeItem("signed-in"));
}
