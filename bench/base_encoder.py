"""An encoder of the size of BERT-base with random weights in 32 bits, to hold the model of attribution's speed against.

Twelve layers of width 768 with twelve heads and an inner width of 3,072 (Devlin et al., 2019). What the weights are
does not change how long they take. Positions and what stands above the layers are left out: they only cost more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

if TYPE_CHECKING:
    from numpy.typing import NDArray

LAYERS, WIDTH, HEADS, INNER, VOCABULARY = 12, 768, 12, 3072, 30522
OPSET = 20


def base_encoder() -> onnxruntime.InferenceSession:
    """A session on one thread: ``ids`` (1, pieces) to hidden states (1, pieces, 768)."""
    graph = _Graph()
    hidden = graph.add("Gather", graph.weight(VOCABULARY, WIDTH), "ids")
    for _ in range(LAYERS):
        hidden = graph.normed(hidden, _attention(graph, hidden))
        hidden = graph.normed(hidden, graph.linear(graph.add("Gelu", graph.linear(hidden, WIDTH, INNER)), INNER, WIDTH))
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "base",
            [helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "pieces"])],
            [helper.make_tensor_value_info(hidden, TensorProto.FLOAT, [1, "pieces", WIDTH])],
            graph.weights,
        ),
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=10,
    )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])


def _attention(graph: _Graph, hidden: str) -> str:
    query, key, value = (graph.heads(graph.linear(hidden, WIDTH, WIDTH), order) for order in ("q", "k", "q"))
    scores = graph.add("Mul", graph.add("MatMul", query, key), graph.constant(np.float32((WIDTH // HEADS) ** -0.5)))
    mixed = graph.add("MatMul", graph.add("Softmax", scores), value)
    joined = graph.add("Transpose", mixed, perm=[0, 2, 1, 3])
    return graph.linear(graph.add("Reshape", joined, graph.constant(np.array([1, -1, WIDTH]))), WIDTH, WIDTH)


class _Graph:
    """Nodes and weights as they are added."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self._random = np.random.default_rng(1)

    def add(self, kind: str, *inputs: str, **attributes: list[int]) -> str:
        name = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], None, None, None, None, **attributes))
        return name

    def constant(self, value: NDArray[np.generic] | np.generic) -> str:
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.asarray(value), name))
        return name

    def weight(self, *shape: int) -> str:
        return self.constant(self._random.normal(0, 0.02, shape).astype(np.float32))

    def linear(self, hidden: str, width: int, out: int) -> str:
        return self.add("Add", self.add("MatMul", hidden, self.weight(width, out)), self.weight(out))

    def heads(self, hidden: str, order: str) -> str:
        """(1, pieces, 768) by heads: (1, 12, pieces, 64), and for keys the last two the other way round."""
        cut = self.add("Reshape", hidden, self.constant(np.array([1, -1, HEADS, WIDTH // HEADS])))
        return self.add("Transpose", cut, perm=[0, 2, 3, 1] if order == "k" else [0, 2, 1, 3])

    def normed(self, hidden: str, more: str) -> str:
        scale, shift = self.constant(np.ones(WIDTH, np.float32)), self.weight(WIDTH)
        return self.add("LayerNormalization", self.add("Add", hidden, more), scale, shift)
