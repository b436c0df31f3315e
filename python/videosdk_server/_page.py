"""Pages of a list, and going through all of them in constant memory."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")


class PageFacts(Generic[Item]):
    """What a page says."""

    __slots__ = ("_fields", "data", "next", "page_info", "total")

    def __init__(self, fields: dict[str, Any], read: Callable[[dict[str, Any]], Item]) -> None:
        self._fields = fields
        #: The items of this page.
        self.data: list[Item] = [read(item) for item in fields["data"]]
        #: The number of items over all pages.
        self.total: int = fields["total"]
        #: What the service says about the pages: ``currentPage``, ``perPage``, ``lastPage``, ``total``.
        self.page_info: dict[str, int] | None = fields.get("pageInfo")
        #: The cursor of the next page, to be passed back as it is; ``None`` on the last.
        self.next: str | None = fields.get("next")

    def to_dict(self) -> dict[str, Any]:
        """The page by the names of the wire."""
        return dict(self._fields)

    def __len__(self) -> int:
        return len(self.data)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return f"{type(self).__name__}(data={len(self.data)} items, total={self.total!r})"


class Page(PageFacts[Item]):
    """A page, and an iterator over the items of all pages from this one on; each is fetched when it is needed."""

    __slots__ = ("_fetch", "_read")

    def __init__(
        self,
        fetch: Callable[[str | None], dict[str, Any]],
        read: Callable[[dict[str, Any]], Item],
        cursor: str | None = None,
    ) -> None:
        super().__init__(fetch(cursor), read)
        self._fetch = fetch
        self._read = read

    def __iter__(self) -> Iterator[Item]:
        page = self
        while True:
            yield from page.data
            if page.next is None:
                return
            page = Page(self._fetch, self._read, page.next)


class AsyncPage(PageFacts[Item]):
    """A page, and with ``async for`` the items of all pages from this one on; each is fetched when it is needed."""

    __slots__ = ("_list",)

    def __init__(self, fields: dict[str, Any], of: AsyncList[Item]) -> None:
        super().__init__(fields, of._read)
        self._list = of

    async def __aiter__(self) -> AsyncIterator[Item]:
        page = self
        while True:
            for item in page.data:
                yield item
            if page.next is None:
                return
            page = await self._list._page(page.next)


class AsyncList(Generic[Item]):
    """Awaited, the first page; with ``async for``, the items of all pages. Nothing is asked before."""

    __slots__ = ("_fetch", "_read")

    def __init__(
        self,
        fetch: Callable[[str | None], Awaitable[dict[str, Any]]],
        read: Callable[[dict[str, Any]], Item],
    ) -> None:
        self._fetch = fetch
        self._read = read

    async def _page(self, cursor: str | None = None) -> AsyncPage[Item]:
        return AsyncPage(await self._fetch(cursor), self)

    def __await__(self) -> Generator[Any, Any, AsyncPage[Item]]:
        return self._page().__await__()

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for item in await self._page():
            yield item
