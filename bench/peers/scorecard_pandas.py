"""The scorecard in pandas: `scorecard_pandas.py FOLDER OUT`.

FOLDER holds the tables as CSV and `request.json`; OUT gets the figures, the seconds they took and the versions. Reading
the files and numbering the ids is not counted.
"""
import json
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
import scipy

sys.path.insert(0, str(Path(__file__).parent / "scorecard"))
from diversity import concentrations
from events import event_evidence
from figures import figures_of
from panel import assigned_panel
from snapshots import snapshot_evidence

DAYS = {
    "interaction": ["occurred_on", "occurred_at", "submitted_at"],
    "follow_up": ["due_on", "completed_on"],
    "insight": ["observed_at", "submitted_at"],
    "inquiry": ["received_at", "due_at", "answered_at"],
    "feedback": ["given_on"],
    "engagement_plan": ["period_start", "period_end"],
    "kol": ["preference_recorded_on", "verified_on"],
    "interaction_attendee": [],
}
IDS = ["msl_id", "kol_id", "interaction_id"]


def read_tables(folder):
    """All tables with days as days and ids as numbers, the same number for the same id everywhere."""
    tables = {name: pd.read_csv(folder / f"{name}.csv", parse_dates=days) for name, days in DAYS.items()}
    names = {}
    for column in IDS:
        having = [name for name, table in tables.items() if column in table]
        codes, names[column] = pd.factorize(pd.concat([tables[name][column] for name in having]))
        start = 0
        for name in having:
            end = start + len(tables[name])
            tables[name][column] = codes[start:end]
            start = end
    return tables, names


def periods_of(request):
    """The whole period, and its months."""
    start, end, as_of = (pd.Timestamp(request[key]) for key in ["from", "to", "asOf"])
    whole = pd.DataFrame({"period": ["all"], "from_on": [start], "to_on": [end], "as_of": [min(end, as_of)]})
    starts = pd.date_range(start, end, freq="MS", inclusive="left")
    ends = starts + pd.DateOffset(months=1)
    months = pd.DataFrame({"period": starts.strftime("%Y-%m"), "from_on": starts, "to_on": ends})
    months["as_of"] = months.to_on.where(months.to_on < as_of, as_of)
    return whole, months


def scorecard(tables, request, settings):
    """Figures of every KPI by MSL, and by MSL and month."""
    whole, months = periods_of(request)
    interaction = tables["interaction"]
    held = interaction[(interaction.status == "completed") & ~interaction.deleted]
    contact = held.merge(tables["interaction_attendee"].query("~deleted")[["interaction_id", "kol_id"]], on="interaction_id")
    size = contact.groupby("interaction_id").kol_id.transform("size")
    session = contact[size <= int(settings["session_limit"])]
    as_of = pd.Timestamp(request["asOf"])
    result = []
    events = event_evidence(tables, held, contact, session, as_of, settings)
    for kpi, (kind, rows) in events.items():
        rows = rows[(rows.day >= whole.from_on[0]) & (rows.day < whole.to_on[0])]
        result += figures_of(kpi, kind, rows.assign(period="all"))
        result += figures_of(kpi, kind, rows.assign(period=rows.day.dt.strftime("%Y-%m")))
    for periods in [whole, months]:
        assigned = assigned_panel(tables, periods)
        for kpi, (kind, rows) in snapshot_evidence(tables, contact, session, assigned, periods, settings).items():
            result += figures_of(kpi, kind, rows)
        within = session[(session.occurred_on >= whole.from_on[0]) & (session.occurred_on < whole.to_on[0])]
        by_month = len(periods) > 1
        within = within.assign(period=within.occurred_on.dt.strftime("%Y-%m") if by_month else "all")
        result += concentrations(within, assigned, tables["kol"], settings)
    return result


def main(folder, out):
    tables, names = read_tables(folder)
    request = json.loads((folder / "request.json").read_text())
    started = time.perf_counter()
    rows = scorecard(tables, request, request["settings"])
    seconds = time.perf_counter() - started
    for row in rows:
        row["msl"] = names["msl_id"][row["msl"]]
        for key in ["value", "low", "high"]:
            row[key] = None if row[key] is None or np.isnan(row[key]) else float(row[key])
    versions = {"python": sys.version.split()[0], "pandas": pd.__version__, "numpy": np.__version__, "scipy": scipy.__version__}
    out.write_text(json.dumps({"seconds": seconds, "versions": versions, "rows": rows}, allow_nan=False))


main(Path(sys.argv[1]), Path(sys.argv[2]))
