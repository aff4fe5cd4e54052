"""The files that `cxrisk init` and `cxrisk new` write: texts in which `$name` and the like are filled in."""
