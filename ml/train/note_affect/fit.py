"""Training in two parts: what emotions texts speak of, then where they lie; and a student taught by several teachers."""

from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional as F

from .batches import in_order, pad

DROP = 0.3
MAX_WORDS = 40
# Weight of telling our diary sentences from EmoBank's, beside placing them; and by how much, in log odds, a sentence is
# taken for one of EmoBank's before it is read, so that what is only a little like ours stays where EmoBank has it.
OWN_DAY, PRIOR = 0.1, 3.0
# After so many batches neighbours are drawn anew.
FRESH = 40


@dataclass
class Task:
    """Texts as features with what is to be said of each by `head`; `size` of them in every step.

    `own_day` is 1 for our diary sentences, 0 for others that are to be told from them, None where nobody asks.
    """

    head: str
    rows: list[np.ndarray]
    targets: np.ndarray
    size: int = 64
    weight: float = 1.0
    own_day: float | None = None

    def __post_init__(self):
        self.rows = [row[:MAX_WORDS] for row in self.rows]
        self.lengths = np.array([len(row) for row in self.rows])
        self.drawn = 0

    def draw(self, at: float, hand: np.random.Generator) -> np.ndarray:
        """`size` texts of neighbouring lengths, `at` 0..1 of the way from the shortest to the longest."""
        if self.drawn % FRESH == 0:
            self.order = np.argsort(self.lengths + hand.random(len(self.lengths)) * 4)
        self.drawn += 1
        begin = int(at * max(1, len(self.order) - self.size + 1))
        return self.order[begin : begin + self.size]

    def loss(self, all_said: dict[str, torch.Tensor], at: np.ndarray) -> torch.Tensor:
        said, meant = all_said[self.head], torch.from_numpy(self.targets[at])
        if self.head in ("emotions", "xed"):
            return self.weight * F.binary_cross_entropy_with_logits(said, meant) * said.shape[1] / 4
        loss = self.weight * F.smooth_l1_loss(said, meant, beta=1.0)
        if self.own_day is not None:
            logit = all_said["own_day"][:, 0] + PRIOR
            loss = loss + OWN_DAY * F.binary_cross_entropy_with_logits(logit, torch.full_like(logit, self.own_day))
        return loss


def train(model, tasks: list[Task], steps: int, rate: float, seed: int, after=None, every: int = 200):
    """`steps` steps over a batch of every task at once; the rate rises at first and then falls to nothing."""
    hand = np.random.default_rng(seed)
    tables = [model.table.weight, model.affect.weight]
    rest = [p for p in model.parameters() if all(p is not table for table in tables)]
    optimizers = [torch.optim.Adam(rest, lr=rate), torch.optim.SparseAdam(tables, lr=rate)]
    torch.set_flush_denormal(True)
    for step in range(steps):
        model.train()
        for optimizer in optimizers:
            optimizer.param_groups[0]["lr"] = rate * min(1.0, (step + 1) / 50) * max(0.02, 1 - step / steps)
            optimizer.zero_grad()
        # All of about the same length: what pads a batch is computed too.
        along = hand.random()
        chosen = [task.draw(along, hand) for task in tasks]
        said = model(*pad([task.rows[i] for task, at in zip(tasks, chosen) for i in at]), DROP)
        loss, begin = 0.0, 0
        for task, at in zip(tasks, chosen):
            loss = loss + task.loss({head: rows[begin : begin + len(at)] for head, rows in said.items()}, at)
            begin += len(at)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(rest, 2.0)
        for optimizer in optimizers:
            optimizer.step()
        with torch.no_grad():
            model.table.weight[:2] = 0
            model.affect.weight[:2] = 0
        if after and (step + 1) % every == 0:
            after(step + 1, model)


def predict(model, rows: list[np.ndarray], head: str = "place") -> np.ndarray:
    model.eval()
    with torch.no_grad():
        parts = [(at, model(ids, marks)[head].numpy()) for at, ids, marks in in_order(rows)]
    out = np.zeros((len(rows), parts[0][1].shape[1]), np.float32)
    for at, said in parts:
        out[at] = said
    return out
