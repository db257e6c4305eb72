import { hash } from "node:crypto";
import { fromBase64, fromUtf8 } from "#record";
import { nameOf, readCertificate } from "./certificate.ts";
import { maximumBytes, unreadable } from "./der.ts";
import { type Answer, answer } from "./refused.ts";

/** A certificate for a reader to look at before trusting it. */
export interface ShownCertificate {
  /** DER. */
  bytes: Uint8Array;
  subject: string;
  validFrom: string;
  validTo: string;
  /** SHA-256 of the DER: as authorities publish it. */
  fingerprint: Uint8Array;
}

const pem = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END CERTIFICATE-----/g;

/** The certificates in a file: one in DER, or one or more in PEM (RFC 7468; text around them is passed over). */
export function readCertificates(file: Uint8Array): Answer<ShownCertificate[]> {
  return answer(() => {
    if (file.length > maximumBytes) throw unreadable("certificate file", `it is larger than ${maximumBytes} bytes`);
    const text = file[0] === 0x30 ? undefined : fromUtf8(file);
    if (!text) return [show(file)];
    const shown = text.ok ? [...text.value.matchAll(pem)].map(([, body = ""]) => show(unarmoured(body))) : [];
    if (shown.length === 0) throw unreadable("certificate file", "there is no certificate in it");
    return shown;
  });
}

function unarmoured(body: string): Uint8Array {
  const bytes = fromBase64(body.replace(/\s+/g, ""));
  if (!bytes.ok) throw unreadable("certificate file", bytes.problem);
  return bytes.value;
}

function show(der: Uint8Array): ShownCertificate {
  const certificate = readCertificate(der);
  const { bytes, notBefore, notAfter } = certificate;
  return {
    bytes,
    subject: nameOf(certificate),
    validFrom: notBefore.text,
    validTo: notAfter.text,
    fingerprint: hash("sha256", bytes, "buffer"),
  };
}
