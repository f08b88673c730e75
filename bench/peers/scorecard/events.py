"""Evidence of the KPIs whose rows have a day of their own: `msl`, `day`, and numerator, denominator or value."""
import pandas as pd
from calendar_days import add_working_days, working_days

DIGITS = ["specific", "new", "sourced", "linked", "so_what"]


def ratio(msl, day, numerator, denominator=1, live=None):
    rows = pd.DataFrame({"msl": msl, "day": day, "numerator": numerator.astype(float), "denominator": denominator})
    return rows if live is None else rows[live]


def plain(text):
    return text.str.normalize("NFC").str.strip().str.lower()


def event_evidence(tables, held, contact, session, as_of, settings):
    insight = tables["insight"].query("~deleted")
    inquiry = tables["inquiry"]
    inquiry = inquiry[~inquiry.deleted & (inquiry.status.fillna("open") != "cancelled")]
    follow_up = tables["follow_up"].query("~deleted")
    agreed = held.next_step.notna() | held.interaction_id.isin(follow_up.interaction_id)
    heard_on = insight.observed_at.fillna(insight.submitted_at).dt.normalize()
    return {
        "on-time-documentation": ("ratio", documentation(held, settings)),
        "data-completeness": ("ratio", ratio(held.msl_id, held.occurred_on, filled_fields(held, agreed), 5)),
        "followup-set-rate": ("ratio", ratio(held.msl_id, held.occurred_on, agreed)),
        "followup-on-time": ("ratio", follow_ups(follow_up, tables["interaction"], as_of, settings)),
        "topic-interest-fit": ("ratio", topic_fit(contact, tables["kol"])),
        "channel-preference-match": ("ratio", channel_match(contact, tables["kol"], settings)),
        "substantive-exchange-share": ("ratio", substantive(tables, session, insight, follow_up)),
        "inquiry-sla": ("ratio", answered_in_time(inquiry, as_of, settings)),
        "insight-yield": ("rate", insight_yield(session, insight, heard_on)),
        "insight-quality": ("mean", insight_quality(insight, heard_on)),
        "cross-function-360": ("mean", colleagues(tables["feedback"])),
        "inquiry-response-time": ("survival", response_time(inquiry, as_of)),
        "insight-lag": ("survival", insight_lag(insight)),
    }


def documentation(held, settings):
    due = add_working_days(held.occurred_on, int(settings["documentation_working_days"]))
    on_time = held.submitted_at.dt.normalize() <= due
    return ratio(held.msl_id, held.occurred_on, on_time, live=held.submitted_at.notna())


def filled_fields(held, agreed):
    filled = held.channel.notna().astype(int) + held.topics.notna() + held.duration_min.notna()
    return filled + held.submitted_at.notna() + agreed


def follow_ups(follow_up, interaction, as_of, settings):
    rows = follow_up[follow_up.status.fillna("open") != "cancelled"]
    rows = rows.merge(interaction[["interaction_id", "occurred_on"]], on="interaction_id", how="left")
    assumed = add_working_days(rows.occurred_on, int(settings["follow_up_default_working_days"]))
    due = rows.due_on.fillna(assumed)
    return ratio(rows.msl_id, due, rows.completed_on <= due, live=due < as_of)


def topic_fit(contact, kol):
    known = contact.topics.notna() & contact.kol_id.isin(kol[kol.interests.notna()].kol_id)
    rows = contact[known]
    # Few combinations of topics occur: each is compared with each KOL's interests once.
    pairs = rows[["topics", "kol_id"]].drop_duplicates().reset_index(drop=True)
    topics = pairs.topics.str.split("|").explode()
    talked = pd.DataFrame({"pair": topics.index, "kol_id": pairs.kol_id[topics.index].values, "topic": plain(topics).values})
    interests = kol.dropna(subset=["interests"]).set_index("kol_id").interests.str.split("|").explode()
    wanted = pd.DataFrame({"kol_id": interests.index, "topic": plain(interests).values}).drop_duplicates()
    fitting = talked.merge(wanted, on=["kol_id", "topic"]).pair.unique()
    pairs["fits"] = pairs.index.isin(fitting)
    rows = rows.merge(pairs, on=["topics", "kol_id"])
    return ratio(rows.msl_id, rows.occurred_on, rows.fits)


