"""A student taught by several teachers: what they agree on about texts that nobody placed."""

import numpy as np
import torch

from .fit import train
from .model import NoteAffect
from .recipe import Prepared, said_of, task


def taught(p: Prepared, teachers: list[NoteAffect], seed: int, fit: np.ndarray, steps: tuple[int, int], after=None) -> NoteAffect:
    """Like `fresh`, with the teachers' mean place as one more target of every text of GoEmotions and XED.

    Of EmoBank's rows in `fit` the student learns half what people said and half what the teachers say.
    """
    torch.manual_seed(seed)
    model = NoteAffect(p.vectors, p.columns)
    mean = lambda rows: np.mean([said_of(teacher, rows, "affect") for teacher in teachers], 0)
    reddit, lines = p.others["emotions"][0], p.others["xed"][0]
    unplaced = reddit + lines
    placed = task("affect", unplaced, mean(unplaced), 128, 1.0)
    bank_rows = [p.bank_rows[row] for row in np.flatnonzero(fit)]
    bank = lambda size: task("affect", bank_rows, (p.bank_z[fit] + mean(bank_rows)) / 2, size, own_day=0.0)
    other = lambda name, size, weight, own_day=None: task(name, *p.others[name], size, weight, own_day)
    first = [other("emotions", 96, 0.7), other("xed", 32, 0.4), placed, other("diary", 48, 0.15)]
    train(model, first, steps[0], 3e-3, seed, after)
    then = [bank(64), placed, other("emotions", 32, 0.2), other("diary", 40, 0.2, 1.0)]
    train(model, then, steps[1], 1.5e-3, seed, after)
    return model
