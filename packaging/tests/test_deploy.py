"""What the files of ``deploy/`` and the description of the HTTP interface say is good by their own standards."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import kubernetes_validate
import pytest
import yaml
from openapi_spec_validator import validate

from common import ROOT

DEPLOY = ROOT / "deploy"
# Where there is no systemd, nothing is started by one; CI has it.
with_systemd = pytest.mark.skipif(
    shutil.which("systemd-analyze") is None and os.environ.get("CI") != "true", reason="no systemd here"
)
MANIFEST = list(yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text()))


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("resource", MANIFEST, ids=lambda resource: resource["kind"])
def test_kubernetes_knows_every_field(resource: dict[str, object]) -> None:
    kubernetes_validate.validate(resource, "1.30", strict=True)


def test_pods_are_held_to_the_restricted_standard() -> None:
    """By kubernetes.io/docs/concepts/security/pod-security-standards, as far as a manifest can say it."""
    pod = MANIFEST[0]["spec"]["template"]["spec"]
    assert pod["securityContext"]["runAsNonRoot"] and pod["securityContext"]["runAsUser"] > 0
    assert pod["securityContext"]["seccompProfile"]["type"] == "RuntimeDefault"
    for container in pod["containers"]:
        context = container["securityContext"]
        assert context["allowPrivilegeEscalation"] is False
        assert context["readOnlyRootFilesystem"] and context["capabilities"] == {"drop": ["ALL"]}


def test_what_is_selected_is_there() -> None:
    by_kind = {resource["kind"]: resource for resource in MANIFEST}
    labels = by_kind["Deployment"]["spec"]["template"]["metadata"]["labels"]
    selectors = [
        by_kind["Deployment"]["spec"]["selector"]["matchLabels"],
        by_kind["Service"]["spec"]["selector"],
        by_kind["NetworkPolicy"]["spec"]["podSelector"]["matchLabels"],
        by_kind["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"],
    ]
    assert all(selector.items() <= labels.items() for selector in selectors)
    ports = {port["name"] for port in by_kind["Deployment"]["spec"]["template"]["spec"]["containers"][0]["ports"]}
    assert {port["targetPort"] for port in by_kind["Service"]["spec"]["ports"]} <= ports
    rules = by_kind["NetworkPolicy"]["spec"]["ingress"]
    assert {port["port"] for rule in rules for port in rule["ports"]} == ports
    assert all(rule["from"] for rule in rules), "an empty list lets everybody in"


def test_the_containerfile_is_clean() -> None:
    linted = run(Path(sys.executable).parent / "hadolint", DEPLOY / "Containerfile")
    assert (linted.returncode, linted.stdout) == (0, "")


@with_systemd
def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / "videosdk-server.service"
    text = (DEPLOY / "videosdk-server.service").read_text()
    unit.write_text(text.replace("/usr/local/bin/videosdk-server ", "/bin/true "))
    version = int(re.findall(r"systemd (\d+)", run("systemd-analyze", "--version").stdout)[0])
    verified = run("systemd-analyze", "verify", unit)
    said = {line.split(": ", 1)[1] for line in verified.stderr.splitlines()}
    # The kind is known from 253 on.
    expected = {"Failed to parse service type, ignoring: notify-reload"} if version < 253 else set()
    assert (verified.returncode, said) == (0, expected)


@with_systemd
def test_the_unit_is_locked_up() -> None:
    """At most 2.0 of 10, where 10 is a service that may do anything."""
    unit = DEPLOY / "videosdk-server.service"
    judged = run("systemd-analyze", "security", "--offline=true", "--threshold=20", unit)
    assert judged.returncode == 0, judged.stdout


def test_the_description_of_the_interface_is_openapi() -> None:
    validate(yaml.safe_load((ROOT / "token-server" / "openapi.yaml").read_text()))