def channel_match(contact, kol, settings):
    rows = contact[contact.channel.notna() & (contact.channel != "congress")]
    rows = rows.merge(kol.dropna(subset=["preferred_channels"])[["kol_id", "preferred_channels", "preference_recorded_on"]], on="kol_id")
    oldest = rows.occurred_on - pd.DateOffset(months=int(settings["preference_valid_months"]))
    recorded = rows.preference_recorded_on
    rows = rows[recorded.isna() | ((recorded >= oldest) & (recorded <= rows.occurred_on))]
    pairs = rows[["preferred_channels", "channel"]].drop_duplicates()
    pairs["fits"] = [channel in channels.split("|") for channels, channel in pairs.values]
    rows = rows.merge(pairs, on=["preferred_channels", "channel"])
    return ratio(rows.msl_id, rows.occurred_on, rows.fits)


def substantive(tables, session, insight, follow_up):
    inquiry = tables["inquiry"].query("~deleted")
    interaction = tables["interaction"]
    stepped = interaction[interaction.next_step.notna() & ~plain(interaction.next_step).isin(["none", "none needed"])]
    led_on = pd.concat([rows.interaction_id for rows in [insight, inquiry, follow_up, stepped]]).unique()
    rows = session.drop_duplicates("interaction_id")
    return ratio(rows.msl_id, rows.occurred_on, rows.topics.notna() & rows.interaction_id.isin(led_on[led_on >= 0]))


def answered_in_time(inquiry, as_of, settings):
    rows = inquiry[inquiry.msl_id >= 0]
    assumed = add_working_days(rows.received_at.dt.normalize(), int(settings["inquiry_working_days"]))
    due = rows.due_at.dt.normalize().fillna(assumed)
    return ratio(rows.msl_id, due, rows.answered_at.dt.normalize() <= due, live=due < as_of)


def insight_yield(session, insight, heard_on):
    talks = session.drop_duplicates("interaction_id")
    talks = talks[talks.topics.notna()]
    exposure = pd.DataFrame({"msl": talks.msl_id, "day": talks.occurred_on, "numerator": 0.0, "denominator": 0.1})
    found = pd.DataFrame({"msl": insight.msl_id, "day": heard_on, "numerator": 1.0, "denominator": 0.0})
    return pd.concat([exposure, found])


def insight_quality(insight, heard_on):
    points = insight[[f"rubric_{digit}" for digit in DIGITS]].sum(axis=1, skipna=False)
    return pd.DataFrame({"msl": insight.msl_id, "day": heard_on, "value": points}).dropna()


def colleagues(feedback):
    rows = feedback[~feedback.deleted & feedback.rater.isin(["peer", "manager"]) & feedback.score.notna()]
    half = rows.given_on.dt.quarter > 2
    within = [rows.msl_id, rows.given_on.dt.year.rename("year"), half.rename("half")]
    # Each answers a question once: there are as many raters as answers to the one that most have answered.
    answers = rows.groupby([*within, rows.dimension]).score.transform("size")
    raters = answers.groupby(within).transform("max")
    value = 5 * rows.score / rows.scale_max.fillna(5)
    return pd.DataFrame({"msl": rows.msl_id, "day": rows.given_on, "value": value})[raters >= 4]


def response_time(inquiry, as_of):
    rows = inquiry[inquiry.answered_at.isna() | (inquiry.answered_at >= inquiry.received_at)]
    value = working_days(rows.received_at, rows.answered_at.fillna(as_of)).clip(lower=0)
    event = rows.answered_at.notna().astype(int)
    return pd.DataFrame({"msl": rows.msl_id, "day": rows.received_at.dt.normalize(), "value": value, "event": event})


def insight_lag(insight):
    rows = insight[insight.submitted_at >= insight.observed_at]
    value = working_days(rows.observed_at, rows.submitted_at)
    return pd.DataFrame({"msl": rows.msl_id, "day": rows.observed_at.dt.normalize(), "value": value, "event": 1})
