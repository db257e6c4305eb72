import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import { join } from "node:path";

/** Whether openssl is here; where it is not, tests say that they are skipped for want of the "server" openssl. */
export const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

export type KeyKind = "rsa" | "rsa-pss" | "ecdsa" | "p384" | "ed25519" | "weak";
const keyOptions: Record<KeyKind, string[]> = {
  rsa: ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
  weak: ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024"],
  "rsa-pss": ["-algorithm", "RSA-PSS", "-pkeyopt", "rsa_keygen_bits:2048"],
  ecdsa: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
  p384: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"],
  ed25519: ["-algorithm", "ED25519"],
};

/** What a certificate says of its holder, as openssl writes it. */
export const profiles = {
  root: "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign",
  noneBelow: "basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign",
  notAnIssuer: "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature",
  forServers: "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\nextendedKeyUsage=serverAuth",
  stamping: "basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping",
  notCritical: "keyUsage=critical,digitalSignature\nextendedKeyUsage=timeStamping",
  alsoServer: "keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping,serverAuth",
  unknownCritical: "extendedKeyUsage=critical,timeStamping\n1.2.3.4.5=critical,ASN1:NULL",
} as const;

export interface Issued {
  kind: KeyKind;
  key: string;
  certificate: string;
  der: Uint8Array;
}

/** A folder of keys and certificates, made by openssl. */
export class CertificateOffice {
  readonly #folder: string;
  #count = 0;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** Issues a certificate, self-signed where no issuer is given; valid between the days given from now. */
  issue(
    name: string,
    kind: KeyKind,
    profile: string,
    issuer?: Issued,
    days: { from?: number; to?: number } = {},
  ): Issued {
    const base = join(this.#folder, `${this.#count++}`);
    const [key, certificate, request, settings] = [`${base}.key`, `${base}.pem`, `${base}.csr`, `${base}.cnf`];
    openssl("genpkey", ...keyOptions[kind], "-out", key);
    writeFileSync(settings, `[req]\ndistinguished_name=dn\n[dn]\n[x]\nsubjectKeyIdentifier=hash\n${profile}\n`);
    openssl("req", "-new", "-key", key, "-subj", `/O=Illustration/CN=${name}`, "-config", settings, "-out", request);
    const signer = issuer ? { key: issuer.key, certificate: issuer.certificate } : undefined;
    this.#sign({ request, certificate, settings, base, key }, signer, days);
    return { kind, key, certificate, der: der(certificate) };
  }

  #sign(
    files: { request: string; certificate: string; settings: string; base: string; key: string },
    issuer: { key: string; certificate: string } | undefined,
    { from = -10, to = 20 }: { from?: number; to?: number },
  ): void {
    writeFileSync(`${files.base}.db`, "");
    writeFileSync(`${files.base}.serial`, `${(4096 + this.#count).toString(16)}\n`);
    writeFileSync(
      `${files.base}.ca`,
      `[ca]\ndefault_ca=c\n[c]\ndatabase=${files.base}.db\nserial=${files.base}.serial\nnew_certs_dir=${this.#folder}\n` +
        "default_md=sha256\npolicy=p\nunique_subject=no\n[p]\ncommonName=supplied\norganizationName=optional\n",
    );
    const by = issuer ? ["-cert", issuer.certificate, "-keyfile", issuer.key] : ["-selfsign", "-keyfile", files.key];
    const dates = ["-startdate", stamp(from), "-enddate", stamp(to)];
    const extensions = ["-extfile", files.settings, "-extensions", "x"];
    openssl(
      "ca",
      "-batch",
      "-notext",
      "-config",
      `${files.base}.ca`,
      ...by,
      ...dates,
      ...extensions,
      "-in",
      files.request,
      "-out",
      files.certificate,
    );
  }

  /** An authority that stamps with this certificate, bringing the others given. */
  authority(
    signer: Issued,
    chain: readonly Issued[] = [],
    options: { essDigest?: string; accuracy?: string; digest?: string } = {},
  ): Authority {
    return new Authority(join(this.#folder, `tsa-${this.#count++}`), signer, chain, options);
  }
}

/** A local time-stamping authority: `openssl ts`. */
export class Authority {
  readonly #arguments: string[];
  readonly #folder: string;

  constructor(
    folder: string,
    signer: Issued,
    chain: readonly Issued[],
    options: { essDigest?: string; accuracy?: string; digest?: string },
  ) {
    mkdirSync(folder);
    const others = join(folder, "chain.pem");
    writeFileSync(others, chain.map(({ certificate }) => readFileSync(certificate, "utf8")).join(""));
    writeFileSync(join(folder, "serial"), "1A2B\n");
    writeFileSync(
      join(folder, "ts.cnf"),
      `[tsa]\ndefault_tsa=t\n[t]\nserial=${join(folder, "serial")}\nsigner_digest=${options.digest ?? "sha256"}\n` +
        `default_policy=1.2.3.4.1\nother_policies=1.2.3.4.2\ndigests=sha256,sha512\n${options.accuracy ?? ""}\n` +
        `ordering=yes\ness_cert_id_chain=no\ness_cert_id_alg=${options.essDigest ?? "sha256"}\n`,
    );
    this.#folder = folder;
    const chained = chain.length > 0 ? ["-chain", others] : [];
    this.#arguments = [
      "-config",
      join(folder, "ts.cnf"),
      "-signer",
      signer.certificate,
      "-inkey",
      signer.key,
      ...chained,
    ];
  }

  /** Answers a TimeStampReq with a TimeStampResp. */
  answer(request: Uint8Array): Uint8Array {
    const [query, reply] = [join(this.#folder, "q"), join(this.#folder, "r")];
    writeFileSync(query, request);
    openssl("ts", "-reply", ...this.#arguments, "-queryfile", query, "-out", reply);
    return readFileSync(reply);
  }
}

/** Whether openssl itself accepts the token, at the time of the test. */
export function opensslAccepts(
  folder: string,
  token: Uint8Array,
  digest: string,
  root: Issued,
  between: readonly Issued[],
): boolean {
  const [file, others] = [join(folder, "check.tst"), join(folder, "between.pem")];
  writeFileSync(file, token);
  writeFileSync(others, between.map(({ certificate }) => readFileSync(certificate, "utf8")).join(""));
  const untrusted = between.length > 0 ? ["-untrusted", others] : [];
  const check = ["-digest", digest, "-in", file, "-token_in", "-CAfile", root.certificate, ...untrusted];
  return spawnSync("openssl", ["ts", "-verify", ...check]).status === 0;
}

/** Serves HTTP on a free port of this machine. */
export async function serve(listener: RequestListener): Promise<{ url: string; server: Server }> {
  const server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { url: `http://127.0.0.1:${address.port}/`, server };
}

function openssl(...parameters: string[]): void {
  execFileSync("openssl", parameters, { stdio: ["ignore", "ignore", "pipe"] });
}

function der(certificate: string): Uint8Array {
  return execFileSync("openssl", ["x509", "-in", certificate, "-outform", "DER"]);
}

function stamp(days: number): string {
  return `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 19).replace(/[-:T]/g, "")}Z`;
}
