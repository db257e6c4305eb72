export { encodeBundle, maxEntryLength, parseBundle } from "./bundle.ts";
export { concat, equalBytes, fromBase64, fromHex, fromUtf8, toBase64, toHex, u32, u64, utf8 } from "./bytes.ts";
export { type Checkpoint, formatCheckpoint, parseCheckpoint } from "./checkpoint.ts";
export { type Contradiction, checkContradiction, evidencePlace } from "./contradiction.ts";
export { contradictionHeader, formatContradiction, parseContradiction } from "./contradiction-text.ts";
export {
  type Cosignature,
  type CosignedSubtree,
  cosignatureMessage,
  encodeCosignature,
  parseCosignature,
  subtreeMessage,
  verifyCosignature,
} from "./cosignature.ts";
export type { Crypto, Signer } from "./crypto.ts";
export { documentName } from "./document-name.ts";
export { type Edge, edgeRoot, emptyEdge, extendEdge, readEdge } from "./edge.ts";
export { commitment, type Entry, encodeEntry, entryHash, entryLength, noPrevious, parseEntry } from "./entry.ts";
export { emptyLog, type Growth, growLog, type LogEdge, readLogEdge, type TileFile } from "./grow.ts";
export {
  fingerprint,
  formatSignerKey,
  formatVerifierKey,
  isKeyName,
  keyId,
  parseSignerKey,
  parseVerifierKey,
  type SignerKey,
  signatureType,
  type VerifierKey,
  verifierKey,
} from "./keys.ts";
export {
  formatLodging,
  type Lodged,
  type Lodging,
  lodgedLeaf,
  lodgingHash,
  lodgingsOrigin,
  maxLodgingText,
  openLodging,
  parseLodging,
  parseMatter,
  readLodging,
  signLodging,
} from "./lodging.ts";
export {
  type CosignedHead,
  disagreement,
  formatStatement,
  type Lodgings,
  lodgedUpTo,
  maxListed,
  openHead,
  openStatement,
  type Statement,
} from "./lodgings.ts";
export { formatLogPolicy, type LogPolicy, type PolicyGroup, parseLogPolicy } from "./log-policy.ts";
export {
  formatNote,
  formatSignatureLine,
  maxSignatures,
  type Note,
  type NoteSignature,
  parseNote,
  parseSignatureLines,
} from "./note.ts";
export { cosign, type OpenNote, openNote, signNote, type VerifiedSignature, verifySignature } from "./open-note.ts";
export {
  isSubtree,
  maxSize,
  rootFromInclusion,
  rootsFromConsistency,
  verifyConsistency,
  verifyInclusion,
  verifySubtreeConsistency,
  verifySubtreeInclusion,
} from "./proof.ts";
export {
  consistencyRanges,
  type HashReader,
  inclusionRanges,
  type LeafRange,
  leavesReader,
  proveConsistency,
  proveInclusion,
  provePrefix,
  proveSubtreeConsistency,
  proveSubtreeInclusion,
  readRoot,
} from "./prove.ts";
export {
  describeQuorum,
  organisationOf,
  type QuorumArithmetic,
  quorumArithmetic,
  quorumMet,
  toleratedLiars,
} from "./quorum.ts";
export { encodeReceipt, maxActLength, maxTokenLength, maxTokens, parseReceipt, type Receipt } from "./receipt.ts";
export { bad, ok, type Result } from "./result.ts";
export { denial, denialOfAll, formatSlip, type OpenSlip, openSlip, parseSlip, type Slip } from "./slip.ts";
export {
  amongHeartbeats,
  heartbeatBegins,
  heartbeatBytes,
  nextEntry,
  type StreamHabit,
  type StreamHead,
} from "./stream.ts";
export { type TileReader, tileHashReader } from "./tile-reader.ts";
export {
  bundlePath,
  parseTilePath,
  type Tile,
  tileAt,
  tileHeight,
  tilePath,
  tilesBetween,
  tilesForRanges,
  tileWidth,
} from "./tiles.ts";
export { formatTlogProof, maxProofText, parseTlogProof, type TlogProof, tlogProofHeader } from "./tlog-proof.ts";
export { emptyRoot, hashLength, leafHash, nodeHash, treeRoot } from "./tree.ts";
export {
  type Cosigned,
  cosignedBy,
  existedBy,
  parseSignedCheckpoint,
  signedByLog,
  type VerifiedCheckpoint,
  verifyCheckpoint,
} from "./verify-checkpoint.ts";
export { type ReceiptStep, type ReceiptVerdict, verifyReceipt } from "./verify-receipt.ts";
export {
  type AddCheckpoint,
  formatAddCheckpoint,
  formatSizeBody,
  parseAddCheckpoint,
  parseSizeBody,
  sizeMediaType,
} from "./witness-bodies.ts";
