"""The two kinds of side that are timed in turns: a program asked over its standard input,
and a function of this process. Both give CPU time of their one thread, in nanoseconds."""

import pathlib
import subprocess
import time

import numpy as np

RELEASE = pathlib.Path(__file__).resolve().parents[2] / "target" / "release"


class Program:
    """`beside` or one that speaks as it does; its answers are numbers of `dtype` in a file."""

    def __init__(self, name, program, dtype, folder, *arguments):
        self.name, self.dtype, self.file = name, dtype, folder / name
        command = [RELEASE / program, *map(str, arguments), self.file]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def run(self):
        return int(self.ask("run"))

    def answer(self):
        self.ask("write")
        return np.fromfile(self.file, dtype=self.dtype)

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Here:
    """A function of this process; `read` makes its last result an answer."""

    def __init__(self, name, function, read):
        self.name, self.function, self.read = name, function, read
        self.last = None

    def run(self):
        before = time.thread_time_ns()
        self.last = self.function()
        return time.thread_time_ns() - before

    def answer(self):
        return np.ravel(self.read(self.last))

    def close(self):
        pass
