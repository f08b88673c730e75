"""How contacts concentrate on KOLs, with bootstrap intervals over whole meetings, in numpy."""
import numpy as np

BOUNDS = {"top3-contact-share": (0, 1), "effective-kol-ratio": (0, np.inf), "excess-concentration": (-1, 1), "repeat-gap": (-1, 1), "attribute-balance-gap": (0, 1)}


def concentrations(session, assigned, kol, settings):
    """The five figures of every MSL and period in `session`."""
    random = np.random.default_rng(1)
    panels = {msl: group.groupby("kol_id").planned.sum() for msl, group in assigned.groupby("msl_id")}
    specialty = kol.set_index("kol_id").specialty
    result = []
    meetings = meeting_types(session)
    for (msl, period), group in meetings.groupby(["msl_id", "period"]):
        result += figures_of_group(msl, period, group, panels.get(msl), specialty, settings, random)
    return result


def meeting_types(session):
    """Which KOLs were together, and how often: one row for each KOL of each composition in each group."""
    rows = session[["msl_id", "period", "interaction_id", "kol_id"]].sort_values(["interaction_id", "kol_id"])
    size = rows.groupby("interaction_id").kol_id.transform("size")
    together = rows[size > 1]
    names = together.kol_id.astype(str).groupby(together.interaction_id).agg("|".join)
    rows["type"] = rows.kol_id.astype(str).where(size == 1, rows.interaction_id.map(names))
    return rows.groupby(["msl_id", "period", "type", "kol_id"]).size().rename("times").reset_index()


def figures_of_group(msl, period, group, panel, specialty, settings, random):
    kols, place = np.unique(group.kol_id.values, return_inverse=True)
    types, first, kind = np.unique(group.type.values, return_index=True, return_inverse=True)
    times = group.times.values[first]
    counts = np.bincount(place, weights=group.times.values, minlength=len(kols))
    n = counts.sum()
    statistics = Statistics(kols, panel, specialty, settings)
    values = {kpi: figure[0] for kpi, figure in statistics.of(counts[None, :]).items()}
    draws = {}
    if n >= float(settings["diversity_min_contacts"]):
        incidence = np.zeros((len(types), len(kols)))
        incidence[kind, place] = 1
        drawn = random.multinomial(times.sum(), times / times.sum(), size=int(settings["bootstrap_resamples"]))
        draws = statistics.of(drawn @ incidence)
    result = []
    for kpi, value in values.items():
        figure = {"kpi": kpi, "msl": msl, "period": period, "n": int(n), "value": float(value), "low": None, "high": None}
        if kpi in draws:
            low, high = np.quantile(draws[kpi], [0.025, 0.975])
            centre = draws[kpi].mean()
            least, most = BOUNDS[kpi]
            figure["low"], figure["high"] = float(max(least, value - (high - centre))), float(min(most, value - (low - centre)))
        result.append(figure)
    return result


class Statistics:
    """The five figures for a matrix of counts, one row a draw, one column a KOL."""

    def __init__(self, kols, panel, specialty, settings):
        self.on_panel = panel.index.values if panel is not None else kols
        weights = panel.values if panel is not None else np.ones(len(kols))
        self.size = len(self.on_panel)
        named = weights.sum() > 0
        planned = weights / weights.sum() if named else np.full(self.size, 1 / self.size)
        self.has_panel = panel is not None
        self.plan = 1 / (planned**2).sum()
        self.most = max(self.size, len(kols))
        off = np.setdiff1d(kols, self.on_panel).size
        allowance = float(settings["off_plan_allowance"]) if off else 0
        self.shares = np.concatenate([planned * (1 - allowance), np.full(off, allowance / off if off else 0)])
        every = np.concatenate([kols, self.on_panel])
        _, classes = np.unique(specialty.reindex(every).fillna("").values.astype(str), return_inverse=True)
        self.classes = np.zeros((len(kols), classes.max() + 1))
        self.classes[np.arange(len(kols)), classes[: len(kols)]] = 1
        self.target = np.bincount(classes[len(kols) :], weights=planned, minlength=classes.max() + 1)

    def of(self, counts):
        n = counts.sum(axis=1)
        squares = (counts**2).sum(axis=1)
        top = np.partition(counts, max(counts.shape[1] - 3, 0), axis=1)[:, -3:].sum(axis=1)
        even = (self.shares**2).sum()
        expected = even + (1 - even) / n
        with np.errstate(invalid="ignore"):
            excess = (squares / n**2 - expected) / (1 - expected)
        found = {"top3-contact-share": top / n, "excess-concentration": excess}
        sizes, place = np.unique(n, return_inverse=True)
        richness = np.array([(1 - (1 - self.shares) ** size).sum() for size in sizes])
        found["repeat-gap"] = (richness[place] - (counts > 0).sum(axis=1)) / n
        if self.has_panel:
            with np.errstate(divide="ignore", invalid="ignore"):
                herfindahl = (squares - n) / (n * (n - 1))
                found["effective-kol-ratio"] = np.minimum(self.most, np.where(herfindahl > 0, 1 / herfindahl, self.most)) / self.plan
            found["attribute-balance-gap"] = np.abs(self.target - counts @ self.classes / n[:, None]).sum(axis=1) / 2
        return found
