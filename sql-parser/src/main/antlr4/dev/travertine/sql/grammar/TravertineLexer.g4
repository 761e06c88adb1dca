/*
 * The words of the dialect. Keywords match in any case; whatever matches nothing else is UNRECOGNIZED, so that the lexer
 * itself never fails and all errors are the parser's.
 */
lexer grammar TravertineLexer;

options {
    caseInsensitive = true;
}

tokens {
    // An opening parenthesis with a query behind it: TokenRoles gives it this type, so that the parser need not look ahead.
    QUERY_PAREN
}

// ---------------------------------------------------------------------------------------------------------------------
// Reserved words: never names without quotes (see the rule nonReserved of the parser for the others)

ALL: 'ALL';
AND: 'AND';
ANY: 'ANY';
ARRAY: 'ARRAY';
AS: 'AS';
BETWEEN: 'BETWEEN';
CASE: 'CASE';
CREATE: 'CREATE';
CROSS: 'CROSS';
CUBE: 'CUBE';
DEFAULT: 'DEFAULT';
DISTINCT: 'DISTINCT';
ELSE: 'ELSE';
END: 'END';
EXCEPT: 'EXCEPT';
EXISTS: 'EXISTS';
FALSE: 'FALSE';
FETCH: 'FETCH';
FOR: 'FOR';
FROM: 'FROM';
FULL: 'FULL';
GROUP: 'GROUP';
HAVING: 'HAVING';
ILIKE: 'ILIKE';
IN: 'IN';
INNER: 'INNER';
INTERSECT: 'INTERSECT';
INTERVAL: 'INTERVAL';
INTO: 'INTO';
IS: 'IS';
JOIN: 'JOIN';
LATERAL: 'LATERAL';
LEFT: 'LEFT';
LIKE: 'LIKE';
LIMIT: 'LIMIT';
NATURAL: 'NATURAL';
NOT: 'NOT';
NULL: 'NULL';
OFFSET: 'OFFSET';
ON: 'ON';
OR: 'OR';
ORDER: 'ORDER';
OUTER: 'OUTER';
OVER: 'OVER';
QUALIFY: 'QUALIFY';
RIGHT: 'RIGHT';
ROLLUP: 'ROLLUP';
ROW: 'ROW';
SELECT: 'SELECT';
SIMILAR: 'SIMILAR';
SOME: 'SOME';
SYMMETRIC: 'SYMMETRIC';
ASYMMETRIC: 'ASYMMETRIC';
TABLE: 'TABLE';
THEN: 'THEN';
TRUE: 'TRUE';
UNION: 'UNION';
UNKNOWN: 'UNKNOWN';
UNNEST: 'UNNEST';
USING: 'USING';
VALUES: 'VALUES';
WHEN: 'WHEN';
WHERE: 'WHERE';
WINDOW: 'WINDOW';
WITH: 'WITH';

// ---------------------------------------------------------------------------------------------------------------------
// Names of functions with a syntax of their own. Where no parenthesis follows, TokenRoles makes them IDENTIFIERs.

CAST: 'CAST';
CEIL: 'CEIL';
CEILING: 'CEILING';
EXTRACT: 'EXTRACT';
FLOOR: 'FLOOR';
OVERLAY: 'OVERLAY';
POSITION: 'POSITION';
SAFE_CAST: 'SAFE_CAST';
SUBSTRING: 'SUBSTRING';
TRIM: 'TRIM';
TRY_CAST: 'TRY_CAST';

// ---------------------------------------------------------------------------------------------------------------------
// Words with a meaning in their place, and names anywhere else

