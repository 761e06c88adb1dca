/*
 * The grammar of the dialect, a chapter per builder (StatementBuilder, DdlBuilder, QueryBuilder, RelationBuilder,
 * ExpressionBuilder, FunctionBuilder, LiteralBuilder, TypeBuilder).
 *
 * It is written to be decided with few tokens of look-ahead in SLL mode: TokenRoles tells parentheses around queries from
 * others beforehand, and expressions are layered (boolean over predicate over value over primary).
 */
parser grammar TravertineParser;

options {
    tokenVocab = TravertineLexer;
}

singleStatement
    : statement SEMICOLON? EOF
    ;

statementList
    : (statement (SEMICOLON statement?)*)? EOF
    ;

singleExpression
    : expression EOF
    ;

// ---------------------------------------------------------------------------------------------------------------------
// Statements: StatementBuilder and DdlBuilder

statement
    : query
    | insert
    | createTopic
    | dropTopic
    | createMaterializedView
    | dropMaterializedView
    | copyFrom
    | show
    | describe
    | explain
    ;

insert
    : INSERT INTO qualifiedName columnList? query
    ;

explain
    : EXPLAIN (PLAN FOR)? ANALYZE? statement
    ;

describe
    : (DESCRIBE | DESC) TABLE? qualifiedName
    ;

show
    : SHOW
        ( what = (TOPICS | TABLES | FUNCTIONS | SCHEMAS)
        | what = MATERIALIZED VIEWS
        | what = COLUMNS (FROM | IN) qualifiedName
        )
        (LIKE string)?
    ;

createTopic
    : CREATE (TOPIC | TABLE) (IF NOT EXISTS)? qualifiedName LPAREN topicElement (COMMA topicElement)* RPAREN
        distribution?
        (WITH optionList)?
    ;

topicElement
    : WATERMARK FOR identifier AS expression                    # watermark
    | PRIMARY KEY columnList (NOT ENFORCED)?                    # primaryKey
    | identifier type columnConstraint*                         # column
    ;

columnConstraint
    : NOT? NULL
    | PRIMARY KEY (NOT ENFORCED)?
    ;

distribution
    : DISTRIBUTED (BY HASH? columnList)? (INTO INTEGER BUCKETS)?
    ;

optionList
    : LPAREN option (COMMA option)* RPAREN
    ;

option
    : optionName EQ? optionValue?
    ;

optionName
    : string
    | identifier (DOT identifier)*
    | NULL
    ;

optionValue
    : string
    | (PLUS | MINUS)? number
    | TRUE
    | FALSE
    | NULL
    | identifier
    ;

dropTopic
    : DROP (TOPIC | TABLE) (IF EXISTS)? qualifiedName
    ;

createMaterializedView
    : CREATE (OR REPLACE)? MATERIALIZED VIEW (IF NOT EXISTS)? qualifiedName columnList? AS query
    ;

dropMaterializedView
    : DROP MATERIALIZED VIEW (IF EXISTS)? qualifiedName
    ;

copyFrom
    : COPY qualifiedName columnList? FROM string (WITH? optionList)?
    ;

columnList
    : LPAREN identifier (COMMA identifier)* RPAREN
    ;

// ---------------------------------------------------------------------------------------------------------------------
// Queries: QueryBuilder

query
    : with? queryBody (ORDER BY sortItem (COMMA sortItem)*)? queryLimit?
    ;

with
    : WITH RECURSIVE? withItem (COMMA withItem)*
    ;

withItem
    : identifier columnList? AS subquery
    ;

queryBody
    : queryPrimary                                              # simpleQuery
    | left = queryBody INTERSECT setQuantifier? right = queryBody # setOperation
    | left = queryBody (UNION | EXCEPT) setQuantifier? right = queryBody # setOperation
    ;

queryPrimary
    : select                                                    # selectQuery
    | VALUES expression (COMMA expression)*                                   # valuesQuery
    | TABLE qualifiedName                                       # tableQuery
    | subquery                                                  # nestedQuery
    ;

subquery
    : QUERY_PAREN query RPAREN
    ;

select
    : SELECT setQuantifier? selectItem (COMMA selectItem)* fromClause?
    ;

