"""Words too common in news to tell one passage from another."""

COMMON = frozenset(
    """
    the a an and or but of to in on at by for from with as it its he she they we i you his her their our my your
    this that these those who which what when where there here if than then so not no all more most also one two
    new other up out over into about after before be is are was were been being am have has had having do does did
    will would can could may might must shall should say says said saying tell tells told make made go get got
    take come them him me us mr mrs ms dr first year years day days week weeks month months time people report
    """.split()
)
