"""The packages, a file each: ``pack`` puts one together in dist/ and answers the sizes of what it made."""
