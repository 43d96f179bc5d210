"""Counts the calls of the SDK: what was tried, what passed, what was never called."""

import functools
import inspect
import time


class Failure(Exception):
    """What came back is not what was wanted."""


class Calls:
    """The calls of some classes, recorded as they are made. A call that another call makes counts with that one."""

    def __init__(self, classes):
        self.made = []
        self.seen = set()
        self.known = set()
        self.problems = []
        self._depth = 0
        for cls in classes:
            for name, member in list(vars(cls).items()):
                if name.startswith("_"):
                    continue
                if isinstance(member, staticmethod):
                    setattr(cls, name, staticmethod(self._recorded(f"{cls.__name__}.{name}", member.__func__)))
                elif inspect.isfunction(member):
                    setattr(cls, name, self._recorded(f"{cls.__name__}.{name}", member))
        # The SDK waits before it repeats a request: every repetition shows an answer that it does not know.
        time.sleep = self._repeated

    def _recorded(self, name, function):
        self.known.add(name)

        @functools.wraps(function)
        def record(*given, **named):
            self.seen.add(name)
            if self._depth > 0:
                return function(*given, **named)
            call = {"name": name, "passed": False}
            self.made.append(call)
            self._depth += 1
            try:
                result = function(*given, **named)
                call["passed"] = True
                return result
            finally:
                self._depth -= 1

        return record

    def _repeated(self, _seconds):
        raise Failure(f"{self.made[-1]['name']}: the SDK wants to repeat a request that was answered")

    def refused(self, error, words, function):
        """Makes a call that must raise an error whose message has these words in it."""
        try:
            function()
        except error as raised:
            message = str(raised.message)
            if words not in message:
                raise Failure(f"{self.made[-1]['name']} raised '{message}', not '{words}'") from raised
            self.made[-1]["passed"] = True
            return
        raise Failure(f"{self.made[-1]['name']} was not refused")

    def part(self, name, function, *given):
        """Does a part of the surface; when it fails the others still have their turn."""
        before = len(self.made)
        result = None
        try:
            result = function(*given)
            state = "ok"
        except Exception as problem:  # whatever it is, it is told
            words = getattr(problem, "message", None) or str(problem)
            state = f"FAILED: {type(problem).__name__}: {words}"
            self.problems.append(f"{name}: {type(problem).__name__}: {words}")
        print(f"{name:24} {len(self.made) - before:3} calls  {state}", flush=True)
        return result

    def report(self):
        """Prints the totals. Returns whether all is well."""
        passed = sum(1 for call in self.made if call["passed"])
        for name in sorted({call["name"] for call in self.made if not call["passed"]}):
            print(f"did not pass: {name}")
        uncalled = sorted(self.known - self.seen)
        for name in uncalled:
            print(f"never called: {name}")
        print(f"{len(self.made)} calls tried, {passed} passed; {len(self.seen)} of {len(self.known)} methods called")
        return not self.problems and not uncalled and passed == len(self.made)


def expect(actual, wanted, what):
    """Compares what came back with what was wanted."""
    if actual != wanted:
        raise Failure(f"{what} is {actual!r}, not {wanted!r}")
