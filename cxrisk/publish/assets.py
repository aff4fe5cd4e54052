"""Our templates, style and scripts: where they are."""

from pathlib import Path

import cxrisk
from cxrisk.errors import CxriskError

STYLE = "assets/cxrisk.css"
SCRIPT = "assets/cxrisk.js"
SEARCH_SHIM = "assets/cxrisk-search.js"


def theme_folder() -> Path:
    """Our templates, style and scripts: in an installed package, or in a checkout.

    Raises:
        CxriskError: they are in neither.
    """
    package = Path(cxrisk.__file__).parent
    for folder in (package / "theme", package.parent / "site" / "theme"):
        if (folder / STYLE).is_file():
            return folder
    raise CxriskError("the theme of cxrisk is missing from its package", mend="install cxrisk again")
