"""What is said of packages with known weaknesses, and of a machine that cannot ask."""

import json

import pytest

from lscb.audit import ask, verdict

FINE = {"name": "django", "version": "5.2.19", "vulns": []}
WEAK = {
    "name": "pillow",
    "version": "1.0",
    "vulns": [{"id": "PYSEC-2026-1", "fix_versions": ["1.1", "2.0"]}],
}
NOT_THERE = {"name": "lxml", "skip_reason": "Not found"}
NOT_ASKED = ("No advisories could be read here, so nothing was audited.", True)


def answer(*packages):
    return json.dumps({"dependencies": packages, "fixes": []})


def test_weak_package_fails_with_its_advisory_and_the_way_out():
    said, is_well = verdict(answer(FINE, WEAK, NOT_THERE))

    assert not is_well
    assert said == "pillow 1.0: PYSEC-2026-1, mended in 1.1, 2.0"


def test_weakness_that_nobody_has_mended_fails_too():
    weak = WEAK | {"vulns": [{"id": "PYSEC-2026-2", "fix_versions": []}]}

    assert verdict(answer(weak)) == ("pillow 1.0: PYSEC-2026-2, mended in no version yet", False)


def test_what_was_not_audited_is_counted():
    assert verdict(answer(FINE, NOT_THERE)) == (
        "Packages without a known weakness: 1; not audited: 1.",
        True,
    )


@pytest.mark.parametrize(
    "said", ["", "Traceback (most recent call last):", "[]", answer(NOT_THERE)]
)
def test_machine_without_advisories_says_so_and_fails_nothing(said):
    assert verdict(said) == NOT_ASKED


def test_asking_without_a_network_fails_nothing(monkeypatch):
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")

    assert verdict(ask()) == NOT_ASKED
