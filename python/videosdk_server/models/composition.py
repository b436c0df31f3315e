"""How recordings and streams are composed and transcribed.

Written by bindings/gen from the core's models; change those instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, TypeAlias

from .._model import Model

LayoutType: TypeAlias = (
    Literal[
        "GRID",
        "SPOTLIGHT",
        "SIDEBAR",
    ]
    | str
)
"""The kind of arrangement of a composed picture. Other words are kept as they come."""

LayoutPriority: TypeAlias = (
    Literal[
        "SPEAKER",
        "PIN",
    ]
    | str
)
"""Whom a layout favours. Other words are kept as they come."""

Orientation: TypeAlias = (
    Literal[
        "landscape",
        "portrait",
    ]
    | str
)
"""The orientation of a canvas. Other words are kept as they come."""

Theme: TypeAlias = (
    Literal[
        "DARK",
        "LIGHT",
        "DEFAULT",
    ]
    | str
)
"""The colours of a composed picture. Other words are kept as they come."""

CompositionQuality: TypeAlias = (
    Literal[
        "low",
        "med",
        "high",
        "ultra",
    ]
    | str
)
"""The quality of a composed picture. Other words are kept as they come."""

CaptureMode: TypeAlias = (
    Literal[
        "video-and-audio",
        "audio",
    ]
    | str
)
"""What of a session is captured. Other words are kept as they come."""


class CompositionConfig(Model):
    """How the picture of a recording or a stream is composed.

    The service refuses a block that has fields but no ``layout`` (406). Source: REST reference, recordings.
    """

    __slots__ = (
        "layout",
        "mode",
        "orientation",
        "quality",
        "recording",
        "theme",
    )
    _NAMES: ClassVar = {
        "layout": "layout",
        "orientation": "orientation",
        "theme": "theme",
        "quality": "quality",
        "mode": "mode",
        "recording": "recording",
    }
    _MODELS: ClassVar = {
        "layout": lambda fields: LayoutConfig.from_dict(fields),
        "recording": lambda fields: RecordingToggle.from_dict(fields),
    }

    def __init__(
        self,
        *,
        layout: LayoutConfig | None = None,
        orientation: Orientation | None = None,
        theme: Theme | None = None,
        quality: CompositionQuality | None = None,
        mode: CaptureMode | None = None,
        recording: RecordingToggle | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: The arrangement of the participants. Needed as soon as any other field is set.
        self.layout: LayoutConfig | None = layout
        #: The orientation of the canvas. Default of the service: landscape.
        self.orientation: Orientation | None = orientation
        #: The colours.
        self.theme: Theme | None = theme
        #: The quality of the picture.
        self.quality: CompositionQuality | None = quality
        #: Whether video is captured besides audio. Default of the service: both.
        self.mode: CaptureMode | None = mode
        #: Whether a stream is recorded as well. For streams only.
        self.recording: RecordingToggle | None = recording


class LayoutConfig(Model):
    """The arrangement of the participants in a composed picture."""

    __slots__ = (
        "grid_size",
        "kind",
        "priority",
    )
    _NAMES: ClassVar = {
        "kind": "type",
        "priority": "priority",
        "grid_size": "gridSize",
    }

    def __init__(
        self,
        *,
        kind: LayoutType | None = None,
        priority: LayoutPriority | None = None,
        grid_size: int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: The kind of arrangement (``type`` on the wire).
        self.kind: LayoutType | None = kind
        #: Whom the layout favours. HLS and RTMP need it.
        self.priority: LayoutPriority | None = priority
        #: The number of tiles of a grid.
        #:
        #: The sources differ: the error texts say 1 to 25 (default 25), the pages of recordings and streams at most 4.
        self.grid_size: int | None = grid_size


class RecordingToggle(Model):
    """Whether a stream is recorded as well."""

    __slots__ = ("enabled",)
    _NAMES: ClassVar = {
        "enabled": "enabled",
    }

    def __init__(
        self,
        *,
        enabled: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: Records the stream as well. Default: no.
        self.enabled: bool | None = enabled


class TranscriptionConfig(Model):
    """Transcription after a call."""

    __slots__ = (
        "enabled",
        "summary",
    )
    _NAMES: ClassVar = {
        "enabled": "enabled",
        "summary": "summary",
    }
    _MODELS: ClassVar = {
        "summary": lambda fields: SummaryConfig.from_dict(fields),
    }

    def __init__(
        self,
        *,
        enabled: bool | None = None,
        summary: SummaryConfig | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: Transcribes the recording. Default: no.
        self.enabled: bool | None = enabled
        #: A summary of the transcription. Needs ``enabled``.
        self.summary: SummaryConfig | None = summary


class SummaryConfig(Model):
    """A summary of a transcription."""

    __slots__ = (
        "enabled",
        "prompt",
    )
    _NAMES: ClassVar = {
        "enabled": "enabled",
        "prompt": "prompt",
    }

    def __init__(
        self,
        *,
        enabled: bool | None = None,
        prompt: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(extra)
        #: Makes the summary. Default: no.
        self.enabled: bool | None = enabled
        #: What the summary should look at.
        self.prompt: str | None = prompt
