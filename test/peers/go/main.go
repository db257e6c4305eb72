// Command peers does with the Go libraries what Penholder does with its own code, so that a test can hold the two
// against each other: one request a line on standard input, one answer a line on standard output, both in JSON.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
)

// question is one request: what to do, and the fields that it needs.
type question struct {
	Do         string
	Text       string
	Note       string
	Keys       []string
	Name       string
	Folder     string
	Root       []byte
	Root1      []byte
	Leaf       []byte
	Proof      [][]byte
	Index      int64
	Size       int64
	Size1      int64
	Witness    string
	Origin     string
	LogKey     string
	Checkpoint string
}

// answer holds whatever the request asks for, or an error in words.
type answer map[string]any

var deeds = map[string]func(question) (answer, error){
	"keys":        generateKeys,
	"open":        openNote,
	"sign":        signNote,
	"inclusion":   checkInclusion,
	"consistency": checkConsistency,
	"prove":       prove,
	"read":        readTiles,
	"write":       writeTiles,
	"witness":     startWitness,
	"submit":      submit,
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 64<<20)
	replies := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		if err := replies.Encode(reply(lines.Bytes())); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

func reply(line []byte) answer {
	var asked question
	if err := json.Unmarshal(line, &asked); err != nil {
		return answer{"error": err.Error()}
	}
	deed, known := deeds[asked.Do]
	if !known {
		return answer{"error": "unknown request " + asked.Do}
	}
	result, err := deed(asked)
	if err != nil {
		return answer{"error": err.Error()}
	}
	return result
}
