package main

import (
	"crypto/rand"

	formats "github.com/transparency-dev/formats/note"
	"golang.org/x/mod/sumdb/note"
)

// generateKeys makes a key that signs notes, and one of ML-DSA-44 that cosigns.
func generateKeys(asked question) (answer, error) {
	secret, public, err := note.GenerateKey(rand.Reader, asked.Name)
	if err != nil {
		return nil, err
	}
	cosigner, err := formats.VKeyToCosignatureV1(public)
	if err != nil {
		return nil, err
	}
	postQuantum, postQuantumPublic, err := formats.GenerateMLDSAKey(asked.Name)
	if err != nil {
		return nil, err
	}
	return answer{
		"secret": secret, "public": public, "cosigner": cosigner,
		"mldsaSecret": postQuantum, "mldsaPublic": postQuantumPublic,
	}, nil
}

// verifiers of notes (type 1, by golang.org/x/mod itself) and of cosignatures.
func verifiers(keys []string) (note.Verifiers, error) {
	var list []note.Verifier
	for _, key := range keys {
		verifier, err := formats.NewVerifier(key)
		if err != nil {
			return nil, err
		}
		list = append(list, verifier)
	}
	return note.VerifierList(list...), nil
}

func openNote(asked question) (answer, error) {
	known, err := verifiers(asked.Keys)
	if err != nil {
		return nil, err
	}
	opened, err := note.Open([]byte(asked.Note), known)
	if err != nil {
		return nil, err
	}
	verified := []string{}
	for _, signature := range opened.Sigs {
		verified = append(verified, signature.Name)
	}
	return answer{"text": opened.Text, "verified": verified, "unknown": len(opened.UnverifiedSigs)}, nil
}

// signNote signs with note keys; keys of cosigners cosign.
func signNote(asked question) (answer, error) {
	var signers []note.Signer
	for i, key := range asked.Keys {
		var signer note.Signer
		var err error
		if i == 0 {
			signer, err = note.NewSigner(key)
		} else {
			signer, err = formats.NewSignerForCosignatureV1(key)
		}
		if err != nil {
			return nil, err
		}
		signers = append(signers, signer)
	}
	signed, err := note.Sign(&note.Note{Text: asked.Text}, signers...)
	if err != nil {
		return nil, err
	}
	return answer{"note": string(signed)}, nil
}
