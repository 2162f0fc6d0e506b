"""Answers a document's requests for files from the assets in memory, and refuses everything else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from .assets import Asset

SCHEME = "asset:"


class AssetFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Serves `asset:<name>`. Any other address, of a file, the network or inline data, ends the rendering."""

    def __init__(self, assets: Mapping[str, Asset]) -> None:
        super().__init__(allowed_protocols=("asset",), allow_redirects=False, fail_on_errors=True)
        self.assets = assets

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
        """Return the asset that `url` names."""
        asset = self.assets.get(url.removeprefix(SCHEME)) if url.startswith(SCHEME) else None
        if asset is None:
            raise FatalURLFetchingError(f"a report may load bundled assets only, not {url[:200]!r}")
        return URLFetcherResponse(url, asset.content, {"Content-Type": asset.media_type})
