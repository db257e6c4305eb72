package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight = 8

func hashOf(bytes []byte) (hash tlog.Hash, err error) {
	if len(bytes) != tlog.HashSize {
		return hash, errors.New("a hash has 32 bytes")
	}
	copy(hash[:], bytes)
	return hash, nil
}

func hashesOf(proof [][]byte) (hashes []tlog.Hash, err error) {
	for _, bytes := range proof {
		hash, err := hashOf(bytes)
		if err != nil {
			return nil, err
		}
		hashes = append(hashes, hash)
	}
	return hashes, nil
}

func bytesOf(hashes []tlog.Hash) [][]byte {
	all := make([][]byte, 0, len(hashes))
	for _, hash := range hashes {
		all = append(all, hash[:])
	}
	return all
}

func checkInclusion(asked question) (answer, error) {
	proof, err := hashesOf(asked.Proof)
	if err != nil {
		return nil, err
	}
	root, err := hashOf(asked.Root)
	if err != nil {
		return nil, err
	}
	leaf, err := hashOf(asked.Leaf)
	if err != nil {
		return nil, err
	}
	return answer{}, tlog.CheckRecord(tlog.RecordProof(proof), asked.Size, root, asked.Index, leaf)
}

func checkConsistency(asked question) (answer, error) {
	proof, err := hashesOf(asked.Proof)
	if err != nil {
		return nil, err
	}
	before, err := hashOf(asked.Root1)
	if err != nil {
		return nil, err
	}
	after, err := hashOf(asked.Root)
	if err != nil {
		return nil, err
	}
	return answer{}, tlog.CheckTree(tlog.TreeProof(proof), asked.Size, after, asked.Size1, before)
}

// memory holds a tree's hashes as tlog numbers them.
type memory []tlog.Hash

func (m memory) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var hashes []tlog.Hash
	for _, index := range indexes {
		if index >= int64(len(m)) {
			return nil, errors.New("no such hash")
		}
		hashes = append(hashes, m[index])
	}
	return hashes, nil
}

func grow(entries [][]byte) (memory, error) {
	var tree memory
	for i, entry := range entries {
		more, err := tlog.StoredHashes(int64(i), entry, tree)
		if err != nil {
			return nil, err
		}
		tree = append(tree, more...)
	}
	return tree, nil
}

// prove builds the tree of the entries in the folder and proves inclusion and consistency in it.
func prove(asked question) (answer, error) {
	entries, err := readEntries(asked.Folder, asked.Size)
	if err != nil {
		return nil, err
	}
	tree, err := grow(entries)
	if err != nil {
		return nil, err
	}
	root, err := tlog.TreeHash(asked.Size, tree)
	if err != nil {
		return nil, err
	}
	root1, err := tlog.TreeHash(asked.Size1, tree)
	if err != nil {
		return nil, err
	}
	inclusion, err := tlog.ProveRecord(asked.Size, asked.Index, tree)
	if err != nil {
		return nil, err
	}
	consistency, err := tlog.ProveTree(asked.Size, asked.Size1, tree)
	if err != nil {
		return nil, err
	}
	return answer{
		"root": root[:], "root1": root1[:], "inclusion": bytesOf(inclusion), "consistency": bytesOf(consistency),
	}, nil
}

// c2sp is the path of a tile in C2SP tlog-tiles; tlog's own has the height in it.
func c2sp(tile tlog.Tile) string {
	return strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/", tileHeight), "tile/", 1)
}

// folder serves the tiles of a log on disk.
type folder string

func (f folder) Height() int                         { return tileHeight }
func (f folder) SaveTiles(_ []tlog.Tile, _ [][]byte) {}
func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		bytes, err := os.ReadFile(filepath.Join(string(f), c2sp(tile)))
		if err != nil {
			return nil, err
		}
		all = append(all, bytes)
	}
	return all, nil
}

func readEntries(path string, size int64) ([][]byte, error) {
	var entries [][]byte
	for int64(len(entries)) < size {
		bundle := int64(len(entries)) >> tileHeight
		width := min(1<<tileHeight, size-int64(len(entries)))
		tile := tlog.Tile{H: tileHeight, L: -1, N: bundle, W: int(width)}
		name := strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/data/", tileHeight), "tile/entries/", 1)
		bytes, err := os.ReadFile(filepath.Join(path, name))
		if err != nil {
			return nil, err
		}
		for len(bytes) >= 2 {
			end := 2 + int(binary.BigEndian.Uint16(bytes))
			if end > len(bytes) {
				return nil, errors.New("a bundle breaks off")
			}
			entries = append(entries, bytes[2:end])
			bytes = bytes[end:]
		}
	}
	return entries, nil
}

// readTiles authenticates every tile of a log against its root, and every entry against the tiles.
func readTiles(asked question) (answer, error) {
	root, err := hashOf(asked.Root)
	if err != nil {
		return nil, err
	}
	entries, err := readEntries(asked.Folder, asked.Size)
	if err != nil {
		return nil, err
	}
	reader := tlog.TileHashReader(tlog.Tree{N: asked.Size, Hash: root}, folder(asked.Folder))
	var indexes []int64
	for i := range entries {
		indexes = append(indexes, tlog.StoredHashIndex(0, int64(i)))
	}
	hashes, err := reader.ReadHashes(indexes)
	if err != nil {
		return nil, err
	}
	for i, entry := range entries {
		if tlog.RecordHash(entry) != hashes[i] {
			return nil, fmt.Errorf("entry %d is not the one of the tiles", i)
		}
	}
	return answer{"entries": len(entries)}, nil
}

// writeTiles writes the tiles of the entries in the folder into another one.
func writeTiles(asked question) (answer, error) {
	entries, err := readEntries(asked.Folder, asked.Size)
	if err != nil {
		return nil, err
	}
	tree, err := grow(entries)
	if err != nil {
		return nil, err
	}
	paths := []string{}
	for _, tile := range tlog.NewTiles(tileHeight, 0, asked.Size) {
		bytes, err := tlog.ReadTileData(tile, tree)
		if err != nil {
			return nil, err
		}
		path := filepath.Join(asked.Text, c2sp(tile))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(path, bytes, 0o644); err != nil {
			return nil, err
		}
		paths = append(paths, c2sp(tile))
	}
	return answer{"paths": paths}, nil
}
