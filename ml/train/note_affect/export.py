"""The network as one ONNX file that holds everything, its vocabulary too.

The table of words is kept as int8 with a scale a row. The graph is written by hand, so that it has only operators that
every build of onnxruntime has, and so that what pads a batch is masked: GRU by `sequence_lens`, the rest by `there`.
"""

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

# How far a standard deviation of EmoBank goes on the pad: valence = sigmoid(PACE * z).
PACE = 0.55
LARGE = 100.0


def quantised(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 [rows, columns] and float32 scales [rows, 1], with row 0 and 1 whatever they were trained to be."""
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
    return np.round(table / scale).astype(np.int8), scale.astype(np.float32)


def round_table(model) -> None:
    """Gives the model in place the table that the file will have, so that Python computes what the file says."""
    with torch.no_grad():
        rows, scale = quantised(torch.cat([model.table.weight, model.affect.weight], 1).numpy())
        both = torch.from_numpy(rows.astype(np.float32) * scale)
        model.table.weight.copy_(both[:, : model.table.embedding_dim])
        model.affect.weight.copy_(both[:, model.table.embedding_dim :])


def gru_gates(weight: np.ndarray) -> np.ndarray:
    """From PyTorch's order of gates (reset, update, new) to ONNX's (update, reset, hidden)."""
    reset, update, new = np.split(weight, 3)
    return np.concatenate([update, reset, new])


class Graph:
    def __init__(self):
        self.nodes, self.constants = [], []

    def constant(self, name: str, value: np.ndarray) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind: str, inputs: list[str], output: str, **attributes) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, **attributes))
        return output


def build(model, vocabulary: bytes) -> onnx.ModelProto:
    """Of a model whose table was rounded by `round_table`."""
    w = {name: value.detach().numpy() for name, value in model.state_dict().items()}
    g = Graph()
    i64 = lambda name, *values: g.constant(name, np.array(values, np.int64))
    last, two, one = i64("axis_last", -1), i64("axis_2", 2), i64("axis_1", 1)
    dims, columns = w["table.weight"].shape[1], w["affect.weight"].shape[1]

    there_bool = g.add("Greater", ["ids", g.constant("zero", np.array(0, np.int32))], "there_bool")
    there = g.add("Cast", [there_bool], "there", to=TensorProto.FLOAT)
    there_column = g.add("Unsqueeze", [there, last], "there_column")
    there_row = g.add("Unsqueeze", [there, one], "there_row")
    absent = g.add("Mul", [g.add("Sub", [g.constant("one", np.float32(1)), there_column], "not_there"), g.constant("large", np.float32(LARGE))], "absent")
    counted = g.add("ReduceSum", [there, last], "counted", keepdims=1)
    length = g.add("Max", [counted, "one"], "length")
    lengths = g.add("Cast", [g.add("Squeeze", [length, last], "length_flat")], "lengths", to=TensorProto.INT32)

    rows, scale = quantised(np.concatenate([w["table.weight"], w["affect.weight"]], 1))
    picked = g.add("Cast", [g.add("Gather", [g.constant("table", rows), "ids"], "picked_int8")], "picked", to=TensorProto.FLOAT)
    words = g.add("Mul", [picked, g.add("Gather", [g.constant("scale", scale), "ids"], "picked_scale")], "words")
    marked = g.add("Gather", [g.constant("mark_table", w["mark"]), "marks"], "marked")
    x = g.add("Mul", [g.add("Concat", [words, marked], "all", axis=2), there_column], "x")
    affect = g.add("Slice", [x, i64("from", dims), i64("to", dims + columns), two], "affect_columns")

    both = lambda name, gates: np.stack([gates(w[f"gru.{name}_l0"]), gates(w[f"gru.{name}_l0_reverse"])])
    bias = np.concatenate([both("bias_ih", gru_gates), both("bias_hh", gru_gates)], 1)
    gru_in = g.add("Transpose", [x], "gru_in", perm=[1, 0, 2])
    gru = helper.make_node(
        "GRU",
        [gru_in, g.constant("gru_w", both("weight_ih", gru_gates)), g.constant("gru_r", both("weight_hh", gru_gates)), g.constant("gru_b", bias), lengths],
        ["gru_out"],
        name="gru",
        hidden_size=w["gru.weight_hh_l0"].shape[1],
        direction="bidirectional",
        linear_before_reset=1,
    )
    g.nodes.append(gru)
    turned = g.add("Transpose", ["gru_out"], "gru_turned", perm=[2, 0, 1, 3])
    shape = i64("gru_shape", 0, 0, 2 * w["gru.weight_hh_l0"].shape[1])
    states = g.add("Mul", [g.add("Reshape", [turned, shape], "gru_flat"), there_column], "states")

    def mean(of: str, name: str) -> str:
        return g.add("Div", [g.add("ReduceSum", [of, one], f"{name}_sum", keepdims=0), length], name)

    def most(of: str, name: str) -> str:
        return g.add("ReduceMax", [g.add("Sub", [of, absent], f"{name}_there")], name, axes=[1], keepdims=0)

    xt = g.add("Transpose", [x], "x_turned", perm=[0, 2, 1])

    def convolved(name: str, pads: list[int]) -> str:
        weights = [g.constant(f"{name}_w", w[f"{name}.weight"]), g.constant(f"{name}_b", w[f"{name}.bias"])]
        out = g.add("Relu", [g.add("Conv", [xt, *weights], f"{name}_conv", pads=pads)], f"{name}_relu")
        return g.add("ReduceMax", [g.add("Mul", [out, there_row], f"{name}_there")], f"{name}_max", axes=[2], keepdims=0)

    least = g.add("ReduceMin", [g.add("Add", [affect, absent], "least_there")], "affect_min", axes=[1], keepdims=0)
    pooled = [
        most(states, "states_max"),
        mean(states, "states_mean"),
        convolved("narrow", [1, 0]),
        convolved("wide", [1, 1]),
        most(affect, "affect_max"),
        least,
        mean(affect, "affect_mean"),
        g.add("Div", [g.add("Log", [length], "length_log"), g.constant("three", np.float32(3))], "length_in"),
    ]
    dense = lambda of, name, out: g.add("Gemm", [of, g.constant(f"{out}_w", w[f"{name}.weight"]), g.constant(f"{out}_b", w[f"{name}.bias"])], out, transB=1)
    hidden = g.add("Relu", [dense(g.add("Concat", pooled, "pooled", axis=1), "hidden", "hidden_in")], "hidden_out")

    # A note without a word that is known (ids 0 and 1 only) lies in the middle and speaks of no emotion.
    known_bool = g.add("Greater", [g.add("ReduceMax", ["ids"], "id_max", axes=[1], keepdims=1), g.constant("someone", np.array(1, np.int32))], "known_bool")
    known = g.add("Cast", [known_bool], "known", to=TensorProto.FLOAT)
    elsewhere = dense(hidden, "heads.affect", "affect_z")
    apart = g.add("Sub", [dense(hidden, "heads.diary", "diary_z"), elsewhere], "apart")
    own_day = g.add("Sigmoid", [dense(hidden, "heads.own_day", "own_day_z")], "own_day")
    placed = g.add("Add", [elsewhere, g.add("Mul", [own_day, apart], "moved")], "placed")
    z = g.add("Mul", [placed, g.constant("pace", np.float32(PACE))], "paced")
    place = g.add("Sigmoid", [g.add("Mul", [z, known], "place_in")], "place")
    for at, name in enumerate(("valence", "arousal")):
        side = g.add("Slice", [place, i64(f"{name}_from", at), i64(f"{name}_to", at + 1), one], f"{name}_column")
        g.add("Squeeze", [side, one], name)
    g.add("Mul", [g.add("Sigmoid", [dense(hidden, "heads.emotions", "emotions_z")], "emotions_all"), known], "emotions")
    g.add("Identity", [g.constant("vocabulary_bytes", np.frombuffer(vocabulary, np.uint8))], "vocabulary")

    shaped = lambda name, kind, dims: helper.make_tensor_value_info(name, kind, dims)
    graph = helper.make_graph(
        g.nodes,
        "note-affect",
        [shaped("ids", TensorProto.INT32, ["notes", "words"]), shaped("marks", TensorProto.INT32, ["notes", "words"])],
        [
            shaped("valence", TensorProto.FLOAT, ["notes"]),
            shaped("arousal", TensorProto.FLOAT, ["notes"]),
            shaped("emotions", TensorProto.FLOAT, ["notes", 28]),
            shaped("vocabulary", TensorProto.UINT8, [len(vocabulary)]),
        ],
        g.constants,
    )
    made = helper.make_model(graph, producer_name="hugmood", opset_imports=[helper.make_opsetid("", 13)])
    made.ir_version = 7
    onnx.checker.check_model(made)
    return made


def write(model, vocabulary: bytes, path: Path) -> None:
    round_table(model)
    onnx.save(build(model, vocabulary), str(path))


def places(affect: np.ndarray) -> np.ndarray:
    """From standard deviations to the pad's 0..1."""
    return 1 / (1 + np.exp(-PACE * affect))
