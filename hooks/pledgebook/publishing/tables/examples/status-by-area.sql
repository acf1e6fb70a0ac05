SELECT area, status, count(*) AS pledges
FROM (
    SELECT unnest(string_split(areas, ';')) AS area, status
    FROM read_csv('{data}pledges.csv')
)
GROUP BY area, status
ORDER BY area, pledges DESC, status;
