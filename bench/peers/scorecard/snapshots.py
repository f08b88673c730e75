"""Evidence of the KPIs that look at a whole period: `period`, `msl`, numerator and denominator."""
import numpy as np
import pandas as pd

PAIR = ["period", "msl_id", "kol_id"]


def snapshot_evidence(tables, contact, session, assigned, periods, settings):
    seen = seen_pairs(contact, periods)
    panel = assigned.merge(seen, on=PAIR, how="left")
    return {
        "target-kol-coverage": ("ratio", coverage(panel)),
        "tier-weighted-coverage": ("ratio-of-means", weighted_coverage(panel, settings)),
        "contact-plan-fit": ("ratio", plan_fit(panel)),
        "dormant-priority-share": ("ratio", dormant(contact, assigned, periods)),
        "list-validity": ("ratio", validity(assigned, tables["kol"])),
        "new-kol-rate": ("ratio", new_kols(contact, seen, periods)),
        "kol-load": ("ratio", crowded(session, periods, settings)),
    }


def ratio(rows, numerator, denominator=1):
    return pd.DataFrame({"period": rows.period, "msl": rows.msl_id, "numerator": numerator.astype(float), "denominator": denominator})


def in_periods(rows, periods, day="occurred_on"):
    """Rows with the period their day lies in; periods touch and do not overlap."""
    starts = periods.from_on.values
    place = np.searchsorted(starts, rows[day].values, side="right") - 1
    within = (place >= 0) & (rows[day].values < periods.to_on.values[place])
    return rows[within].assign(period=periods.period.values[place[within]])


def seen_pairs(contact, periods):
    rows = in_periods(contact[["msl_id", "kol_id", "occurred_on"]], periods)
    return rows.groupby(PAIR).size().rename("contacts").reset_index()


def coverage(panel):
    rows = panel[panel.contacts.notna() | (panel.first_on <= panel.to_on - pd.Timedelta(days=30))]
    return ratio(rows, rows.contacts.notna())


def weighted_coverage(panel, settings):
    weights = dict(enumerate((float(weight) for weight in settings["tier_weights"].split(":")), start=1))
    rows = panel[panel.contacts.notna() | (panel.first_on <= panel.to_on - pd.Timedelta(days=30))]
    rows = rows[rows.tier.isin(weights)]
    weight = rows.tier.map(weights)
    return ratio(rows, weight * rows.contacts.notna(), weight)


def plan_fit(panel):
    rows = panel[panel.planned.notna()]
    contacts = rows.contacts.fillna(0)
    near = (contacts >= 0.75 * rows.planned) & (contacts <= 1.5 * rows.planned)
    return ratio(rows, np.where(rows.planned < 2, contacts >= 1, near))


def dormant(contact, assigned, periods):
    days = contact.groupby(["msl_id", "kol_id", "occurred_on"]).size().reset_index()[["msl_id", "kol_id", "occurred_on"]]
    rows = assigned[assigned.tier.isin([1, 2])].sort_values("as_of")
    # The last contact before the day the period is looked at from.
    days = days.sort_values("occurred_on").rename(columns={"occurred_on": "last_on"})
    rows = pd.merge_asof(rows, days, left_on="as_of", right_on="last_on", by=["msl_id", "kol_id"], allow_exact_matches=False)
    away = (rows.as_of - rows.last_on.fillna(rows.first_on)).dt.days
    return ratio(rows, away > np.maximum(90, 1.5 * rows.gap.fillna(0)))


def validity(assigned, kol):
    rows = assigned.merge(kol[["kol_id", "verified_on"]], on="kol_id")
    oldest = rows.as_of - pd.DateOffset(months=12)
    return ratio(rows, (rows.verified_on < rows.as_of) & (rows.verified_on >= oldest))


def new_kols(contact, seen, periods):
    days = contact[["kol_id", "occurred_on"]].drop_duplicates()
    known = []
    for period in periods.itertuples():
        before = (days.occurred_on >= period.from_on - pd.DateOffset(months=24)) & (days.occurred_on < period.from_on)
        known.append(pd.DataFrame({"period": period.period, "kol_id": days.kol_id[before].unique(), "known": True}))
    rows = seen.merge(pd.concat(known), on=["period", "kol_id"], how="left")
    return ratio(rows, rows.known.isna())


def crowded(session, periods, settings):
    rows = session[["msl_id", "kol_id", "occurred_on"]].sort_values(["kol_id", "occurred_on"], ignore_index=True)
    # Contacts with a KOL in the thirty days up to and with each: ranks of a key of KOL and day.
    key = rows.kol_id.values * 100_000 + (rows.occurred_on.values.astype("datetime64[D]").astype(int))
    rows["load"] = np.searchsorted(key, key, side="right") - np.searchsorted(key, key - 29, side="left")
    rows = in_periods(rows, periods)
    most = rows.groupby(["period", "kol_id"]).load.max().rename("most").reset_index()
    pairs = rows[PAIR].drop_duplicates().merge(most, on=["period", "kol_id"])
    return ratio(pairs, pairs.most > float(settings["kol_contact_cap"]))
