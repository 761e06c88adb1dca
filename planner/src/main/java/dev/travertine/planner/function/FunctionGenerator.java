package dev.travertine.planner.function;

import dev.travertine.planner.validate.Conformance;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumUtils;
import org.apache.calcite.adapter.enumerable.RexToLixTranslator;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.MemberDeclaration;
import org.apache.calcite.linq4j.tree.ParameterExpression;
import org.apache.calcite.linq4j.tree.Primitive;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.rex.RexProgramBuilder;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.ClassBodyEvaluator;

/** Generates a Java class for an expression over a row of arguments, with Calcite's translator, and compiles it with Janino. */
final class FunctionGenerator {
    private FunctionGenerator() {}

    /**
     * The function.
     *
     * @param call an expression over columns of {@code row}
     */
    static RowFunction generate(RexNode call, RelDataType row, RexBuilder builder) {
        RexProgramBuilder programs = new RexProgramBuilder(row, builder);
        programs.addProject(call, "result");
        RexProgram program = programs.getProgram();
        JavaTypeFactory types = (JavaTypeFactory) builder.getTypeFactory();

        ParameterExpression arguments = Expressions.parameter(Modifier.FINAL, Object[].class, "arguments");
        BlockBuilder body = new BlockBuilder();
        RexToLixTranslator.InputGetter inputs = (list, index, storage) -> {
            Type own = types.getJavaClass(row.getFieldList().get(index).getType());
            Expression value = Expressions.convert_(
                    Expressions.arrayIndex(arguments, Expressions.constant(index)), Primitive.box(own));
            Expression typed = Primitive.is(own) ? Expressions.unbox(value) : value;
            return list.append("input" + index, EnumUtils.convert(typed, storage == null ? own : storage));
        };
        List<Expression> results = RexToLixTranslator.translateProjects(
                program, types, Conformance.INSTANCE, body, null, null, DataContext.ROOT, inputs, null);
        Expression result = results.getFirst();
        body.add(Expressions.return_(null, Primitive.is(result.getType()) ? Expressions.box(result) : result));
        MemberDeclaration method = Expressions.methodDecl(
                Modifier.PUBLIC, Object.class, "evaluate", List.of(arguments, DataContext.ROOT), body.toBlock());
        return compile(Expressions.toString(List.of(method), "\n", false), call);
    }

    private static RowFunction compile(String source, RexNode call) {
        ClassBodyEvaluator evaluator = new ClassBodyEvaluator();
        evaluator.setParentClassLoader(FunctionGenerator.class.getClassLoader());
        evaluator.setClassName("dev.travertine.planner.function.Generated");
        evaluator.setImplementedInterfaces(new Class<?>[] {RowFunction.class});
        try {
            return (RowFunction) evaluator.createInstance(new StringReader(source));
        } catch (CompileException | IOException e) {
            throw new TravertineException(
                    ErrorCode.FEATURE_NOT_SUPPORTED, "expression " + call + " is not supported", e);
        }
    }
}
