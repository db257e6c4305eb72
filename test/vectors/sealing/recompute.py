"""Recomputes root and header hash of a sealed report or redacted copy, or the root that an excerpt leads to.

Written from docs/sealing.md alone, with nothing but Python's standard library, as a second implementation.
Usage: python3 recompute.py FILE
"""

import base64
import hashlib
import hmac
import json
import sys


def b64(text):
    return base64.b64decode(text, validate=True)


def u32(number):
    return number.to_bytes(4, "big")


def prefixed(data):
    return u32(len(data)) + data


def sha(data):
    return hashlib.sha256(data).digest()


def mac(key, data):
    return hmac.new(key, data, hashlib.sha256).digest()


def node(left, right):
    return sha(b"\x01" + left + right)


def tree(leaves):
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node(tree(leaves[:split]), tree(leaves[split:]))


KINDS = {"text": 0, "party": 1, "identifier": 2, "place": 3, "marked": 4}


def span_leaf(salt, span):
    text = span["text"].encode("utf-8")
    data = b"\x00rec/span/v1\x00" + salt
    data += bytes([KINDS[span["kind"]] | (0x80 if span["sentence"] else 0)]) + prefixed(text)
    data += u32(len(span["notes"]))
    for offset, note in span["notes"]:
        data += u32(offset) + bytes.fromhex(note)
    return sha(data)


def attributes_leaf(salt, attributes):
    parent = bytes.fromhex(attributes["parent"] or "")
    data = b"\x00rec/attributes/v1\x00" + salt + prefixed(attributes["kind"].encode("utf-8"))
    data += prefixed(u32(attributes["level"])) + prefixed(parent) + prefixed(attributes["language"].encode("utf-8"))
    return sha(data)


def inner(block):
    if block["state"] == "closed":
        return b64(block["stub"])
    if block["state"] == "open":
        seed = b64(block["seed"])
        slots = 4
        while slots < len(block["spans"]):
            slots *= 2
        salt = mac(seed, b"rec/salt/v1\x00\xff\xff\xff\xff")
        attributes_salt = mac(seed, b"rec/salt/v1\x00\xff\xff\xff\xfe")
        leaves = [span_leaf(mac(seed, b"rec/salt/v1\x00" + u32(i)), span) for i, span in enumerate(block["spans"])]
        leaves += [mac(seed, b"rec/pad/v1\x00" + u32(i)) for i in range(len(leaves), slots)]
    else:
        salt, attributes_salt = b64(block["salt"]), b64(block["attributesSalt"])
        leaves = [b64(s["stub"]) if "stub" in s else span_leaf(b64(s["salt"]), s["span"]) for s in block["slots"]]
    attributes = attributes_leaf(attributes_salt, block["attributes"])
    return sha(b"rec/block-body/v1\x00" + salt + u32(block["revision"]) + u32(len(leaves)) + tree(leaves) + attributes)


def block_leaf(block):
    return sha(b"\x00rec/block/v1\x00" + bytes.fromhex(block["id"]) + inner(block))


def number_leaf(salt, printed):
    return sha(b"\x00rec/number/v1\x00" + salt + bytes([printed is not None]) + prefixed((printed or "").encode("utf-8")))


def one_number(number):
    return b64(number["stub"]) if "stub" in number else number_leaf(b64(number["salt"]), number["printed"])


def number_leaves(numbers):
    if "each" in numbers:
        return [one_number(number) for number in numbers["each"]]
    seed = b64(numbers["seed"])
    return [number_leaf(mac(seed, b"rec/number-salt/v1\x00" + u32(i)), p) for i, p in enumerate(numbers["printed"])]


def meta_leaf(meta):
    if "stub" in meta:
        return b64(meta["stub"])
    data = b"\x00rec/meta/v1\x00" + b64(meta["salt"])
    return sha(data + b"".join(prefixed(meta[key].encode("utf-8")) for key in ("title", "language", "format")))


def item(block, number):
    return sha(b"\x00rec/item/v1\x00" + block + number)


def fold(leaf, index, size, proof):
    last = size - 1
    for sibling in proof:
        if index % 2 == 1 or index == last:
            leaf = node(sibling, leaf)
            while index % 2 == 0 and index != 0:
                index, last = index // 2, last // 2
        else:
            leaf = node(leaf, sibling)
        index, last = index // 2, last // 2
    return leaf


def main(path):
    with open(path, encoding="utf-8") as handle:
        file = json.load(handle)
    payload = b64(file["seal"]["envelope"]["payload"])
    header = json.loads(payload)
    if file["type"] == "penholder/excerpt/1":
        count = header["blocks"]
        leaf = item(block_leaf(file["block"]), one_number(file["number"]))
        items = fold(leaf, file["index"], count, [b64(one) for one in file["proof"]])
    else:
        count = len(file["blocks"])
        numbers = number_leaves(file["numbers"])
        items = tree([item(block_leaf(block), numbers[i]) for i, block in enumerate(file["blocks"])])
    root = sha(b"rec/document/v1\x00" + u32(count) + items + meta_leaf(file["meta"]))
    print(base64.b64encode(root).decode())
    print(base64.b64encode(sha(b"rec/header/v1\x00" + payload)).decode())
    return 0 if base64.b64encode(root).decode() == header["root"] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
