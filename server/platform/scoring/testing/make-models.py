"""Writes the test models: `python3 make-models.py` (Debian's python3-onnx) in this folder."""
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper


def constant(name, value, dtype=np.float32):
    return numpy_helper.from_array(np.array(value, dtype=dtype), name)


def value(name, kind, shape):
    return helper.make_tensor_value_info(name, kind, shape)


# y = 2x + 1, after `turns` turns of nothing that take their time; and four bytes that never change.
body = helper.make_graph(
    [
        helper.make_node("Identity", ["on"], ["still_on"]),
        helper.make_node("Mul", ["before", "unchanged"], ["after"]),
    ],
    "turn",
    [value("turn", TensorProto.INT64, []), value("on", TensorProto.BOOL, []), value("before", TensorProto.FLOAT, ["n"])],
    [value("still_on", TensorProto.BOOL, []), value("after", TensorProto.FLOAT, ["n"])],
    [constant("unchanged", 1)],
)
graph = helper.make_graph(
    [
        helper.make_node("Cast", ["turns"], ["many"], to=TensorProto.INT64),
        helper.make_node("Loop", ["many", "yes", "x"], ["same"], body=body),
        helper.make_node("Mul", ["same", "two"], ["double"]),
        helper.make_node("Add", ["double", "one"], ["y"]),
        helper.make_node("Identity", ["bytes"], ["vocabulary"]),
    ],
    "tiny",
    [value("x", TensorProto.FLOAT, ["n"]), value("turns", TensorProto.INT32, [1])],
    [value("y", TensorProto.FLOAT, ["n"]), value("vocabulary", TensorProto.UINT8, [4])],
    [
        constant("yes", True, np.bool_),
        constant("two", 2),
        constant("one", 1),
        constant("bytes", list(b"a\nb\n"), np.uint8),
    ],
)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
model.ir_version = 8
onnx.checker.check_model(model)
content = model.SerializeToString()
for name in ["tiny", "other"]:
    folder = Path(__file__).parent / "models" / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.onnx").write_bytes(content)
    (folder / "io.json").write_text(json.dumps({"sha256": hashlib.sha256(content).hexdigest()}) + "\n")
