"""Who is assigned to whom in each period, with planned contacts prorated to the part that has passed."""
import numpy as np


def assigned_panel(tables, periods):
    plan = tables["engagement_plan"].query("~deleted")
    first = plan.groupby(["msl_id", "kol_id"]).period_start.min().rename("first_on").reset_index()
    kol = tables["kol"]
    active = kol[~kol.deleted & (kol.status.fillna("active").str.lower() == "active")][["kol_id", "tier"]]
    rows = plan.merge(periods, how="cross").query("period_start < to_on and period_end > from_on")
    ends = rows[["period_end", "to_on", "as_of"]].min(axis=1)
    starts = rows[["period_start", "from_on"]].max(axis=1)
    length = (rows.period_end - rows.period_start).dt.days
    passed = (ends - starts).dt.days.clip(lower=0)
    rows = rows.assign(planned=rows.planned_contacts * passed / length, gap=length / rows.planned_contacts.replace(0, np.nan))
    rows = rows.sort_values("period_start")
    groups = rows.groupby(["period", "msl_id", "kol_id"], as_index=False)
    assigned = groups.agg(planned=("planned", lambda values: values.sum(min_count=1)), gap=("gap", "last")) if rows.planned.isna().any() else groups.agg(planned=("planned", "sum"), gap=("gap", "last"))
    return assigned.merge(first, on=["msl_id", "kol_id"]).merge(active, on="kol_id").merge(periods, on="period")
