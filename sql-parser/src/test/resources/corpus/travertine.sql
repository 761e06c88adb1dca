-- What Calcite's core parser does not take, or takes otherwise: it must parse, and parse again from its own unparsing.
SELECT a::int, b::decimal(10, 2), c::varchar, d::timestamp, -a::bigint, (a + b)::text, a::int::text, f(a)::date;
SELECT INTERVAL '90 days', INTERVAL '1 day 2 hours', INTERVAL '1 year 2 months', INTERVAL '01:30:00', INTERVAL '-3 d';
SELECT INTERVAL 90 DAYS, INTERVAL 5 SECOND, INTERVAL -1 MONTH, INTERVAL '1000' SECOND, INTERVAL '250' MILLISECOND, INTERVAL 1.5 SECONDS;
SELECT E'a\tb\n\\\'\x41\u00e9\101', U&'\00e9\+01F600', N'x', 'a''b';
SELECT `a`, `b c`, "d".`e`, "back`quote", `dou"ble`;
SELECT $offset, $partition, t.$timestamp, "$offset", t."$late" FROM t;
SELECT $1, $2 + $1 FROM t WHERE a = $3 LIMIT $4;
SELECT TIMESTAMPTZ '2020-01-01 00:00:00', TIMESTAMP WITH TIME ZONE '2020-01-01 00:00:00';
SELECT CAST(a AS INT8), CAST(a AS INT4), CAST(a AS INT2), CAST(a AS FLOAT8), CAST(a AS FLOAT4), CAST(a AS BOOL), CAST(a AS TEXT),
  CAST(a AS STRING), CAST(a AS BYTEA), CAST(a AS BYTES), CAST(a AS TIMESTAMPTZ(3)), CAST(a AS TIMESTAMP_LTZ(6)), CAST(a AS DATETIME),
  CAST(a AS TIMESTAMP WITH TIME ZONE), CAST(a AS DEC(3, 1)), CAST(a AS BINARY VARYING), CAST(a AS INT[]);
SELECT date_trunc('minute', ts), date_trunc('hour', a + b);
SELECT a.value, b.key, c.user, year, month, day, hour, count, timestamp, date, time, first, last, position, floor, trim FROM t;
SELECT value date, key time FROM topic filter;
SELECT 'a' || 1 + 2, a + b || c;
SELECT * FROM a, b JOIN c ON b.x = c.x;
SELECT * FROM a, b LEFT JOIN c ON b.x = c.x, d NATURAL JOIN e;
SELECT * FROM t FETCH FIRST ROW ONLY;
SELECT * FROM TUMBLE(DATA => TABLE t, TIMECOL => DESCRIPTOR(ts), SIZE => INTERVAL 1 HOUR) AS w (a, b);
SELECT * FROM CUMULATE(TABLE t, DESCRIPTOR(ts), INTERVAL '1' MINUTE, INTERVAL '1' HOUR);
SELECT listagg(a, ',' ORDER BY b) FROM t;
SELECT f((SELECT 1)), floor((SELECT 1)), trim((SELECT 'x')), count((SELECT 1)), coalesce((SELECT 1), 2);
SELECT hash(a), range(1, 2), if(a, b, c), filter(a), insert(a, 1, 2, 'x'), plan(1), grouping(a) FROM t;
SELECT /* a comment */ a -- another; with a semicolon
  FROM t /* ; */;
SELECT größe, 名前, "Größe" FROM ведомость;
SELECT * FROM ((a JOIN b ON a.x = b.x) LEFT JOIN (c CROSS JOIN d) ON b.y = c.y);
SELECT * FROM (((SELECT 1) UNION (SELECT 2)) INTERSECT (SELECT 3)) x;
SELECT a FROM t WHERE ((a = 1)) AND (((b)) IN ((1), (2), (SELECT 3)));
SELECT a FROM t WHERE (SELECT 1) = 1 AND ((SELECT 1) + 1) > 2 AND (SELECT 2) IN ((SELECT 1), 3);
CREATE TOPIC t (a INT);
CREATE TOPIC IF NOT EXISTS s.t (a INT NOT NULL, b VARCHAR(10) NULL, c DECIMAL(12, 2), PRIMARY KEY (a, b) NOT ENFORCED);
CREATE TOPIC bids (auction BIGINT, ts TIMESTAMP(3) NOT NULL, WATERMARK FOR ts AS ts - INTERVAL '4' SECOND)
  DISTRIBUTED BY HASH(auction) INTO 4 BUCKETS WITH ('retention' = '7 d', late = 'update', partitions = 3, x = -1.5, y = TRUE, z = NULL);
CREATE TOPIC t (id BIGINT PRIMARY KEY, "select" INTERVAL DAY TO SECOND, month INTERVAL YEAR TO MONTH) DISTRIBUTED INTO 2 BUCKETS;
CREATE TABLE t (a INT, key VARCHAR, value VARCHAR, timestamp TIMESTAMP, date DATE, topic TEXT, PRIMARY KEY (key));
DROP TOPIC t;
DROP TOPIC IF EXISTS s.t;
DROP TABLE IF EXISTS t;
CREATE MATERIALIZED VIEW v AS SELECT a, count(*) AS n FROM t GROUP BY a;
CREATE OR REPLACE MATERIALIZED VIEW s.v (x, y) AS WITH q AS (SELECT 1, 2) SELECT * FROM q ORDER BY 1;
CREATE MATERIALIZED VIEW IF NOT EXISTS v AS (SELECT 1 UNION SELECT 2);
CREATE MATERIALIZED VIEW v AS SELECT window_start, origin, avg(delay) AS delay FROM TUMBLE(TABLE flights, DESCRIPTOR(ts), INTERVAL '1' HOUR)
  GROUP BY window_start, origin;
DROP MATERIALIZED VIEW v;
DROP MATERIALIZED VIEW IF EXISTS s.v;
COPY t FROM 'a.csv';
COPY s.t (a, b) FROM '/x/y z.csv' WITH (FORMAT csv, HEADER, DELIMITER ',', NULL '', QUOTE '"', "max_errors" 10);
COPY t FROM 'a.csv' (HEADER false, FORMAT 'csv');
COPY t FROM E'a\\b.csv' WITH (format = csv);
SHOW TOPICS;
SHOW TOPICS LIKE 'fl%';
SHOW TABLES;
SHOW MATERIALIZED VIEWS;
SHOW COLUMNS FROM s.t LIKE 'a%';
SHOW FUNCTIONS LIKE '%date%';
SHOW SCHEMAS;
DESCRIBE t;
DESC s.t;
DESCRIBE TABLE t;
EXPLAIN SELECT 1;
EXPLAIN PLAN FOR SELECT a FROM t;
EXPLAIN ANALYZE SELECT a FROM t WHERE b = ?;
EXPLAIN INSERT INTO t VALUES (1);
EXPLAIN CREATE MATERIALIZED VIEW v AS SELECT 1;
