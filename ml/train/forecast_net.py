"""The network of mood-forecast and how it learns. Units: valence and arousal are 0..1 everywhere."""

import torch
from torch import nn

TARGETS = 4
"""Next valence, next arousal, next day's valence, next day's arousal."""

MOMENT, DIMENSION = 17, 28
"""How many features are of the moment and of a dimension: see shared/mood/forecast/features.ts."""
EXPECTED, AT_HOUR, LOW, HIGH = ([MOMENT + place, MOMENT + DIMENSION + place] for place in range(4))
"""Columns, valence and arousal, of what a plain rule expects, the hour's part in it, and its tracked errors."""

BAND_FOLLOWS_MID = (0.2, 0.2, 1.0, 1.0)
"""How far a range moves with its middle. The tracked errors are those of the plain rule, so around that the share of a
person's entries inside is steered, and mostly there the range stays; for days there is no such record."""
BAND_FREEDOM = (0.12, 0.12, 0.5, 0.5)
"""How far the network may stretch a range by the moment, as a logarithm."""
OUTSIDE = 0.095
"""Share on each side that a range is trained to leave out: a little under a tenth, for people unlike those here."""
DAY_WEIGHT = 0.35
SQUARE_WEIGHT = 6.0


class ForecastNet(nn.Module):
    def __init__(self, features: int, hidden: int, mean: torch.Tensor, deviation: torch.Tensor):
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("deviation", deviation)
        self.register_buffer("follows", torch.tensor(BAND_FOLLOWS_MID))
        self.register_buffer("freedom", torch.tensor(BAND_FREEDOM * 2))
        self.first = nn.Linear(features, hidden)
        self.second = nn.Linear(hidden, hidden)
        self.last = nn.Linear(hidden, 3 * TARGETS)
        self.straight = nn.Linear(features, 3 * TARGETS)
        self.stretch = nn.Parameter(torch.zeros(2 * TARGETS))
        self.drop = nn.Dropout(0.2)
        nn.init.zeros_(self.straight.weight)
        nn.init.zeros_(self.straight.bias)
        with torch.no_grad():
            self.last.weight *= 0.1

    def base(self, x: torch.Tensor) -> torch.Tensor:
        """[rows, 4]: from where the network says how far: for days, without the effect of the target's hour."""
        expected = x[:, EXPECTED]
        return torch.cat([expected, expected - x[:, AT_HOUR]], 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """[rows, 4, 3]: low, mid, high in order within 0..1."""
        z = ((x - self.mean) / self.deviation).clamp(-4, 4)
        h = self.drop(nn.functional.silu(self.first(z)))
        h = self.drop(nn.functional.silu(self.second(h)))
        out = self.last(h) + self.straight(z)
        off = out[:, :TARGETS]
        free = self.freedom * torch.tanh(out[:, TARGETS:] / self.freedom) + self.stretch
        below = (-x[:, LOW + LOW]).clamp(0.005, 1) * torch.exp(free[:, :TARGETS])
        above = x[:, HIGH + HIGH].clamp(0.005, 1) * torch.exp(free[:, TARGETS:])
        base = self.base(x)
        low = torch.minimum(self.follows * off - below, off)
        high = torch.maximum(self.follows * off + above, off)
        return (torch.stack([low, off, high], 2) + base.unsqueeze(2)).clamp(0, 1)


def pinball(error: torch.Tensor, share: float) -> torch.Tensor:
    return torch.maximum(share * error, (share - 1) * error)


def loss_of_truth(said: torch.Tensor, truth: torch.Tensor) -> torch.Tensor:
    """[rows, 4]: squares in the middle (the goal is one of squares), pinball at the ends (Koenker and Bassett 1978)."""
    error = truth - said[:, :, 1]
    ends = pinball(truth - said[:, :, 0], OUTSIDE) + pinball(truth - said[:, :, 2], 1 - OUTSIDE)
    return SQUARE_WEIGHT * error * error + ends


def loss_of_teacher(said: torch.Tensor, taught: torch.Tensor) -> torch.Tensor:
    return ((said - taught) ** 2).sum(2)


def fit(x, truth, weights, loss, seed, hidden, epochs, rate=6e-3, batch=1024, decay=1e-3, drop=True):
    """Trains one network; x [rows, features], truth as `loss` takes it, weights [rows, 4] with 0 for what is unknown."""
    torch.manual_seed(seed)
    net = ForecastNet(x.shape[1], hidden, x.mean(0), x.std(0) + 1e-3)
    if not drop:
        net.drop.p = 0.0
    order = torch.Generator().manual_seed(seed)
    batches = max(1, len(x) // batch)
    steps = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=decay)
    plan = torch.optim.lr_scheduler.OneCycleLR(steps, rate, total_steps=epochs * batches + 1)
    for _ in range(epochs):
        shuffled = torch.randperm(len(x), generator=order)
        for part in range(batches):
            rows = shuffled[part * batch : (part + 1) * batch]
            total = (weights[rows] * loss(net(x[rows]), truth[rows])).sum() / weights[rows].sum()
            steps.zero_grad()
            total.backward()
            steps.step()
            plan.step()
    return net.eval()


def distil(x, truth, weights, seed, teachers=4, hidden=32, teacher_epochs=12, epochs=14):
    """Several networks learn from what came, and one from what they say together: as good, and one to be shipped."""
    taught = []
    for number in range(teachers):
        teacher = fit(x, truth, weights, loss_of_truth, seed * 100 + number, hidden, teacher_epochs)
        with torch.no_grad():
            taught.append(teacher(x))
    everywhere = torch.ones_like(weights) * torch.tensor([1, 1, DAY_WEIGHT, DAY_WEIGHT])
    mean = torch.stack(taught).mean(0)
    return fit(x, mean, everywhere, loss_of_teacher, seed * 100 + 99, hidden, epochs, decay=1e-4, drop=False)
