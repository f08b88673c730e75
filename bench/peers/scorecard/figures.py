"""Figures with 95 % intervals from evidence rows, by MSL and period."""
import numpy as np
import pandas as pd
from scipy import stats

GROUP = ["msl", "period"]


def figures_of(kpi, kind, rows):
    if kind == "survival":
        found = [survival(key, group) for key, group in rows.groupby(GROUP)]
        return [{"kpi": kpi, **figure} for figure in found]
    if kind == "mean":
        sums = rows.groupby(GROUP).value.agg(["size", "mean", "std"]).reset_index().rename(columns={"mean": "value", "size": "n"})
        half = stats.t.ppf(0.975, sums.n - 1) * sums["std"] / np.sqrt(sums.n)
        sums["low"], sums["high"] = sums.value - half, sums.value + half
    else:
        groups = rows.groupby(GROUP)
        sums = groups[["numerator", "denominator"]].sum().assign(n=groups.size()).reset_index()
        sums["value"] = sums.numerator / sums.denominator
        sums["low"], sums["high"] = interval(kind, sums)
    sums = sums[["msl", "period", "value", "n", "low", "high"]].assign(kpi=kpi)
    return sums.replace({np.nan: None}).to_dict("records")


def interval(kind, sums):
    if kind == "ratio":
        return wilson(sums.numerator, sums.denominator)
    if kind == "rate":
        return poisson(sums.numerator, sums.denominator)
    return None, None


def wilson(k, n):
    z = stats.norm.ppf(0.975)
    centre = k / n + z * z / (2 * n)
    half = z * np.sqrt(k / n * (1 - k / n) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    return np.where(k <= 0, 0, (centre - half) / scale), np.where(k >= n, 1, (centre + half) / scale)


def poisson(k, exposure):
    low = np.where(k == 0, 0, stats.gamma.ppf(0.025, np.maximum(k, 1)))
    return low / exposure, stats.gamma.ppf(0.975, k + 1) / exposure


def survival(key, group):
    """Kaplan–Meier median and 90th percentile, with the log-log band of the median."""
    times, place = np.unique(group.value.values, return_inverse=True)
    died = np.bincount(place, weights=group.event.values)
    left = np.bincount(place)
    at_risk = left[::-1].cumsum()[::-1]
    steps = died > 0
    times, died, at_risk = times[steps], died[steps], at_risk[steps]
    curve = np.cumprod(1 - died / at_risk)
    with np.errstate(divide="ignore", invalid="ignore"):
        greenwood = np.cumsum(died / (at_risk * (at_risk - died)))
        spread = np.exp(stats.norm.ppf(0.975) * np.sqrt(greenwood) / np.abs(np.log(curve)))
    low, high = curve**spread, curve ** (1 / spread)
    ended = curve <= 0
    if ended.any():
        last = max(int(np.argmax(ended)) - 1, 0)
        low[ended], high[ended] = (low[last], high[last]) if last < int(np.argmax(ended)) else (1, 1)
    first = lambda values, target: reaching(times, values, target)
    median = {"value": first(curve, 0.5), "low": first(low, 0.5), "high": first(high, 0.5)}
    return {"msl": key[0], "period": key[1], "n": len(group), **median, "p90": first(curve, 0.1)}


def reaching(times, values, target):
    """First time a falling curve is at the target; the middle of a stretch level at it."""
    places = np.flatnonzero(values <= target + 1e-10)
    if len(places) == 0:
        return None
    place = places[0]
    level = abs(values[place] - target) <= 1e-10 and place + 1 < len(times)
    return float((times[place] + times[place + 1]) / 2 if level else times[place])
