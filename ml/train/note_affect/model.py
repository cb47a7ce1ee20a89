"""The network: a table of words, two directions of a GRU and short convolutions over it, pooled, to all targets at once.

What pads a batch is masked everywhere, so a note's result does not depend on the notes beside it.
"""

import torch
from torch import nn
from torch.nn import functional as F

MARKS = 8
AFFECT = 3


class NoteAffect(nn.Module):
    """`forward`: ids and marks int64 [notes, words], 0 for padding, to a dict of what each head says.

    `affect` [notes, 2]: valence and arousal in EmoBank's standard deviations, as its readers placed its sentences;
    `diary` [notes, 2]: the same as our diary sentences are placed; `own_day` [notes, 1]: a logit that it is such a
    sentence; `place` [notes, 2]: of those two the one, the other or between them, as `own_day` has it; `emotions`
    [notes, 28], `xed` [notes, 9]: logits; `norms` [notes, 2]: of the Glasgow norms.
    """

    def __init__(self, vectors, columns, gru: int = 64, filters: int = 64, hidden: int = 96, mark: int = 6):
        super().__init__()
        self.table = nn.Embedding.from_pretrained(torch.from_numpy(vectors).float(), freeze=False, sparse=True)
        self.affect = nn.Embedding.from_pretrained(torch.from_numpy(columns).float(), freeze=False, sparse=True)
        self.mark = nn.Parameter(torch.randn(MARKS, mark) * 0.1)
        width = self.table.embedding_dim + AFFECT + mark
        self.gru = nn.GRU(width, gru, batch_first=True, bidirectional=True)
        self.narrow = nn.Conv1d(width, filters, 2)
        self.wide = nn.Conv1d(width, filters, 3)
        pooled = 4 * gru + 2 * filters + 3 * AFFECT + 1
        self.hidden = nn.Linear(pooled, hidden)
        self.heads = nn.ModuleDict(
            {name: nn.Linear(hidden, size) for name, size in dict(affect=2, diary=2, own_day=1, emotions=28, xed=9, norms=2).items()}
        )

    def forward(self, ids, marks, drop: float = 0.0):
        there = (ids > 0).float()
        lengths = there.sum(1).clamp(min=1)
        columns = self.affect(ids) * there[..., None]
        words = F.dropout(self.table(ids), drop, self.training)
        x = torch.cat([words, columns, F.embedding(marks, self.mark)], 2) * there[..., None]
        packed = nn.utils.rnn.pack_padded_sequence(x, lengths.long().cpu(), batch_first=True, enforce_sorted=False)
        states, _ = nn.utils.rnn.pad_packed_sequence(self.gru(packed)[0], batch_first=True, total_length=ids.shape[1])
        states = states * there[..., None]
        absent = (1 - there)[..., None] * 100.0
        mean = lambda y: y.sum(1) / lengths[:, None]
        padded = F.pad(x.transpose(1, 2), (1, 1))
        narrow = F.relu(self.narrow(padded))[:, :, :-1] * there[:, None]
        wide = F.relu(self.wide(padded)) * there[:, None]
        pooled = torch.cat(
            [
                (states - absent).amax(1),
                mean(states),
                narrow.amax(2),
                wide.amax(2),
                (columns - absent).amax(1),
                (columns + absent).amin(1),
                mean(columns),
                lengths[:, None].log() / 3,
            ],
            1,
        )
        hidden = F.dropout(F.relu(self.hidden(F.dropout(pooled, drop, self.training))), drop, self.training)
        said = {name: head(hidden) for name, head in self.heads.items()}
        said["place"] = said["affect"] + torch.sigmoid(said["own_day"]) * (said["diary"] - said["affect"])
        return said
