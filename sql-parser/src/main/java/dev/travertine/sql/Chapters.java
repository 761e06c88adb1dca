package dev.travertine.sql;

/** The builders of one parse, a chapter of the grammar each; they call one another through here. */
final class Chapters {
    final NameBuilder names;
    final TypeBuilder types;
    final LiteralBuilder literals;
    final IntervalBuilder intervals;
    final FunctionBuilder functions;
    final NamedFunctions namedFunctions;
    final ExpressionBuilder expressions;
    final RelationBuilder relations;
    final WindowBuilder windows;
    final QueryBuilder queries;
    final DdlBuilder ddl;
    final StatementBuilder statements;

    Chapters(NameRules rules, TokenRoles roles) {
        names = new NameBuilder(rules);
        literals = new LiteralBuilder(roles);
        intervals = new IntervalBuilder(this);
        types = new TypeBuilder(this);
        functions = new FunctionBuilder(this);
        namedFunctions = new NamedFunctions(this);
        expressions = new ExpressionBuilder(this);
        windows = new WindowBuilder(this);
        relations = new RelationBuilder(this);
        queries = new QueryBuilder(this);
        ddl = new DdlBuilder(this);
        statements = new StatementBuilder(this);
    }
}