fromClause
    : FROM relation (COMMA relation)*
        (WHERE where = expression)?
        (GROUP BY groupBy)?
        (HAVING having = expression)?
        (WINDOW namedWindow (COMMA namedWindow)*)?
        (QUALIFY qualify = expression)?
    ;

setQuantifier
    : DISTINCT
    | ALL
    ;

selectItem
    : STAR                                                      # allColumns
    | qualifiedName DOT STAR                                    # allColumnsOf
    | expression (AS? identifier)?                              # selectExpression
    ;

groupBy
    : setQuantifier? groupingElement (COMMA groupingElement)*
    ;

groupingElement
    : GROUPING SETS LPAREN groupingElement (COMMA groupingElement)* RPAREN # groupingSets
    | (ROLLUP | CUBE) LPAREN expression (COMMA expression)* RPAREN         # rollupOrCube
    | LPAREN RPAREN                                                        # emptyGroup
    | expression                                                           # groupExpression
    ;

namedWindow
    : identifier AS windowSpecification
    ;

windowSpecification
    : LPAREN identifier?
        (PARTITION BY partition += expression (COMMA partition += expression)*)?
        (ORDER BY sortItem (COMMA sortItem)*)?
        windowFrame?
      RPAREN
    ;

windowFrame
    : (ROWS | RANGE) (frameBound | BETWEEN frameBound AND frameBound) frameExclusion?
    ;

frameBound
    : UNBOUNDED (PRECEDING | FOLLOWING)                         # unboundedBound
    | CURRENT ROW                                               # currentRowBound
    | valueExpression (PRECEDING | FOLLOWING)                   # valueBound
    ;

frameExclusion
    : EXCLUDE (CURRENT ROW | GROUP | TIES | NO OTHERS)
    ;

sortItem
    : expression (ASC | DESC)? (NULLS (FIRST | LAST))?
    ;

queryLimit
    : limitClause offsetClause?
    | offsetClause (limitClause | fetchClause)?
    | fetchClause
    ;

limitClause
    : LIMIT (rowCount | ALL)
    ;

offsetClause
    : OFFSET rowCount (ROW | ROWS)?
    ;

fetchClause
    : FETCH (FIRST | NEXT) rowCount? (ROW | ROWS) ONLY
    ;

rowCount
    : number
    | parameter
    ;

// ---------------------------------------------------------------------------------------------------------------------
// Relations, what stands behind FROM: RelationBuilder

relation
    : tableFactor join*
    ;

join
    : CROSS JOIN tableFactor
    | NATURAL joinType? JOIN tableFactor
    | joinType? JOIN tableFactor (ON expression | USING columnList)
    ;

joinType
    : INNER
    | (LEFT | RIGHT | FULL) OUTER?
    ;

tableFactor
    : tablePrimary tableAlias?
    ;

tableAlias
    : AS? identifier columnList?
    ;

tablePrimary
    : qualifiedName snapshot?                                   # namedTable
    | LATERAL? qualifiedName arguments                          # tableFunction
    | LATERAL? TABLE LPAREN qualifiedName arguments RPAREN      # wrappedTableFunction
    | LATERAL? subquery                                         # subqueryTable
    | LPAREN relation RPAREN                                    # nestedRelation
    | LATERAL? UNNEST LPAREN expression (COMMA expression)* RPAREN (WITH ORDINALITY)? # unnest
    ;

snapshot
    : FOR SYSTEM_TIME AS OF valueExpression
    ;

// ---------------------------------------------------------------------------------------------------------------------
// Expressions: ExpressionBuilder

expression
    : booleanExpression
    ;

booleanExpression
    : predicate                                                 # simplePredicate
    | NOT booleanExpression                                     # negation
    | left = booleanExpression AND right = booleanExpression    # conjunction
    | left = booleanExpression OR right = booleanExpression     # disjunction
    ;

// From what binds tightest to what binds loosest, as in PostgreSQL: BETWEEN, IN, LIKE; comparisons; IS.
predicate
    : valueExpression                                           # simpleValue
    | value = predicate NOT? BETWEEN (SYMMETRIC | ASYMMETRIC)? lower = valueExpression AND upper = valueExpression # between
    | value = predicate NOT? IN (subquery | expressionList)     # in
    | value = predicate NOT? likeOperator pattern = valueExpression (ESCAPE escape = valueExpression)? # like
    | value = predicate comparisonOperator (ANY | SOME | ALL) (subquery | expressionList) # quantified
    | left = predicate comparisonOperator right = predicate     # comparison
    | value = predicate IS NOT? (NULL | TRUE | FALSE | UNKNOWN) # is
    ;

