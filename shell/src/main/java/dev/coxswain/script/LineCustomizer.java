package dev.coxswain.script;

import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

import java.util.ArrayList;
import java.util.List;

/**
 * Changes to what is compiled: at the prompt a declared variable stays and imports last; everywhere
 * {@code System.exit} ends the script and not the program.
 */
final class LineCustomizer extends CompilationCustomizer {
    private final boolean typed;
    private final List<ImportNode> imports = new ArrayList<>();

    /**
     * @param typed whether the text was typed at the prompt, in contrast to a file
     */
    LineCustomizer(boolean typed) {
        super(CompilePhase.CONVERSION);
        this.typed = typed;
    }

    /** The imports the text had. */
    List<ImportNode> imports() {
        return imports;
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode node) {
        ModuleNode module = source.getAST();
        if (typed && node.isScript()) {
            imports.addAll(module.getImports());
            imports.addAll(module.getStarImports());
            imports.addAll(module.getStaticImports().values());
            imports.addAll(module.getStaticStarImports().values());
            module.getStatementBlock().getStatements().forEach(LineCustomizer::keepVariable);
        }
        new ExitTransformer(source).visitClass(node);
    }

    private static void keepVariable(Statement statement) {
        if (statement instanceof ExpressionStatement holder
                && holder.getExpression() instanceof DeclarationExpression declaration
                && !declaration.isMultipleAssignmentDeclaration()) {
            VariableExpression variable =
                    new VariableExpression(declaration.getVariableExpression().getName());
            variable.setSourcePosition(declaration.getVariableExpression());
            BinaryExpression assignment =
                    new BinaryExpression(
                            variable, declaration.getOperation(), declaration.getRightExpression());
            assignment.setSourcePosition(declaration);
            holder.setExpression(assignment);
        }
    }

    /** {@code System.exit(n)} becomes {@code exit(n)} of the script. */
    private static final class ExitTransformer extends ClassCodeExpressionTransformer {
        private final SourceUnit source;

        ExitTransformer(SourceUnit source) {
            this.source = source;
        }

        @Override
        protected SourceUnit getSourceUnit() {
            return source;
        }

        @Override
        public Expression transform(Expression expression) {
            if (expression instanceof MethodCallExpression call
                    && "exit".equals(call.getMethodAsString())
                    && isSystem(call.getObjectExpression())) {
                MethodCallExpression ours =
                        new MethodCallExpression(
                                VariableExpression.THIS_EXPRESSION, "exit", call.getArguments());
                ours.setImplicitThis(true);
                ours.setSourcePosition(call);
                return ours;
            }
            return super.transform(expression);
        }

        private static boolean isSystem(Expression target) {
            return target instanceof VariableExpression variable
                            && variable.getName().equals("System")
                    || target instanceof ClassExpression type
                            && type.getType().getName().equals("java.lang.System");
        }
    }
}
