"""Run all benchmarks: `make bench`, or `python -m benchmarks [messages]`."""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.messages import records

_RUNS = 7


def wall(command: list[str], stdin: str = "") -> float:
    """Median wall time of a command in seconds."""
    times = []
    for _ in range(_RUNS):
        start = time.perf_counter()
        subprocess.run(command, input=stdin.encode(), stdout=subprocess.DEVNULL, check=False)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def start_up() -> None:
    """One draft, cold process, against the import of typer."""
    draft = "Hello Ann,\nthe new lid leaves us today. Please reply here if anything is missing.\nKind regards\n"
    bad = draft + "You can also mail care@brand.example or call (202) 555-0143.\n"
    amzlint = [sys.executable, "-m", "amzlint.cli", "check", "-"]
    base = wall([sys.executable, "-c", "import typer"])
    bare = wall([sys.executable, "-c", "pass"])
    for name, text in (("clean draft", draft), ("draft with findings", bad)):
        took = wall(amzlint, text)
        print(
            f"start-up, {name:20} {took * 1000:6.0f} ms = {took / base:4.1f} x import typer = {took / bare:4.1f} x python -c pass"
        )


def throughput(number: int) -> None:
    """Messages a second over one JSONL, whole process, and without the start-up."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "messages.jsonl"
        file.write_text("\n".join(records(number)), encoding="utf-8")
        one = Path(folder) / "one.jsonl"
        one.write_text(next(records(1)), encoding="utf-8")
        command = [sys.executable, "-m", "amzlint.cli", "check", "--format", "jsonl", "--exit-zero"]
        start = time.perf_counter()
        subprocess.run([*command, str(file)], stdout=subprocess.DEVNULL, check=False)
        took = time.perf_counter() - start
        idle = wall([*command, str(one)])
        size = file.stat().st_size
        print(
            f"throughput, {number} messages, mean {size // number} bytes: {number / took:6.0f} messages/s whole process, {number / (took - idle):6.0f} without start-up"
        )


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores")
    start_up()
    throughput(number)


main()