likeOperator
    : LIKE
    | ILIKE
    | SIMILAR TO
    ;

comparisonOperator
    : EQ
    | NE
    | LT
    | LE
    | GT
    | GE
    | IS NOT? DISTINCT FROM
    ;

expressionList
    : LPAREN expression (COMMA expression)* RPAREN
    ;

valueExpression
    : primaryExpression                                         # simplePrimary
    | (MINUS | PLUS) valueExpression                            # signed
    | left = valueExpression (STAR | SLASH | PERCENT) right = valueExpression # multiplicative
    | left = valueExpression (PLUS | MINUS) right = valueExpression # additive
    | left = valueExpression CONCAT right = valueExpression     # concatenation
    ;

primaryExpression
    : literal                                                   # literalExpression
    | parameter                                                 # parameterExpression
    | intervalExpression                                        # intervalValue
    | qualifiedName functionCall?                               # nameOrCall
    | (LEFT | RIGHT) functionCall                               # reservedNameCall
    | specialFunction overClause?                               # specialCall
    | CASE operand = expression? whenClause+ (ELSE otherwise = expression)? END # case
    | EXISTS subquery                                           # exists
    | subquery                                                  # scalarSubquery
    | ROW LPAREN rowItem (COMMA rowItem)* RPAREN                # explicitRow
    | LPAREN rowItem (COMMA rowItem)* RPAREN                    # parenthesised
    | ARRAY LBRACKET (expression (COMMA expression)*)? RBRACKET # arrayConstructor
    | ARRAY subquery                                            # arrayQuery
    | primaryExpression DOUBLE_COLON type                       # shortCast
    | primaryExpression LBRACKET expression RBRACKET            # subscript
    | primaryExpression DOT identifier                          # fieldAccess
    ;

/** DEFAULT has a meaning in the rows of INSERT only; elsewhere the validator refuses it. */
rowItem
    : expression
    | DEFAULT
    ;

whenClause
    : WHEN expression (COMMA expression)* THEN expression
    ;

// ---------------------------------------------------------------------------------------------------------------------
// Functions: FunctionBuilder

functionCall
    : arguments nullTreatment? withinGroup? filterClause? overClause?
    ;

arguments
    : LPAREN STAR RPAREN
    | LPAREN RPAREN
    | LPAREN setQuantifier? argument (COMMA argument)* nullTreatment? (ORDER BY sortItem (COMMA sortItem)*)? RPAREN
    | QUERY_PAREN query RPAREN
    ;

argument
    : (identifier ARROW)? ( DEFAULT | expression (partitioning ordering?)? | TABLE qualifiedName partitioning? ordering? )
    ;

partitioning
    : PARTITION BY (identifier | columnList)
    ;

ordering
    : ORDER BY (sortItem | LPAREN sortItem (COMMA sortItem)+ RPAREN)
    ;

nullTreatment
    : (IGNORE | RESPECT) NULLS
    ;

withinGroup
    : WITHIN GROUP LPAREN ORDER BY sortItem (COMMA sortItem)* RPAREN
    ;

filterClause
    : FILTER LPAREN WHERE expression RPAREN
    ;

overClause
    : OVER (identifier | windowSpecification)
    ;

specialFunction
    : (CAST | TRY_CAST | SAFE_CAST) LPAREN expression AS type RPAREN                                    # cast
    | EXTRACT LPAREN timeUnit FROM expression RPAREN                                                    # extract
    | (FLOOR | CEIL | CEILING) LPAREN expression (TO timeUnit | COMMA expression)? RPAREN               # floorOrCeil
    | SUBSTRING LPAREN expression (FROM | COMMA) expression ((FOR | COMMA) expression)? RPAREN          # substring
    | TRIM LPAREN trimSide FROM expression RPAREN                                                       # trimSpaces
    | TRIM LPAREN trimSide? expression (FROM expression)? RPAREN                                        # trim
    | POSITION LPAREN valueExpression IN expression (FROM expression)? RPAREN                           # position
    | OVERLAY LPAREN expression PLACING expression FROM expression (FOR expression)? RPAREN             # overlay
    ;

