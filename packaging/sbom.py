"""The bill of materials of a package: CycloneDX 1.6 in JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

import version
from dependencies import Dependency

NAME = "sbom.cdx.json"


def sbom(package_url: str, dependencies: Sequence[Dependency]) -> str:
    """The file for one package. It has no time and no random number, so that the same source makes the same text."""
    own = {
        "type": "library",
        "bom-ref": package_url,
        "name": "videosdk-server",
        "version": version.current(),
        "purl": package_url,
        "licenses": [{"expression": "MIT OR Apache-2.0"}],
    }
    references = [crate.package_url for crate in dependencies]
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": own},
        "components": [component(crate) for crate in dependencies],
        # Which crate asks for which is in Cargo.lock; all of them are linked into the one library.
        "dependencies": [{"ref": package_url, "dependsOn": references}],
    }
    return json.dumps(document, indent=2) + "\n"


def component(crate: Dependency) -> dict[str, object]:
    return {
        "type": "library",
        "bom-ref": crate.package_url,
        "name": crate.name,
        "version": crate.version,
        "description": crate.description,
        "purl": crate.package_url,
        "licenses": [{"expression": crate.licence}],
    }
