SELECT pledges.id, pledges.target_{language} AS target, results.in_words_{language} AS result,
    results.unit_{language} AS unit, reports.date
FROM read_csv('{data}results.csv') AS results
JOIN read_csv('{data}pledges.csv') AS pledges ON pledges.id = results.pledge
JOIN read_csv('{data}follow-ups.csv') AS reports ON reports.id = results.follow_up
WHERE results.counts AND results.part_of IS NULL
ORDER BY reports.date DESC, pledges.id;
