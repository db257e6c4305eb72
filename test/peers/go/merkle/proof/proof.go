// Package proof stands in for github.com/transparency-dev/merkle/proof, of which the version that the witness requires is
// not on every module proxy: its consistency proofs are checked here by golang.org/x/mod/sumdb/tlog.
package proof

import (
	"errors"

	"github.com/transparency-dev/merkle/rfc6962"
	"golang.org/x/mod/sumdb/tlog"
)

// VerifyConsistency checks a consistency proof (RFC 6962, section 2.1.2) between two sizes, the first not zero.
func VerifyConsistency(_ rfc6962.Hasher, size1, size2 uint64, proof [][]byte, root1, root2 []byte) error {
	hashes := make(tlog.TreeProof, len(proof))
	for i, bytes := range proof {
		if len(bytes) != tlog.HashSize {
			return errors.New("a hash has 32 bytes")
		}
		hashes[i] = tlog.Hash(bytes)
	}
	if len(root1) != tlog.HashSize || len(root2) != tlog.HashSize {
		return errors.New("a root has 32 bytes")
	}
	return tlog.CheckTree(hashes, int64(size2), tlog.Hash(root2), int64(size1), tlog.Hash(root1))
}

// VerifySubtreeConsistency is for the optional sign-subtree, which the witness is not asked to offer.
func VerifySubtreeConsistency(rfc6962.Hasher, uint64, uint64, uint64, [][]byte, []byte, []byte) error {
	return errors.New("subtrees are not signed here")
}
