package dev.coxswain.script;

import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.EmptyExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.syntax.Types;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
            List<Statement> statements = module.getStatementBlock().getStatements();
            statements.forEach(LineCustomizer::keepVariable);
            if (!statements.isEmpty() && isAssignment(statements.getLast())) {
                module.getStatementBlock()
                        .addStatement(new ExpressionStatement(new ConstantExpression(null)));
            }
        }
        new ExitTransformer(source).visitClass(node);
    }

    /** A line that ends with an assignment has no value to be shown. */
    private static boolean isAssignment(Statement statement) {
        return statement instanceof ExpressionStatement holder
                && holder.getExpression() instanceof BinaryExpression expression
                && Types.ofType(expression.getOperation().getType(), Types.ASSIGNMENT_OPERATOR);
    }

    private static void keepVariable(Statement statement) {
        if (statement instanceof ExpressionStatement holder
                && holder.getExpression() instanceof DeclarationExpression declaration) {
            Expression right = declaration.getRightExpression();
            BinaryExpression assignment =
                    new BinaryExpression(
                            target(declaration),
                            declaration.getOperation(),
                            right instanceof EmptyExpression
                                    ? new ConstantExpression(null)
                                    : right);
            assignment.setSourcePosition(declaration);
            holder.setExpression(assignment);
        }
    }

    private static Expression target(DeclarationExpression declaration) {
        if (!declaration.isMultipleAssignmentDeclaration()) {
            return undeclared(declaration.getVariableExpression());
        }
        TupleExpression variables = new TupleExpression();
        for (Expression each : declaration.getTupleExpression().getExpressions()) {
            variables.addExpression(
                    each instanceof VariableExpression variable ? undeclared(variable) : each);
        }
        variables.setSourcePosition(declaration.getTupleExpression());
        return variables;
    }

    private static VariableExpression undeclared(VariableExpression declared) {
        VariableExpression variable = new VariableExpression(declared.getName());
        variable.setSourcePosition(declared);
        return variable;
    }

    /** {@code System.exit(n)} ends the script, wherever in its text it stands. */
    private static final class ExitTransformer extends ClassCodeExpressionTransformer {
        private static final Set<String> EXITS = Set.of("exit", "halt");
        private static final Set<String> RUNTIME =
                Set.of("Runtime.runtime", "Runtime.getRuntime()");

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
            if (expression instanceof ClosureExpression closure) {
                closure.getCode().visit(this);
            }
            if (expression instanceof MethodCallExpression call && isExit(call)) {
                StaticMethodCallExpression ours =
                        new StaticMethodCallExpression(
                                ClassHelper.make(ScriptExit.class),
                                "end",
                                transform(call.getArguments()));
                ours.setSourcePosition(call);
                return ours;
            }
            return super.transform(expression);
        }

        private static boolean isExit(MethodCallExpression call) {
            String name = String.valueOf(call.getMethodAsString());
            return name.equals("exit") && isSystem(call.getObjectExpression())
                    || EXITS.contains(name)
                            && RUNTIME.contains(call.getObjectExpression().getText());
        }

        private static boolean isSystem(Expression target) {
            return target instanceof VariableExpression variable
                            && variable.getName().equals("System")
                    || target instanceof ClassExpression type
                            && type.getType().getName().equals("java.lang.System");
        }
    }
}
