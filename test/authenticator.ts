import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";

const sha256 = (data: string | Uint8Array): Buffer => createHash("sha256").update(data).digest();
const base64url = (data: Uint8Array): string => Buffer.from(data).toString("base64url");

/** Enough CBOR (RFC 8949) for an attestation object and a COSE key. */
function cbor(value: number | string | Uint8Array | ReadonlyMap<number | string, unknown>): Buffer {
  const head = (major: number, length: number): Buffer =>
    length < 24
      ? Buffer.from([(major << 5) | length])
      : length < 256
        ? Buffer.from([(major << 5) | 24, length])
        : Buffer.from([(major << 5) | 25, length >> 8, length & 255]);
  if (typeof value === "number") return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === "string") return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  const members = [...value].map(([key, one]) => Buffer.concat([cbor(key), cbor(one as number)]));
  return Buffer.concat([head(5, value.size), ...members]);
}

/** What goes wrong on purpose, for tests of what is refused. */
export interface Faults {
  origin?: string;
  rpId?: string;
  challenge?: string;
  counter?: number;
  flags?: number;
  type?: string;
  userHandle?: string;
}

/** An authenticator in software (WebAuthn level 3, sections 6.1 and 6.5): one Ed25519 or P-256 key under one credential id. */
export class Authenticator {
  readonly id = randomBytes(32);
  counter = 0;
  userHandle = "";
  readonly #key: KeyObject;
  readonly #cose: Buffer;

  constructor(algorithm: "ed25519" | "p-256" = "ed25519") {
    const { privateKey } =
      algorithm === "ed25519" ? generateKeyPairSync("ed25519") : generateKeyPairSync("ec", { namedCurve: "P-256" });
    this.#key = privateKey;
    const { x = "", y = "" } = privateKey.export({ format: "jwk" });
    const point = (text: string): Buffer => Buffer.from(text, "base64url");
    const okp = [
      [1, 1],
      [3, -8],
      [-1, 6],
      [-2, point(x)],
    ] as const;
    const ec2 = [
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, point(x)],
      [-3, point(y)],
    ] as const;
    this.#cose = cbor(new Map<number, number | Buffer>(algorithm === "ed25519" ? okp : ec2));
  }

  create(options: PublicKeyCredentialCreationOptionsJSON, faults: Faults = {}): RegistrationResponseJSON {
    this.userHandle = options.user.id;
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, 32]), this.id, this.#cose]);
    const data = Buffer.concat([this.#head(options.rp.id ?? "", 0x45, faults), attested]);
    const object = new Map<string, unknown>([
      ["fmt", "none"],
      ["attStmt", new Map()],
      ["authData", data],
    ]);
    const response = {
      clientDataJSON: base64url(client("webauthn.create", options.challenge, faults)),
      attestationObject: base64url(cbor(object)),
    };
    return { ...this.#envelope(), response };
  }

  get(options: PublicKeyCredentialRequestOptionsJSON, faults: Faults = {}): AuthenticationResponseJSON {
    const data = this.#head(options.rpId ?? "", 0x05, faults);
    const clientData = client("webauthn.get", options.challenge, faults);
    const signed = Buffer.concat([data, sha256(clientData)]);
    const signature = sign(this.#key.asymmetricKeyType === "ed25519" ? null : "sha256", signed, this.#key);
    const response = {
      clientDataJSON: base64url(clientData),
      authenticatorData: base64url(data),
      signature: base64url(signature),
      userHandle: faults.userHandle ?? this.userHandle,
    };
    return { ...this.#envelope(), response };
  }

  #envelope() {
    const id = base64url(this.id);
    return { id, rawId: id, type: "public-key" as const, clientExtensionResults: {} };
  }

  #head(rpId: string, flags: number, faults: Faults): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(faults.counter ?? ++this.counter);
    return Buffer.concat([sha256(faults.rpId ?? rpId), Buffer.from([faults.flags ?? flags]), counter]);
  }
}

function client(type: string, challenge: string, faults: Faults): Buffer {
  const origin = faults.origin ?? "https://penholder.example";
  return Buffer.from(JSON.stringify({ type: faults.type ?? type, challenge: faults.challenge ?? challenge, origin }));
}
