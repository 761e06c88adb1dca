-- Run once after a build by ./travertine: the classes loaded here are the ones that start fast.
CREATE TABLE training (id BIGINT, name VARCHAR, amount DECIMAL(12, 2), at TIMESTAMP);
INSERT INTO training VALUES
  (1, 'limestone', 12.50, TIMESTAMP '2026-01-01 10:00:00'),
  (2, 'marble', 99.95, TIMESTAMP '2026-01-01 11:30:00'),
  (3, 'limestone', 7.25, TIMESTAMP '2026-01-02 09:15:00');
SELECT * FROM training;
SELECT name, COUNT(*) AS n, SUM(amount) AS total FROM training WHERE id < 10 GROUP BY name ORDER BY total DESC LIMIT 5;
SELECT a.id, b.name FROM training a JOIN training b ON a.name = b.name WHERE a.at < b.at;
EXPLAIN SELECT name FROM training WHERE amount > 10;
SHOW TABLES;
CREATE MATERIALIZED VIEW training_view AS
  SELECT name, window_start, COUNT(*) AS n FROM TUMBLE(TABLE training, DESCRIPTOR(at), INTERVAL '1' HOUR) GROUP BY name, window_start;
SELECT COUNT(*) FROM training_view;
SHOW TOPICS;
DESCRIBE training;
