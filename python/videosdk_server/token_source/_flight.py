"""A request under way, for all who wait for it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from .._errors import VideoSDKError
from ._environment import Cancel, Environment, Outcome
from ._failures import failure
from ._steps import Asking, CallError, Pause, Send, Step
from ._tokens import HeldToken

#: Is told the token, or why there is none.
Settle = Callable[["HeldToken | VideoSDKError"], None]
#: Within it nobody else is at work on a source.
Turn = Callable[[], "AbstractContextManager[None]"]


class Flight:
    """Takes the steps to a token one by one. Its methods are called in a turn of its owner."""

    def __init__(self, asking: Asking, environment: Environment, is_background: bool, turn: Turn, end: Settle) -> None:
        #: Whether it goes on though nobody waits for it.
        self.is_background = is_background
        self.waiting: list[Settle] = []
        self._asking = asking
        self._environment = environment
        self._turn = turn
        self._end = end
        # Counts the steps: what comes back of one that is over comes too late.
        self._step = 0
        self._cancels: list[Cancel] = []

    def begin(self) -> None:
        """Takes the first step."""
        self._go_on(lambda: next(self._asking))

    def stop(self, error: VideoSDKError | None = None) -> None:
        """Ends it without a token; those who wait are told the error."""
        self._leave_step()
        self._asking.close()
        if error is not None:
            self._tell(error)

    def _go_on(self, resume: Callable[[], Step]) -> None:
        self._leave_step()
        try:
            step = resume()
        except StopIteration as end:
            self._finish(end.value)
        except VideoSDKError as error:
            self._finish(error)
        else:
            self._take(step)

    def _leave_step(self) -> None:
        self._step += 1
        cancels, self._cancels = self._cancels, []
        for cancel in cancels:
            cancel()

    def _take(self, step: Step) -> None:
        environment = self._environment
        if isinstance(step, Pause):
            self._cancels = [environment.timer(step.seconds, self._later(lambda: next(self._asking)))]
            return
        now = environment.now().monotonic
        if isinstance(step, Send):
            self._cancels = [environment.send(step.url, step.headers, step.ends_at - now, self._outcome_of_request())]
        else:
            self._cancels = [environment.call(step.function, self._outcome_of_function())]
        if step.ends_at is not None:
            error = failure("timeout", "attempt_timeout", "the token endpoint did not answer within the timeout")
            throw = self._later(lambda: self._asking.throw(error))
            self._cancels.append(environment.timer(step.ends_at - now, throw))

    def _outcome_of_request(self) -> Callable[[Outcome], None]:
        number = self._step

        def done(outcome: Outcome) -> None:
            value, error = outcome
            self._come_back(number, lambda: self._asking.throw(error) if error else self._asking.send(value))

        return done

    def _outcome_of_function(self) -> Callable[[Outcome], None]:
        done = self._outcome_of_request()
        return lambda outcome: done(Outcome(error=CallError(outcome.error)) if outcome.error else outcome)

    def _later(self, resume: Callable[[], Step]) -> Callable[[], None]:
        number = self._step
        return lambda: self._come_back(number, resume)

    def _come_back(self, number: int, resume: Callable[[], Step]) -> None:
        with self._turn():
            if number == self._step:
                self._go_on(resume)

    def _finish(self, result: HeldToken | VideoSDKError) -> None:
        self._end(result)
        self._tell(result)

    def _tell(self, result: HeldToken | VideoSDKError) -> None:
        waiting, self.waiting = self.waiting, []
        for settle in waiting:
            settle(result)