trimSide
    : BOTH
    | LEADING
    | TRAILING
    ;

/** YEAR, DOW, EPOCH, ...: known units and the names of others. */
timeUnit
    : identifier
    ;

// ---------------------------------------------------------------------------------------------------------------------
// Literals: LiteralBuilder

literal
    : number                                                    # numberLiteral
    | string STRING*                                            # stringLiteral
    | BINARY_STRING                                             # binaryLiteral
    | (TRUE | FALSE | UNKNOWN | NULL)                           # wordLiteral
    | (DATE | TIME | TIMESTAMP | TIMESTAMPTZ) string            # dateTimeLiteral
    | (TIME | TIMESTAMP) (WITH LOCAL? | WITHOUT) TIME ZONE string # zonedLiteral
    ;

number
    : INTEGER
    | DECIMAL
    | APPROXIMATE
    ;

string
    : STRING
    | ESCAPE_STRING
    | UNICODE_STRING
    | NATIONAL_STRING
    ;

parameter
    : QUESTION
    | PARAMETER
    ;

intervalExpression
    : INTERVAL (PLUS | MINUS)? string intervalQualifier?        # intervalLiteral
    | INTERVAL (PLUS | MINUS)? number intervalUnit              # intervalNumber
    | INTERVAL (PLUS | MINUS)? (qualifiedName | LPAREN expression RPAREN) intervalUnit # intervalCall
    ;

intervalQualifier
    : start = intervalUnit precision? (TO end = intervalUnit precision?)?
    ;

intervalUnit
    : YEAR | YEARS
    | QUARTER | QUARTERS
    | MONTH | MONTHS
    | WEEK | WEEKS
    | DAY | DAYS
    | HOUR | HOURS
    | MINUTE | MINUTES
    | SECOND | SECONDS
    | MILLISECOND | MILLISECONDS
    | MICROSECOND | MICROSECONDS
    ;

// ---------------------------------------------------------------------------------------------------------------------
// Types: TypeBuilder

type
    : DOUBLE PRECISION                                          # doubleType
    | (TIME | TIMESTAMP) precision? ((WITH LOCAL? | WITHOUT) TIME ZONE)? # dateTimeType
    | INTERVAL intervalQualifier                                # intervalType
    | identifier VARYING precision?                             # varyingType
    | identifier precision?                                     # namedType
    | type (ARRAY | LBRACKET RBRACKET)                          # arrayType
    ;

precision
    : LPAREN INTEGER (COMMA MINUS? INTEGER)? RPAREN
    ;

// ---------------------------------------------------------------------------------------------------------------------
// Names: NameBuilder

qualifiedName
    : identifier (DOT identifier)*
    ;

identifier
    : IDENTIFIER
    | QUOTED_IDENTIFIER
    | BACKQUOTED_IDENTIFIER
    | nonReserved
    ;

nonReserved
    : ANALYZE | ASC | BOTH | BUCKETS | BY | COLUMNS | COPY | CURRENT | DATE | DAY | DAYS | DESC | DESCRIBE | DISTRIBUTED
    | DOUBLE | DROP | ENFORCED | ESCAPE | EXCLUDE | EXPLAIN | FILTER | FIRST | FOLLOWING | FUNCTIONS | GROUPING | HASH
    | HOUR | HOURS | IF | IGNORE | INSERT | KEY | LAST | LEADING | LOCAL | MATERIALIZED | MICROSECOND | MICROSECONDS
    | MILLISECOND | MILLISECONDS | MINUTE | MINUTES | MONTH | MONTHS | NEXT | NO | NULLS | OF | ONLY | ORDINALITY | OTHERS
    | PARTITION | PLACING | PLAN | PRECEDING | PRECISION | PRIMARY | QUARTER | QUARTERS | RANGE | RECURSIVE | REPLACE
    | RESPECT | ROWS | SCHEMAS | SECOND | SECONDS | SETS | SHOW | SYSTEM_TIME | TABLES | TIES | TIME | TIMESTAMP
    | TIMESTAMPTZ | TO | TOPIC | TOPICS | TRAILING | UNBOUNDED | VARYING | VIEW | VIEWS | WATERMARK | WEEK | WEEKS | WITHIN
    | WITHOUT | YEAR | YEARS | ZONE
    ;
