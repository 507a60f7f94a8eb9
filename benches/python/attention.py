"""Attention beside torch's, on the same files: outputs, causal outputs, gradients.

    cargo build --release -p kihon-benches --bin beside
    target/venv/bin/python benches/python/attention.py [FILTER]

One head of 64 numbers, one thread each, in turns, as `softmax.py` has it. torch takes its
own flash kernel for the CPU. Errors are the largest, in shares of the greatest number of
the answer in doubles.
"""

import pathlib
import sys
import tempfile

import numpy as np
import torch

from sides import Here, Program

COLUMNS = 64
# Work, tokens, and at least how many times as fast as torch.
BARS = [
    ("attention", 1024, 1.15),
    ("attention", 4096, 1.15),
    ("attention-causal", 1024, 1.0),
    ("attention-causal", 4096, 1.0),
    ("attention-gradients", 1024, 1.0),
    ("attention-gradients", 4096, 1.0),
]


def by_torch(work, x):
    """The function, and how to read its result."""
    attend = torch.nn.functional.scaled_dot_product_attention
    queries, keys, values, gradient = torch.from_numpy(x).reshape(4, 1, 1, -1, COLUMNS)
    if work != "attention-gradients":
        causal = work == "attention-causal"
        return lambda: attend(queries, keys, values, is_causal=causal), lambda y: y.numpy().reshape(-1)
    inputs = [part.clone().requires_grad_() for part in (queries, keys, values)]
    read = lambda gradients: np.concatenate([part.numpy().reshape(-1) for part in gradients])
    return lambda: torch.autograd.grad(attend(*inputs), inputs, gradient), read


def in_doubles(work, x):
    function, read = by_torch(work, x.astype(np.float64))
    return read(function())


def compare(work, tokens, folder):
    """For each side its error and its times, round by round."""
    x = np.random.default_rng(1).uniform(-1, 1, size=(4 * tokens, COLUMNS)).astype("<f4")
    data = folder / "data"
    x.tofile(data)
    sides = [Program("kihon", "beside", "<f4", folder, work, data, COLUMNS), Here("torch", *by_torch(work, x))]
    exact = in_doubles(work, x)
    errors, times = {}, {side.name: [] for side in sides}
    for side in sides:
        side.run()
        errors[side.name] = np.abs(side.answer() - exact).max() / np.abs(exact).max()
        assert errors[side.name] < 1e-5, f"{side.name} is wrong by {errors[side.name]}"
    for turn in range(41 if tokens < 4096 else 15):
        for side in sides if turn % 2 else reversed(sides):
            times[side.name].append(side.run())
    for side in sides:
        side.close()
    return errors, {name: np.array(found) for name, found in times.items()}


def operations(work, tokens):
    """Two products forward, five more backward; half of each that is causal."""
    products = {"attention": 2, "attention-causal": 1, "attention-gradients": 7}[work]
    return 2 * products * tokens * tokens * COLUMNS


def main():
    torch.set_num_threads(1)
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    print(f"torch {torch.__version__}, one thread")
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        for work, tokens, least in BARS:
            if wanted not in work:
                continue
            errors, times = compare(work, tokens, pathlib.Path(folder))
            print(f"{work}, {tokens} tokens of {COLUMNS}: at least {least} times as fast as torch")
            for name, found in times.items():
                low, middle, high = np.quantile(found / times["kihon"], [0.1, 0.5, 0.9])
                rate = operations(work, tokens) / np.median(found)
                verdict = ""
                if name == "torch":
                    verdict = "met" if middle >= least else "MISSED"
                    missed += middle < least
                line = f"  {name:6} {rate:6.1f} GFLOP/s  error {errors[name]:.1e}"
                print(f"{line}  times ours {middle:5.2f} ({low:.2f} to {high:.2f}) {verdict}".rstrip(), flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
