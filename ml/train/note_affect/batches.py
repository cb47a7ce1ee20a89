"""Rows of features as padded batches of about the same length."""

import numpy as np
import torch


def pad(rows: list[np.ndarray]) -> tuple[torch.Tensor, torch.Tensor]:
    """ids and marks, int64 [rows, words of the longest]."""
    width = max(1, max(len(row) for row in rows))
    out = np.zeros((len(rows), width, 2), np.int64)
    for at, row in enumerate(rows):
        out[at, : len(row)] = row
    both = torch.from_numpy(out)
    return both[..., 0], both[..., 1]


def in_order(rows: list[np.ndarray], size: int = 256):
    """Batches of everybody, by length: yields indices, ids, marks."""
    order = np.argsort([len(row) for row in rows])
    for k in range(0, len(order), size):
        at = order[k : k + size]
        yield at, *pad([rows[i] for i in at])
