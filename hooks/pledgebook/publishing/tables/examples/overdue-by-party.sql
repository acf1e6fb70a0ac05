SELECT party, count(*) AS pledges, sum(days_since_last_report > 365)::INTEGER AS silent_for_a_year
FROM (
    SELECT unnest(given_by) AS party, days_since_last_report
    FROM read_parquet('{data}pledges.parquet')
)
GROUP BY party
ORDER BY silent_for_a_year DESC NULLS LAST, party;
