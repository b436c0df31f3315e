"""The token server as it is mounted in each framework, over sockets: the cases of ``tests/http``, and abuses."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from mounts import client, expect, origins
from mounts.cases import SIGNED_IN, Case, all_cases
from mounts.hosts import HOSTS, Host
from mounts.service import Service

#: What must not fall away unnoticed.
AT_LEAST = 230


class Running:
    """A host that listens, with the service behind it."""

    def __init__(self, host: Host, service: Service, url: str) -> None:
        self.host = host
        self.service = service
        self.url = url


# One process plays all that there is to play against a host, so that each is started once.
@pytest.fixture(scope="module", params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in HOSTS])
def running(request: pytest.FixtureRequest) -> Iterator[Running]:
    host = HOSTS[request.param]
    with Service() as service, host.started(service.url) as program:
        yield Running(host, service, program.url)


def test_every_case_of_tests_http_holds(running: Running) -> None:
    cases = all_cases()
    assert len(cases) >= AT_LEAST
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda case: client.play(running.url, case), cases))
    faults = {case.id: faults_of(running, case, answer) for case, answer in zip(cases, answers, strict=True)}
    told = [f"{name}: {'; '.join(found)}" for name, found in faults.items() if found]
    assert not told, "\n".join([f"{len(told)} of {len(cases)} cases fail", *told])


def faults_of(running: Running, case: Case, answer: expect.Answer) -> list[str]:
    if case.id in running.host.answers_itself:
        status = running.host.answers_itself[case.id]
        good = answer.status == status and answer.header("x-request-id") is None and b'"token"' not in answer.body
        return [] if good else [f"the host answers {answer.status} and not {status} by itself"]
    if case.id in running.host.answers_otherwise:
        case = case.expecting(running.host.answers_otherwise[case.id])
    faults = running.service.faults(case)
    if running.host.own_middleware:
        faults += faults_of_middleware(case, answer)
    if not (running.host.own_middleware and case.is_preflight):
        faults += expect.faults_of(case, answer, running.host.own_middleware)
    return [*faults, f"{answer.status} {answer.text[:200]}"] if faults else []


def faults_of_middleware(case: Case, answer: expect.Answer) -> list[str]:
    """The host says which pages may read its answers; that stands once, and the token server adds nothing."""
    asked = [value for name, value in case.headers() if name.lower() == "origin"]
    if len(asked) != 1:
        return []
    is_allowed = asked[0] in origins.ALLOWED or re.match(origins.ALLOWED_PATTERN, asked[0])
    wanted, found = asked[0] if is_allowed else None, answer.header("access-control-allow-origin")
    faults = [] if found == wanted else [f"the host allows {found} and not {wanted}"]
    return [*faults, "a header stands twice"] if answer.has_duplicates() else faults


MIB = b" " * 1024 * 1024
FORM = ("Content-Type", "application/x-www-form-urlencoded")
JSON = ("Content-Type", "application/json")


def ask(
    running: Running,
    *headers: tuple[str, str],
    body: bytes | None = None,
    chunks: Iterable[bytes] | None = None,
) -> expect.Answer:
    """Somebody who is signed in makes a meeting."""
    return client.send(running.url, "POST", f"/{SIGNED_IN.id}/create-meeting", headers, body, chunks)


def test_abuse_16_huge_chunked_compressed_and_deep_bodies_reach_nothing(running: Running) -> None:
    before = len(running.service.seen.get(SIGNED_IN.id, []))
    bomb = gzip.compress(MIB)
    answers = {
        "huge": ask(running, JSON, body=MIB),
        "huge form": ask(running, FORM, body=b"customRoomId=" + b"x" * 100_000),
        "chunked": ask(running, JSON, chunks=[MIB[:64_000]] * 32),
        "compressed": ask(running, JSON, ("Content-Encoding", "gzip"), body=bomb),
        "deep": ask(running, JSON, body=b'{"webhook":' + b'{"a":' * 10 + b"1" + b"}" * 11),
    }
    found = {name: (answer.status, (answer.json or {}).get("code")) for name, answer in answers.items()}
    too_large = (413, "body_too_large")
    assert found == {
        "huge": too_large,
        "huge form": too_large,
        "chunked": too_large if running.host.reads_chunks else (415, "encoding_refused"),
        "compressed": (415, "encoding_refused"),
        "deep": (400, "body_malformed"),
    }
    assert len(running.service.seen.get(SIGNED_IN.id, [])) == before


def test_a_chunked_body_is_a_body(running: Running) -> None:
    answer = ask(running, JSON, chunks=[b'{"customRoomId":', b'"lesson-9"}'])
    if running.host.reads_chunks:
        assert answer.status == 200
        assert running.service.seen[SIGNED_IN.id][-1][2]["customRoomId"] == "lesson-9"
    else:
        assert answer.status == 415


def test_abuse_19_a_form_of_a_foreign_page_makes_no_room_for_who_is_signed_in(running: Running) -> None:
    before = len(running.service.seen.get(SIGNED_IN.id, []))
    for page in (
        [("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site")],
        [("Origin", "https://evil.example")],
        [("Origin", "null")],
        [("Sec-Fetch-Site", "cross-site")],
    ):
        answer = ask(running, FORM, ("Cookie", "session=of-the-victim"), *page, body=b"customRoomId=evil")
        assert (answer.status, answer.json["code"]) == (403, "origin_refused")
    assert len(running.service.seen.get(SIGNED_IN.id, [])) == before
    own = ask(running, FORM, ("Origin", running.url), ("Sec-Fetch-Site", "same-origin"), body=b"customRoomId=own")
    assert own.status == 200


def test_abuse_22_no_answer_may_be_kept_by_a_cache(running: Running) -> None:
    one_of_each = {case.expect["status"]: case for case in all_cases() if is_ours(running.host, case)}
    assert len(one_of_each) >= 12
    for status, case in one_of_each.items():
        answer = client.play(running.url, case)
        assert (answer.status, answer.header("cache-control")) == (status, "no-store"), case.id
        for name in ("etag", "expires", "last-modified", "set-cookie"):
            assert answer.header(name) is None, (case.id, name)


def is_ours(host: Host, case: Case) -> bool:
    if "status" not in case.expect or (host.own_middleware and case.is_preflight):
        return False
    return case.id not in host.answers_itself and case.id not in host.answers_otherwise
