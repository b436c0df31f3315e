"""Widgets: one operation of every form.

Written by bindings/gen from the core's resources; change those instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._json import given
from .._page import AsyncList, Page
from .._resource import AsyncResource, Resource
from ..models.widgets import Colour, Maker, Part, Widget


class Widgets(Resource):
    """Widgets: one operation of every form."""

    def create(
        self,
        *,
        colour: Colour,
        maker: Maker | Mapping[str, Any] | None = None,
        twice: bool = False,
        extra: Mapping[str, Any] | None = None,
    ) -> Widget:
        """Makes a widget.

        A second one of the same ``widget_id`` is an error.

        Args:
            colour: The colour it shall have, which must be given.
            maker: Its maker. With ``widget_id`` the same as before.
            twice: Makes it twice. Default: no.
            extra: Further fields by their name on the wire; they are sent as they are.
        """
        params = given(
            colour=colour,
            maker=maker,
            twice=twice,
        )
        answer = self._call("widgets.create", params={**(extra or {}), **params})
        return Widget.from_dict(answer)

    def get_part(self, widget_id: str, part_id: str) -> Part:
        """Fetches a part of a widget."""
        answer = self._call("widgets.getPart", widgetId=widget_id, partId=part_id)
        return Part.from_dict(answer)

    def list(
        self,
        shelf_id: str,
        *,
        page: int | None = None,
        per_page: int | None = None,
        cursor: str | None = None,
    ) -> Page[Widget]:
        """Lists the widgets of a shelf.

        It is the first page, and an iterator over the items of all pages.

        Args:
            page: The number of the first page, from 1.
            per_page: How many widgets a page has.
            cursor: Goes on where a page ended.
        """
        first = given(page=page, cursor=cursor)
        filters = given(
            perPage=per_page,
        )

        def fetch(cursor: str | None) -> dict[str, Any]:
            place = first if cursor is None else {"cursor": cursor}
            page: dict[str, Any] = self._call(
                "widgets.list",
                shelfId=shelf_id,
                params={**place, **filters},
            )
            return page

        return Page(fetch, Widget.from_dict)

    def notes(self, widget_id: str) -> Any:
        """Answers what the maker says."""
        answer = self._call("widgets.notes", widgetId=widget_id)
        return answer


class AsyncWidgets(AsyncResource):
    """Widgets: one operation of every form. For asyncio."""

    async def create(
        self,
        *,
        colour: Colour,
        maker: Maker | Mapping[str, Any] | None = None,
        twice: bool = False,
        extra: Mapping[str, Any] | None = None,
    ) -> Widget:
        """Makes a widget.

        A second one of the same ``widget_id`` is an error.

        Args:
            colour: The colour it shall have, which must be given.
            maker: Its maker. With ``widget_id`` the same as before.
            twice: Makes it twice. Default: no.
            extra: Further fields by their name on the wire; they are sent as they are.
        """
        params = given(
            colour=colour,
            maker=maker,
            twice=twice,
        )
        answer = await self._call("widgets.create", params={**(extra or {}), **params})
        return Widget.from_dict(answer)

    async def get_part(self, widget_id: str, part_id: str) -> Part:
        """Fetches a part of a widget."""
        answer = await self._call("widgets.getPart", widgetId=widget_id, partId=part_id)
        return Part.from_dict(answer)

    def list(
        self,
        shelf_id: str,
        *,
        page: int | None = None,
        per_page: int | None = None,
        cursor: str | None = None,
    ) -> AsyncList[Widget]:
        """Lists the widgets of a shelf.

        Awaited, it is the first page; with ``async for`` it goes through the items of all pages.

        Args:
            page: The number of the first page, from 1.
            per_page: How many widgets a page has.
            cursor: Goes on where a page ended.
        """
        first = given(page=page, cursor=cursor)
        filters = given(
            perPage=per_page,
        )

        async def fetch(cursor: str | None) -> dict[str, Any]:
            place = first if cursor is None else {"cursor": cursor}
            page: dict[str, Any] = await self._call(
                "widgets.list",
                shelfId=shelf_id,
                params={**place, **filters},
            )
            return page

        return AsyncList(fetch, Widget.from_dict)

    async def notes(self, widget_id: str) -> Any:
        """Answers what the maker says."""
        answer = await self._call("widgets.notes", widgetId=widget_id)
        return answer
