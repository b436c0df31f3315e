"""The command line: ``python -m videosdk_server --help``."""

import signal
import sys

from ._native import check_version, run_command_line
from ._version import __version__


def main() -> int:
    """Runs the command line with the arguments of this process, and answers its exit code."""
    check_version(__version__)
    # Python would only note Ctrl-C, and raise it when the command is over: the command is to end by it instead. Where
    # the process was started with Ctrl-C ignored, that stays.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    return run_command_line(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
