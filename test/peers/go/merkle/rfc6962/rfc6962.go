// Package rfc6962 offers of its namesake what the witness asks for: the root of the empty tree.
package rfc6962

import "crypto/sha256"

// Hasher is SHA-256 as RFC 6962 uses it.
type Hasher struct{}

// DefaultHasher is the one that logs use.
var DefaultHasher = Hasher{}

// EmptyRoot is the hash of nothing (RFC 6962, section 2.1).
func (Hasher) EmptyRoot() []byte {
	root := sha256.Sum256(nil)
	return root[:]
}
