"""Softmax and its family beside torch and onnxruntime, on the same files.

    python3 -m venv target/venv
    target/venv/bin/pip install -r benches/python/requirements.txt
    cargo build --release -p kihon-benches --bin beside
    target/venv/bin/python benches/python/softmax.py [FILTER]

One thread each, in turns: a round times all sides one after the other, in CPU time
of their threads, and gives a ratio; the figure is their median, with the 10 % and 90 %
quantiles. Errors are the largest relative ones, in u = 2**-24, of results that are not
subnormal, against the same in doubles. The bars are those of the list below; the exit
status is 1 if one is missed. KIHON_SIMD=avx2 or sse2 holds ours to that instruction set.
"""

import pathlib
import sys
import tempfile

import numpy as np
import onnxruntime
import torch
from onnx import TensorProto, helper

from sides import Here, Program

ALL = 1 << 24

# Work, rows, columns, and at least how many times as fast as whom.
BARS = [
    ("softmax", ALL >> 7, 1 << 7, "onnxruntime", 1.2),
    ("softmax", ALL >> 10, 1 << 10, "onnxruntime", 1.4),
    ("softmax", ALL >> 15, 1 << 15, "onnxruntime", 1.4),
    ("softmax", ALL >> 20, 1 << 20, "onnxruntime", 1.7),
    ("softmax", 1, ALL, "onnxruntime", 1.7),
    ("log-sum-exp", ALL >> 10, 1 << 10, "torch", 7.0),
    ("log-sum-exp", 1, ALL, "torch", 7.0),
    ("cross-entropy", 64, 1 << 18, "torch", 6.0),
    ("top-8", 64, 1 << 15, "torch", 4.0),
    ("top-64", 64, 1 << 15, "torch", 3.0),
]


def by_torch(work, x):
    x = torch.from_numpy(x)
    rows, columns = x.shape
    if work == "softmax":
        out = torch.ones_like(x)
        return lambda: torch.softmax(x, -1, out=out), lambda y: y.numpy()
    if work == "log-sum-exp":
        out = torch.ones(rows)
        return lambda: torch.logsumexp(x, -1, out=out), lambda y: y.numpy()
    if work == "cross-entropy":
        targets = torch.tensor([7919 * i % columns for i in range(rows)])
        loss = torch.nn.functional.cross_entropy
        return lambda: loss(x, targets, reduction="none"), lambda y: y.numpy()
    k = int(work.removeprefix("top-"))
    return lambda: torch.topk(torch.softmax(x, -1), k), lambda y: y.values.numpy()


def by_onnxruntime(work, x):
    k = int(work.removeprefix("top-")) if work.startswith("top-") else None
    if work == "softmax":
        nodes, shape = [helper.make_node("Softmax", ["x"], ["y"])], x.shape
    elif work == "log-sum-exp":
        nodes, shape = [helper.make_node("ReduceLogSumExp", ["x"], ["y"], axes=[1], keepdims=0)], x.shape[:1]
    elif k:
        nodes = [helper.make_node("Softmax", ["x"], ["p"]), helper.make_node("TopK", ["p", "k"], ["y", "i"])]
        shape = (len(x), k)
    else:
        return None
    constants = [helper.make_tensor("k", TensorProto.INT64, [1], [k])] if k else []
    graph = helper.make_graph(
        nodes,
        work,
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, x.shape)],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, shape)],
        constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    out = np.ones(shape, np.float32)
    binding = session.io_binding()
    binding.bind_cpu_input("x", x)
    binding.bind_output("y", "cpu", 0, np.float32, out.shape, out.ctypes.data)
    return lambda: session.run_with_iobinding(binding), lambda _: out


def in_doubles(work, x):
    """The answer, row by row."""
    answers = []
    for i, row in enumerate(x):
        row = row.astype(np.float64)
        top = row.max()
        powers = np.exp(row - top)
        total = powers.sum()
        if work == "softmax":
            answers.append(powers / total)
        elif work == "log-sum-exp":
            answers.append([top + np.log(total)])
        elif work == "cross-entropy":
            answers.append([top - row[7919 * i % len(row)] + np.log(total)])
        else:
            answers.append(-np.sort(-powers)[: int(work.removeprefix("top-"))] / total)
    return np.concatenate(answers)


def largest_error(got, exact):
    normal = np.abs(exact) >= 2.0**-126
    return np.max(np.abs(got.reshape(-1)[normal] / exact[normal] - 1.0)) * 2**24


def compare(work, rows, columns, folder):
    """For each side its error and its times, round by round."""
    x = np.random.default_rng(1).normal(scale=3.0, size=(rows, columns)).astype("<f4")
    data = folder / "data"
    x.tofile(data)
    sides = [Program("kihon", "beside", "<f4", folder, work, data, columns), Here("torch", *by_torch(work, x))]
    session = by_onnxruntime(work, x)
    if session:
        sides.append(Here("onnxruntime", *session))
    exact = in_doubles(work, x)
    errors, times = {}, {side.name: [] for side in sides}
    for side in sides:
        side.run()
        errors[side.name] = largest_error(side.answer(), exact)
    for turn in range(11 if x.size == ALL else 41):
        for side in sides if turn % 2 else reversed(sides):
            times[side.name].append(side.run() / x.size)
    for side in sides:
        side.close()
    return errors, {name: np.array(found) for name, found in times.items()}


def main():
    torch.set_num_threads(1)
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    print(f"torch {torch.__version__}, onnxruntime {onnxruntime.__version__}, one thread, ns an element, error in u")
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        for work, rows, columns, against, least in BARS:
            if wanted not in work:
                continue
            errors, times = compare(work, rows, columns, pathlib.Path(folder))
            print(f"{work}, {rows} x {columns}: at least {least} times as fast as {against}")
            for name, found in times.items():
                low, middle, high = np.quantile(found / times["kihon"], [0.1, 0.5, 0.9])
                verdict = ""
                if name == against:
                    verdict = "met" if middle >= least else "MISSED"
                    missed += middle < least
                line = f"  {name:12} {np.median(found):7.3f}  error {errors[name]:9.2f}"
                print(f"{line}  times ours {middle:6.2f} ({low:.2f} to {high:.2f}) {verdict}".rstrip(), flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
