package main

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"time"

	formats "github.com/transparency-dev/formats/note"
	client "github.com/transparency-dev/witness/client/http"
	"github.com/transparency-dev/witness/persistence/inmemory"
	"github.com/transparency-dev/witness/witness"
	"golang.org/x/mod/sumdb/note"
)

// startWitness serves a C2SP witness for one log until the program ends.
func startWitness(asked question) (answer, error) {
	var signers []note.Signer
	for _, key := range asked.Keys {
		signer, err := formats.NewSignerForCosignatureV1(key)
		if err != nil {
			return nil, err
		}
		signers = append(signers, signer)
	}
	logVerifier, err := formats.NewVerifier(asked.LogKey)
	if err != nil {
		return nil, err
	}
	serving, err := witness.New(context.Background(), witness.Opts{
		Persistence: inmemory.New(),
		Signers:     signers,
		VerifierForLog: func(_ context.Context, origin string) (note.Verifier, bool, error) {
			return logVerifier, origin == asked.Origin, nil
		},
	})
	if err != nil {
		return nil, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	routes := http.NewServeMux()
	routes.HandleFunc("POST /add-checkpoint", witness.NewHTTPHandler(serving).AddCheckpoint)
	server := &http.Server{Handler: routes, ReadHeaderTimeout: time.Minute}
	go func() { _ = server.Serve(listener) }()
	return answer{"url": "http://" + listener.Addr().String()}, nil
}

// submit asks a witness to cosign, as a log written in Go would.
func submit(asked question) (answer, error) {
	address, err := url.Parse(asked.Witness)
	if err != nil {
		return nil, err
	}
	patience := &http.Client{Timeout: 10 * time.Second}
	lines, size, err := client.NewWitness(address, patience).Update(
		context.Background(), uint64(asked.Size1), []byte(asked.Checkpoint), asked.Proof)
	if err != nil {
		return answer{"refused": err.Error(), "size": size}, nil
	}
	return answer{"lines": string(lines)}, nil
}
