package dev.travertine.planner.type;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;

/** Makes types under the rules of our type system; text is UTF-8. One for each statement that is planned. */
public final class TypeFactory extends JavaTypeFactoryImpl {
    public TypeFactory() {
        super(TypeSystem.INSTANCE);
    }

    @Override
    public Charset getDefaultCharset() {
        return StandardCharsets.UTF_8;
    }
}