ANALYZE: 'ANALYZE';
ASC: 'ASC';
BOTH: 'BOTH';
BUCKETS: 'BUCKETS';
BY: 'BY';
COLUMNS: 'COLUMNS';
COPY: 'COPY';
CURRENT: 'CURRENT';
DATE: 'DATE';
DAY: 'DAY';
DAYS: 'DAYS';
DESC: 'DESC';
DESCRIBE: 'DESCRIBE';
DISTRIBUTED: 'DISTRIBUTED';
DOUBLE: 'DOUBLE';
DROP: 'DROP';
ENFORCED: 'ENFORCED';
ESCAPE: 'ESCAPE';
EXCLUDE: 'EXCLUDE';
EXPLAIN: 'EXPLAIN';
FILTER: 'FILTER';
FIRST: 'FIRST';
FOLLOWING: 'FOLLOWING';
FUNCTIONS: 'FUNCTIONS';
GROUPING: 'GROUPING';
HASH: 'HASH';
HOUR: 'HOUR';
HOURS: 'HOURS';
IF: 'IF';
IGNORE: 'IGNORE';
INSERT: 'INSERT';
KEY: 'KEY';
LAST: 'LAST';
LEADING: 'LEADING';
LOCAL: 'LOCAL';
MATERIALIZED: 'MATERIALIZED';
MICROSECOND: 'MICROSECOND';
MICROSECONDS: 'MICROSECONDS';
MILLISECOND: 'MILLISECOND';
MILLISECONDS: 'MILLISECONDS';
MINUTE: 'MINUTE';
MINUTES: 'MINUTES';
MONTH: 'MONTH';
MONTHS: 'MONTHS';
NEXT: 'NEXT';
NO: 'NO';
NULLS: 'NULLS';
OF: 'OF';
ONLY: 'ONLY';
ORDINALITY: 'ORDINALITY';
OTHERS: 'OTHERS';
PARTITION: 'PARTITION';
PLACING: 'PLACING';
PLAN: 'PLAN';
PRECEDING: 'PRECEDING';
PRECISION: 'PRECISION';
PRIMARY: 'PRIMARY';
QUARTER: 'QUARTER';
QUARTERS: 'QUARTERS';
RANGE: 'RANGE';
RECURSIVE: 'RECURSIVE';
REPLACE: 'REPLACE';
RESPECT: 'RESPECT';
ROWS: 'ROWS';
SCHEMAS: 'SCHEMAS';
SECOND: 'SECOND';
SECONDS: 'SECONDS';
SETS: 'SETS';
SHOW: 'SHOW';
SYSTEM_TIME: 'SYSTEM_TIME';
TABLES: 'TABLES';
TIES: 'TIES';
TIME: 'TIME';
TIMESTAMP: 'TIMESTAMP';
TIMESTAMPTZ: 'TIMESTAMPTZ';
TO: 'TO';
TOPIC: 'TOPIC';
TOPICS: 'TOPICS';
TRAILING: 'TRAILING';
UNBOUNDED: 'UNBOUNDED';
VARYING: 'VARYING';
VIEW: 'VIEW';
VIEWS: 'VIEWS';
WATERMARK: 'WATERMARK';
WEEK: 'WEEK';
WEEKS: 'WEEKS';
WITHIN: 'WITHIN';
WITHOUT: 'WITHOUT';
YEAR: 'YEAR';
YEARS: 'YEARS';
ZONE: 'ZONE';

// ---------------------------------------------------------------------------------------------------------------------
// Signs

SEMICOLON: ';';
COMMA: ',';
DOT: '.';
LPAREN: '(';
RPAREN: ')';
LBRACKET: '[';
RBRACKET: ']';
ARROW: '=>';
DOUBLE_COLON: '::';
EQ: '=';
NE: '<>' | '!=';
LE: '<=';
GE: '>=';
LT: '<';
GT: '>';
PLUS: '+';
MINUS: '-';
STAR: '*';
SLASH: '/';
PERCENT: '%';
CONCAT: '||';
QUESTION: '?';

// ---------------------------------------------------------------------------------------------------------------------
// Literals and names

STRING: '\'' (~'\'' | '\'\'')* '\'';
/** E'...': backslash escapes as in C. */
ESCAPE_STRING: 'E\'' (~['\\] | '\'\'' | '\\' .)* '\'';
UNICODE_STRING: 'U&\'' (~'\'' | '\'\'')* '\'';
NATIONAL_STRING: 'N\'' (~'\'' | '\'\'')* '\'';
BINARY_STRING: 'X\'' ~'\''* '\'';

INTEGER: DIGIT+;
DECIMAL: DIGIT+ '.' DIGIT* | '.' DIGIT+;
APPROXIMATE: (DIGIT+ ('.' DIGIT*)? | '.' DIGIT+) 'E' [+\-]? DIGIT+;
/** $1, $2, ... */
PARAMETER: '$' DIGIT+;

IDENTIFIER: (LETTER | '$' LETTER) (LETTER | DIGIT | '$')*;
QUOTED_IDENTIFIER: '"' (~'"' | '""')* '"';
BACKQUOTED_IDENTIFIER: '`' (~'`' | '``')* '`';

fragment DIGIT: [0-9];
fragment LETTER: [\p{L}\p{Nl}\p{M}_];

// ---------------------------------------------------------------------------------------------------------------------
// What the parser doesn't see

LINE_COMMENT: '--' ~[\r\n]* -> channel(HIDDEN);
BLOCK_COMMENT: '/*' .*? '*/' -> channel(HIDDEN);
SPACE: [\p{White_Space}\uFEFF]+ -> channel(HIDDEN);

// ---------------------------------------------------------------------------------------------------------------------
// What is cut off by the end of the text, and the rest

UNTERMINATED_STRING: ('U&' | 'N' | 'X')? '\'' (~'\'' | '\'\'')*;
UNTERMINATED_ESCAPE_STRING: 'E\'' (~['\\] | '\'\'' | '\\' .)* '\\'?;
UNTERMINATED_IDENTIFIER: '"' (~'"' | '""')* | '`' (~'`' | '``')*;
UNTERMINATED_COMMENT: '/*' (~'*' | '*'+ ~[*/])* '*'*;

UNRECOGNIZED: .;
