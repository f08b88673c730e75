"""Working days as the definitions count them: Monday to Friday, no holidays."""
import numpy as np
import pandas as pd


def add_working_days(days, n):
    """The day n working days later; a weekend day counts as the Friday before it."""
    result = pd.Series(pd.NaT, index=days.index, dtype="datetime64[ns]")
    known = days.notna()
    whole = days[known].values.astype("datetime64[D]")
    result[known] = np.busday_offset(whole, n, roll="backward").astype("datetime64[ns]")
    return result


def working_days(start, end):
    """Working days between two moments, fractions included."""
    return working_time(end) - working_time(start)


def working_time(moment):
    days = (moment - pd.Timestamp("1970-01-05")) / pd.Timedelta(days=1)
    weeks = np.floor(days / 7)
    return 5 * weeks + np.minimum(days - 7 * weeks, 5)
